using System.Collections.Immutable;
using ServiceRegistry.Core.Commands;
using ServiceRegistry.Core.Model;

namespace ServiceRegistry.Core.State;

/// <summary>Registers instances, all or none (CONTRACT.md, 14).</summary>
internal static class Registering
{
    // So many tags are compared with one another in less time than it takes to put them into a set.
    private const int Few = 16;

    public static void Apply(Draft draft, RegisterInstances command)
    {
        InstanceRules.Check(command, draft.Errors);
        if (!draft.Errors.IsEmpty)
        {
            return;
        }

        foreach (var registration in command.Registrations)
        {
            ExpectRevision(draft, registration);
        }

        var registrations = new Registration[command.Registrations.Length];
        for (var place = 0; place < registrations.Length; place++)
        {
            registrations[place] = WithSecrets(draft, command, place);
        }

        if (draft.Errors.IsEmpty)
        {
            foreach (var registration in registrations)
            {
                Register(draft, registration);
            }
        }
    }

    private static void ExpectRevision(Draft draft, Registration registration)
    {
        if (registration.ExpectedRevision is { } expected)
        {
            var revision = Known(draft, registration)?.Revision ?? 0;
            draft.IsExpected(revision, expected, $"The instance '{registration.Key}' of {registration.Service}");
        }
    }

    private static Registration WithSecrets(Draft draft, RegisterInstances command, int place)
    {
        var registration = command.Registrations[place];
        var checks = registration.Checks.OrEmpty();
        if (checks.All(check => check.Masks.IsEmpty))
        {
            return registration;
        }

        var path = command.IsList ? ValuePath.Input.At("instances").At(place) : ValuePath.Input;
        return registration with
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
        tags.OrEmpty() is var given && (given.Length > Few || IsAnyRepeated(given)) ? [.. given.Distinct()] : given;

    private static bool IsAnyRepeated(ImmutableArray<string> few)
    {
        for (var i = 1; i < few.Length; i++)
        {
            if (few.AsSpan(0, i).Contains(few[i]))
            {
                return true;
            }
        }

        return false;
    }
}
