using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>Registers instances, all or none (CONTRACT.md, 14).</summary>
internal static class Registering
{
    public static void Apply(Draft draft, RegisterInstances command)
    {
        InstanceRules.Check(command, draft.Errors);
        if (!draft.Errors.IsEmpty)
        {
            return;
        }

        foreach (var registration in command.Registrations)
        {
            var revision = Known(draft, registration)?.Revision ?? 0;
            draft.IsExpected(revision, registration.ExpectedRevision, $"The instance '{registration.Key}' of {registration.Service}");
        }

        var registrations = command.Registrations.Select((registration, place) => WithSecrets(draft, Path(command, place), registration)).ToList();
        if (draft.Errors.IsEmpty)
        {
            foreach (var registration in registrations)
            {
                Register(draft, registration);
            }
        }
    }

    private static ValuePath Path(RegisterInstances command, int place) =>
        command.IsList ? ValuePath.Input.At("instances").At(place) : ValuePath.Input;

    private static Registration WithSecrets(Draft draft, ValuePath path, Registration registration)
    {
        var checks = registration.Checks.OrEmpty();
        return checks.All(check => check.Masks.IsEmpty) ? registration : registration with
        {
            Checks = KeptSecrets.Resolve(draft, path.At("checks"), checks, KnownThere(draft, registration)?.Checks ?? []),
        };
    }

    private static Instance? Known(Draft draft, Registration registration) =>
        registration.Key is { } key ? draft.FindInstance(registration.Service, key) : null;

    // Elsewhere, a secret that is kept would be sent to whoever is there.
    private static Instance? KnownThere(Draft draft, Registration registration) =>
        Known(draft, registration) is { } known
        && (known.Scheme, known.Host, known.Port) == (registration.Scheme, registration.Host, registration.Port) ? known : null;

    private static void Register(Draft draft, Registration registration)
    {
        Instance instance;
        ChangeKind? change;
        if (Known(draft, registration) is not { } known)
        {
            var id = draft.NewId();
            var service = draft.FindService(registration.Service)?.Description.Key ?? registration.Service;
            instance = draft.Create(InstanceTexts.Share(Describe(draft, registration, new()
            {
                Id = id,
                Key = registration.Key ?? id.ToString(),
                Service = service,
                Version = registration.Version,
                Host = registration.Host,
            }), service));
            change = ChangeKind.Created;
        }
        else if (Describe(draft, registration, known) is var described && SameContent.Of(known, described))
        {
            (instance, change) = (known, null);
        }
        else
        {
            (instance, change) = (draft.Change(known, InstanceTexts.Share(described, known.Service)), ChangeKind.Changed);
        }

        draft.Touch(instance, change);
        if (instance.LeaseTtl is not null)
        {
            draft.Renew(instance.Id);
        }
    }

    // The registration replaces what was registered as a whole; id, key, times, maintenance and status are kept.
    private static Instance Describe(Draft draft, Registration registration, Instance known) => known with
    {
        Version = registration.Version,
        Scheme = registration.Scheme,
        Host = registration.Host,
        Port = registration.Port,
        Endpoints = registration.Endpoints.OrEmpty(),
        Tags = Once(registration.Tags),
        Metadata = registration.Metadata.OrEmpty(),
        Zone = registration.Zone,
        Weight = registration.Weight,
        LeaseTtl = Micro.Cut(registration.LeaseTtl),
        DeregisterAfter = Micro.Cut(registration.DeregisterAfter),
        Checks = CheckDrafts.Describe(draft, registration.Checks.OrEmpty(), known.Checks),
    };

    /// <summary>Each tag once, in the order given.</summary>
    public static ImmutableArray<string> Once(ImmutableArray<string> tags) =>
        tags.OrEmpty() is { Length: > 1 } several ? [.. several.Distinct()] : tags.OrEmpty();
}
