using ServiceRegistry.Features.Runner;
using Xunit.Abstractions;

namespace ServiceRegistry.Features;

// One class a feature file, named after it: files run beside each other, the scenarios of one file in turn.

public sealed class BackupFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class BrowserFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class ConnectionsFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class DiscoveryFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class EgressFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class FilteringFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class HealthChecksFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class HistoryFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class HttpFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class LeasesFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class LimitsFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class MaintenanceFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class OperationsFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class PagingFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class PersistedDocumentsFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class PersistenceFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class PluginsFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class RegisteringFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class RegistryFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class RevisionsFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class SecretsFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class ServicesFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class StrategiesFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class SubscriptionsFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class TryingFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class ValuesFeature(ITestOutputHelper output) : FeatureTests(output);

public sealed class WebsocketFeature(ITestOutputHelper output) : FeatureTests(output);
