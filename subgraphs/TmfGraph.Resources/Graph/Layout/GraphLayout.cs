using System.Collections.Frozen;
using TmfGraph.Resources.Graph.Sdl;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Layout;

/// <summary>
/// The shape of a domain's GraphQL schema, derived from its model once. The SDL is written from it and the resolvers are bound by it, so the
/// two cannot disagree. All lists are in the order of names, which makes the SDL the same on every run.
/// </summary>
internal sealed class GraphLayout
{
    private readonly FrozenDictionary<string, IReadOnlyList<WalkModel>> _walks;
    private readonly FrozenDictionary<StructuredType, IReadOnlyList<TargetField>> _targets;

    private GraphLayout(DomainModel model, IReadOnlySet<string> entities, SdlExtension extension)
    {
        Model = model;
        Extension = extension;
        Resources = [.. model.Resources.Values.OrderBy(r => r.Name, StringComparer.Ordinal)];
        var reachable = ReachableTypes.From(Resources);
        ValueTypes = reachable.ValueTypes;
        Enums = reachable.Enums;
        Scalars = reachable.Scalars;
        Selectable = new SelectableAttributes([.. Resources, .. ValueTypes]);
        _walks = model.Extensions.Values.ToFrozenDictionary(e => e.Name, e => e.Walks, StringComparer.Ordinal);
        _targets = StructuredTypes.ToFrozenDictionary(t => t, IReadOnlyList<TargetField> (t) => [.. TargetFields.Of(t, model, entities)]);
        Stubs = FindStubs();
        Connections = FindConnections();
        Events = [.. Resources.SelectMany(EventLayout.Of)];
    }

    public DomainModel Model { get; }

    /// <summary>What code adds.</summary>
    public SdlExtension Extension { get; }

    public IReadOnlyList<ResourceType> Resources { get; }

    /// <summary>Objects inside resources, as far as resources reach them.</summary>
    public IReadOnlyList<StructuredType> ValueTypes { get; }

    public IEnumerable<StructuredType> StructuredTypes => Resources.Concat(ValueTypes);

    public IReadOnlyList<EnumModel> Enums { get; }

    public IReadOnlySet<ScalarKind> Scalars { get; }

    public SelectableAttributes Selectable { get; }

    /// <summary>Entities of other subgraphs that this one leads to or adds walks to.</summary>
    public IReadOnlyList<StubEntity> Stubs { get; }

    public IReadOnlyList<ConnectionLayout> Connections { get; }

    public IReadOnlyList<EventLayout> Events { get; }

    public IEnumerable<TargetField> AllTargets => StructuredTypes.SelectMany(TargetsOf);

    /// <param name="knownEntities">Every resource of the whole product, so that references lead to what some subgraph serves; null when only this domain is known.</param>
    /// <param name="extension">What code adds; null for nothing.</param>
    public static GraphLayout Of(DomainModel model, IReadOnlySet<string>? knownEntities, SdlExtension? extension = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        var entities = knownEntities ?? model.Resources.Keys.Concat(model.Extensions.Keys).ToFrozenSet(StringComparer.Ordinal);
        var layout = new GraphLayout(model, entities, extension ?? SdlExtension.None);
        NameClashes.ThrowIfAny(layout);
        return layout;
    }

    public IReadOnlyList<WalkModel> WalksOf(string entity) => _walks.GetValueOrDefault(entity, []);

    public IReadOnlyList<TargetField> TargetsOf(StructuredType type) => _targets.GetValueOrDefault(type, []);

    /// <summary>Whether clients may page through all resources of the type.</summary>
    public static bool HasList(ResourceType type) => type.Operations.HasFlag(ResourceOperations.List);

    private StubEntity[] FindStubs() =>
    [
        .. AllTargets.SelectMany(t => t.Members).Where(m => m.Own is null).Select(m => m.Name)
            .Concat(Model.Extensions.Values.Where(e => e.Own is null).Select(e => e.Name))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(name => new StubEntity(name, WalksOf(name), Extension.Extends(name))),
    ];

    private ConnectionLayout[] FindConnections() =>
    [
        .. Resources.Where(HasList).Select(r => ConnectionLayout.For(null, GraphNames.ListField(r), r))
            .Concat(_walks.SelectMany(e => e.Value.Select(w => ConnectionLayout.For(e.Key, w.Name, w.Target))))
            .Distinct().OrderBy(c => c.Stem, StringComparer.Ordinal),
    ];
}
