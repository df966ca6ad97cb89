using System.Reflection;
using System.Text.RegularExpressions;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins.Running;

namespace ServiceRegistry.Plugins.Loading;

/// <summary>Loads one plugin and checks it before any check can use it.</summary>
internal sealed partial class PluginLoader(ShadowCopies copies, IStrategyHost host, PluginOptions options)
{
    /// <exception cref="PluginLoadException">It cannot be offered; nothing of it is left loaded.</exception>
    public LoadedPlugin Load(string folder)
    {
        var name = Path.GetFileName(folder);
        var manifest = PluginManifest.Read(folder);
        if (!File.Exists(Path.Combine(folder, name + ".dll")))
        {
            throw new PluginLoadException($"The folder has no {name}.dll: a plugin's assembly has the name of its folder.");
        }

        var copy = copies.Copy(folder);
        DemandTrust(copy);
        var path = Path.Combine(copy, name + ".dll");
        ContractReference.Check(path);
        PluginLoadContext? context = null;
        try
        {
            context = new PluginLoadContext(name, path);
            var assembly = context.LoadFromAssemblyPath(path);
            LoadReferences(context, assembly);
            var identity = new PluginIdentity(manifest.Name ?? name, manifest.Version ?? Version(assembly), manifest.Description);
            return new LoadedPlugin(identity, Strategies(assembly).Select(type => Offer(type, identity.Name)).ToList(), context, copy, host.Time.GetUtcNow());
        }
        catch (Exception e)
        {
            context?.Unload();
            throw e as PluginLoadException ?? new PluginLoadException("The plugin could not be loaded.", Unwrap(e));
        }
    }

    // Of the copy, which is what is loaded: the folder itself may be another one by now.
    private void DemandTrust(string copy)
    {
        if (options.Trust == PluginTrust.Allowlist && FolderHash.Of(copy) is var hash && !options.Allowed.Contains(hash, StringComparer.OrdinalIgnoreCase))
        {
            throw new PluginLoadException($"It is not on the list of plugins that may be loaded. The SHA-256 of its files is {hash}.");
        }
    }

    /// <summary>A library that is missing is found out now, not by the first check that needs it.</summary>
    private static void LoadReferences(PluginLoadContext context, Assembly assembly)
    {
        foreach (var reference in assembly.GetReferencedAssemblies())
        {
            context.LoadFromAssemblyName(reference);
        }
    }

    private static List<Type> Strategies(Assembly assembly)
    {
        try
        {
            var types = assembly.GetTypes()
                .Where(type => type is { IsClass: true, IsAbstract: false, IsVisible: true } && typeof(IHealthCheckStrategy).IsAssignableFrom(type))
                .OrderBy(type => type.MetadataToken)
                .ToList();
            return types.Count > 0 ? types : throw new PluginLoadException(
                $"{assembly.GetName().Name}.dll offers no strategy: it has no public class derived from HealthCheckStrategy<TSettings>.");
        }
        catch (ReflectionTypeLoadException e)
        {
            var reasons = e.LoaderExceptions.Select(inner => inner?.Message).Distinct();
            throw new PluginLoadException("Its types could not be read:\n" + string.Join('\n', reasons));
        }
    }

    private LoadedStrategy Offer(Type type, string plugin)
    {
        if (type.GetConstructor(Type.EmptyTypes) is null)
        {
            throw new PluginLoadException($"{type} has no public parameterless constructor.");
        }

        return Offer(() => (IHealthCheckStrategy)Activator.CreateInstance(type)!, type.FullName!, plugin, isReported: false);
    }

    /// <summary>Makes a strategy, reads its schema and hands it the host.</summary>
    public LoadedStrategy Offer(Func<IHealthCheckStrategy> create, string type, string plugin, bool isReported)
    {
        var step = "its constructor";
        try
        {
            var strategy = create();
            step = "its name";
            var name = strategy.Name;
            if (name is null || !StrategyName().IsMatch(name))
            {
                throw new PluginLoadException(
                    $"The strategy {type} is named '{name}': a name is a lower-case letter, then letters and digits, 64 at most.");
            }

            step = "its description";
            var description = strategy.Description;
            step = "its settings";
            var settings = strategy.Settings;
            step = "its initialization";
            strategy.Initialize(host);
            return new LoadedStrategy(strategy, new StrategyInfo(name, description, plugin, settings, isReported) { Pushes = strategy.Pushes });
        }
        catch (Exception e) when (Unwrap(e) is SettingsSchemaException fault)
        {
            throw new PluginLoadException($"The settings of {type} cannot be offered. {fault.Message}");
        }
        catch (Exception e) when (e is not PluginLoadException)
        {
            throw new PluginLoadException($"The strategy {type} failed in {step}.", Unwrap(e));
        }
    }

    private static string? Version(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? assembly.GetName().Version?.ToString();

    private static Exception Unwrap(Exception e) =>
        e is TargetInvocationException or TypeInitializationException && e.InnerException is { } inner ? Unwrap(inner) : e;

    [GeneratedRegex("^[a-z][A-Za-z0-9]{0,63}$")]
    private static partial Regex StrategyName();
}
