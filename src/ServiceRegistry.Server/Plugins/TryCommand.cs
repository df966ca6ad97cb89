using System.Globalization;
using ServiceRegistry.Abstractions;
using ServiceRegistry.Core.Secrets;
using ServiceRegistry.Core.Strategies;
using ServiceRegistry.Plugins;
using ServiceRegistry.Server.Settings;

namespace ServiceRegistry.Server.Plugins;

/// <summary>
/// Runs one strategy of a plugin's folder once, instead of serving: <c>try FOLDER STRATEGY [SETTINGS] [--host H] [--port P]</c>. It is
/// loaded and run as a server with the same settings would, its policy of addresses included, and all that it does is told.
/// </summary>
internal static class TryCommand
{
    private const string Usage = "Say what to try: try FOLDER STRATEGY [SETTINGS AS JSON] [--host HOST] [--port PORT] [--scheme SCHEME] [--timeout PT10S]";

    public static bool IsAsked(string[] args) => args is ["try", ..];

    /// <param name="args">The command.</param>
    /// <param name="output">Is told what was done.</param>
    /// <param name="errors">Is told why it could not be done.</param>
    /// <returns>0 where the result is a PASS; otherwise 1.</returns>
    /// <exception cref="InvalidSettingsException">A setting of the server is wrong.</exception>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is not [_, var folder, var strategy, .. var rest] || folder.StartsWith('-') || strategy.StartsWith('-'))
        {
            return await RefuseAsync(errors, Usage);
        }

        var json = rest is [var given, ..] && !given.StartsWith('-') ? given : "{}";
        var options = rest.SkipWhile(argument => !argument.StartsWith('-')).ToArray();
        if (!TryTarget.TryRead(options, out var target, out var problem))
        {
            return await RefuseAsync(errors, problem);
        }

        if (!Directory.Exists(folder))
        {
            return await RefuseAsync(errors, $"There is no folder {Path.GetFullPath(folder)}.");
        }

        var time = TimeProvider.System;
        await using var catalog = new PluginCatalog(Options(time, output), time);
        await catalog.LoadAsync(folder, CancellationToken.None);
        return await ProblemAsync(catalog, strategy, json) is { } reason
            ? await RefuseAsync(errors, reason)
            : await RunAsync(catalog, strategy, json, target, time, output);
    }

    // What names an address to this command is not meant for the server.
    private static PluginOptions Options(TimeProvider time, TextWriter output)
    {
        var host = WebApplication.CreateBuilder();
        var settings = SettingsReader.Read(host.Configuration, host.Environment.ContentRootPath);
        return new PluginOptions(settings.Plugins.Path)
        {
            Egress = settings.HealthChecks.Egress,
            Trust = settings.Plugins.Trust,
            Allowed = settings.Plugins.Allowed,
            DrainTimeout = TimeSpan.FromSeconds(1),
            Through = connector => new ToldConnector(connector, time, TextWriter.Synchronized(output)),
        };
    }

    private static async Task<string?> ProblemAsync(PluginCatalog catalog, string strategy, string json)
    {
        if (catalog.Current.Plugins.FirstOrDefault(plugin => plugin.State == PluginState.Failed) is { } failed)
        {
            return $"The plugin {failed.Name} was not loaded. {failed.Error}";
        }

        var offered = catalog.Current.Strategies.Where(known => known.Plugin != PluginCatalog.BuiltIn).Select(known => known.Name).ToList();
        if (!offered.Contains(strategy))
        {
            return $"The plugin offers no strategy '{strategy}', but {string.Join(", ", offered)}.";
        }

        var problems = (await catalog.ValidateSettingsAsync(strategy, json)).Problems;
        return problems.Count == 0 ? null : "The settings are not valid." + string.Concat(problems.Select(problem => $"\n{string.Join('.', problem.Path.Prepend(strategy))}: {problem.Message}"));
    }

    private static async Task<int> RunAsync(PluginCatalog catalog, string strategy, string json, TryTarget target, TimeProvider time, TextWriter output)
    {
        var validation = await catalog.ValidateSettingsAsync(strategy, json);
        var known = catalog.Current.Strategies.Single(offered => offered.Name == strategy);
        var plugin = catalog.Current.Plugins.Single(loaded => loaded.Name == known.Plugin);
        await TellAsync(output, "plugin", $"{plugin.Name} {plugin.Version}");
        await TellAsync(output, "strategy", $"{known.Name}: {known.Description}");
        await TellAsync(output, "settings", SettingsMask.Hide(known.Settings.Root, validation.Json!).Json);
        await TellAsync(output, "target", target.ToString());

        var started = time.GetTimestamp();
        var result = await catalog.RunAsync(strategy, validation.Json!, target.Address, target.Timeout, CancellationToken.None);
        var took = time.GetElapsedTime(started);

        foreach (var measured in result.Measurements)
        {
            await TellAsync(output, "measured", string.Create(CultureInfo.InvariantCulture, $"{measured.Name} {measured.Value:0.###} {measured.Unit}"));
        }

        await TellAsync(output, "outcome", result.Outcome.ToString().ToUpperInvariant() + (result.Code is { } code ? $" ({code})" : ""));
        await TellAsync(output, "output", result.Output ?? "none");
        await TellAsync(output, "took", DurationWords.Of(took));
        return result.Outcome == CheckOutcome.Pass ? 0 : 1;
    }

    private static Task TellAsync(TextWriter output, string what, string text) => output.WriteLineAsync($"{what,-9} {text}");

    private static async Task<int> RefuseAsync(TextWriter errors, string reason)
    {
        await errors.WriteLineAsync(reason);
        return 1;
    }
}
