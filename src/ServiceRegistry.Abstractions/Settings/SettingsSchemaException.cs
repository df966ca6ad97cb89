namespace ServiceRegistry.Abstractions;

/// <summary>A settings class cannot be offered. A fault of the plugin, told when it is loaded.</summary>
/// <param name="message">Which class and property, and what is wrong with it.</param>
public sealed class SettingsSchemaException(string message) : Exception(message);
