namespace ServiceRegistry.Core.Commands;

/// <summary>The stable codes of <see cref="InvalidValue"/>.</summary>
public static class ErrorCode
{
    /// <summary>A value must be given, and must not be empty.</summary>
    public const string Required = "REQUIRED";

    /// <summary>A text is longer than allowed.</summary>
    public const string TooLong = "TOO_LONG";

    /// <summary>A list has more items than allowed.</summary>
    public const string TooMany = "TOO_MANY";

    /// <summary>A text has not the form, or has characters, that are allowed.</summary>
    public const string Malformed = "MALFORMED";

    /// <summary>A number, time or enum value is not among those allowed.</summary>
    public const string OutOfRange = "OUT_OF_RANGE";

    /// <summary>A value that must be unique is there twice.</summary>
    public const string Duplicate = "DUPLICATE";

    /// <summary>A name is taken by the registry itself.</summary>
    public const string Reserved = "RESERVED";

    /// <summary>A service still has instances.</summary>
    public const string HasInstances = "HAS_INSTANCES";

    /// <summary>The instance has no lease to renew.</summary>
    public const string NoLease = "NO_LEASE";

    /// <summary>The check is not run: the service itself reports.</summary>
    public const string ReportedByService = "REPORTED_BY_SERVICE";

    /// <summary>The check is run by the registry: the service cannot report for it.</summary>
    public const string NotReported = "NOT_REPORTED_BY_SERVICE";

    /// <summary>A value is given where it means nothing.</summary>
    public const string Misplaced = "MISPLACED";

    /// <summary>A client mutation id was used before, with another input.</summary>
    public const string OperationIdReused = "OPERATION_ID_REUSED";

    /// <summary>The mask of a secret is given where it stands for none that is stored, or an instance moves that a secret is sent to.</summary>
    public const string SecretMasked = "SECRET_MASKED";

    /// <summary>Backups cannot be asked for: no folder is set for them.</summary>
    public const string BackupsOff = "BACKUPS_OFF";
}
