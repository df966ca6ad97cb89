namespace ServiceRegistry.GraphQL.Execution;

/// <summary>Whether the answer tells what the operation costs.</summary>
public enum CostReporting
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The answer has <c>extensions.operationCost</c>, with <c>fieldCost</c> and <c>typeCost</c>.</summary>
    Report,

    /// <summary>
    /// The answer has nothing else: the operation is not executed, and no limit is held against it, but that of the values of its variables.
    /// </summary>
    Validate,
}
