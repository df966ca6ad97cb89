using ServiceRegistry.Abstractions;

namespace ServiceRegistry.Server.Plugins;

/// <summary>The objects and enums that settings are made of, each once by its name.</summary>
internal sealed class ReachableSettings
{
    private readonly Dictionary<string, SettingsObject> objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SettingsEnumType> enums = new(StringComparer.Ordinal);

    public IReadOnlyCollection<SettingsObject> Objects => objects.Values;

    public IReadOnlyCollection<SettingsEnumType> Enums => enums.Values;

    public void Add(SettingsObject settings)
    {
        if (objects.TryAdd(settings.InputType, settings))
        {
            foreach (var field in settings.Fields)
            {
                Add(field.Type);
            }
        }
    }

    private void Add(SettingsType type)
    {
        switch (type)
        {
            case SettingsListType list:
                Add(list.Item);
                break;
            case SettingsObjectType nested:
                Add(nested.Object);
                break;
            case SettingsEnumType choice:
                enums.TryAdd(choice.EnumType, choice);
                break;
        }
    }
}
