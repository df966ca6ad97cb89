namespace ServiceRegistry.Abstractions;

/// <summary>
/// A way of checking a target. Derive a public class with a parameterless constructor from it, and put its assembly into a
/// folder of the same name under the plugins path: the strategy is offered, its settings class is an input type of the
/// GraphQL schema.
/// </summary>
/// <typeparam name="TSettings">
/// A class with a parameterless constructor whose public properties are the settings: of the types string, int, long,
/// double, bool, enum, TimeSpan, Uri, nested classes of such, and lists of these. Names become camelCase, documentation
/// comments become descriptions, initialisers become defaults, and nullability says what may be left out; a value that has
/// no default and must be given is <c>required</c> or marked [Required]. Attributes of data annotations are its rules, and
/// <see cref="SecretAttribute"/> marks what nobody is to see.
/// </typeparam>
public abstract class HealthCheckStrategy<TSettings> : IHealthCheckStrategy
    where TSettings : class
{
    private readonly Lazy<SettingsBinder<TSettings>> binder;
    private readonly Lazy<string?> summary;
    private IStrategyHost? host;

    /// <summary>Reads nothing and opens nothing; that comes with <see cref="Initialize"/>.</summary>
    protected HealthCheckStrategy()
    {
        binder = new(() => new SettingsBinder<TSettings>(Name));
        summary = new(() => XmlDocumentation.Beside(GetType().Assembly).Summary(GetType()));
    }

    /// <summary>The name by which checks choose it: a lower-case letter, then letters and digits, 64 at most.</summary>
    public abstract string Name { get; }

    /// <summary>What it checks, in a sentence. The summary of the class, unless overridden.</summary>
    public virtual string? Description => summary.Value;

    /// <summary>The settings as the host offers them.</summary>
    public SettingsSchema Settings => binder.Value.Schema;

    /// <summary>
    /// Called once, before anything else: the place to build a client that keeps its connections, on
    /// <see cref="IStrategyHost.Connector"/>. Call the base first.
    /// </summary>
    public virtual void Initialize(IStrategyHost host) => this.host = host;

    /// <summary>Rules that attributes cannot say. Called where every value is of its type; values may break rules of attributes, and what
    /// is said of those again is not passed on.</summary>
    protected virtual IEnumerable<SettingsProblem> Validate(TSettings settings) => [];

    /// <summary>
    /// Runs the check once. Runs may overlap. End soon after the token is cancelled: a run that does not is abandoned and
    /// counted against the plugin. What is thrown becomes a result, by <see cref="CheckResult.FromException"/>.
    /// </summary>
    public abstract ValueTask<CheckResult> CheckAsync(CheckContext<TSettings> context, CancellationToken cancellationToken);

    /// <summary>Gives back what <see cref="Initialize"/> built. No run is left when it is called.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    bool IHealthCheckStrategy.Pushes => this is IPushingStrategy<TSettings>;

    SettingsBinding IHealthCheckStrategy.Bind(string settingsJson)
    {
        var host = this.host ?? throw new InvalidOperationException($"The strategy '{Name}' was not initialized: Initialize must call its base.");
        return binder.Value.Bind(settingsJson, Validate, settings => this is IPushingStrategy<TSettings> pushing && pushing.Pushes(settings)
            ? new WatchingCheck<TSettings>(this, pushing, settings, host)
            : new BoundCheck<TSettings>(this, settings, host));
    }
}
