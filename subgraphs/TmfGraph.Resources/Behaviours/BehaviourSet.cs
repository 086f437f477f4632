using System.Collections.Frozen;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Behaviours;

/// <summary>The behaviours of a subgraph by resource type, each in the order of registration.</summary>
public sealed class BehaviourSet
{
    private readonly FrozenDictionary<string, IReadOnlyList<ResourceBehaviour>> _byType;

    /// <exception cref="ArgumentException">A behaviour names a type that the model does not have.</exception>
    public BehaviourSet(DomainModel model, IEnumerable<ResourceBehaviour> behaviours)
    {
        ArgumentNullException.ThrowIfNull(model);
        var pairs = behaviours.SelectMany(b => b.Types, (behaviour, type) => (behaviour, type)).ToList();
        if (pairs.FirstOrDefault(p => !model.Resources.ContainsKey(p.type)) is { behaviour: not null } unknown)
        {
            throw new ArgumentException(
                $"{unknown.behaviour.GetType().Name} belongs to the resource '{unknown.type}', which the model of '{model.Name}' does not have.", nameof(behaviours));
        }

        _byType = pairs.GroupBy(p => p.type, p => p.behaviour, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, IReadOnlyList<ResourceBehaviour> (g) => [.. g], StringComparer.Ordinal);
    }

    /// <summary>The behaviours of a type; empty for none.</summary>
    public IReadOnlyList<ResourceBehaviour> Of(ResourceType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return _byType.GetValueOrDefault(type.Name) ?? [];
    }
}
