using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Federation;

/// <summary>Names of what gateways of Apollo Federation ask a subgraph for.</summary>
internal static class FederationNames
{
    public const string Entities = "_entities";
    public const string Service = "_service";
    public const string Any = "_Any";
    public const string Entity = "_Entity";
    private const string Ids = "_ids_";

    /// <summary>
    /// The fields of a resource that give the ids in one of its lists of objects. A walk of another subgraph requires such a field: it
    /// need not know the type of the objects then, which it may not have.
    /// </summary>
    public static IEnumerable<(string Field, AttributeModel Attribute)> IdFields(ResourceType type) =>
        from attribute in type.Attributes
        where attribute.IsList && attribute.Type?.GetByName("id") is { IsList: false }
        select (Ids + attribute.Name, attribute);

    /// <summary>The field of the parent that a walk along its ids requires; null when the ids stand deeper than in one list.</summary>
    public static string? RequiredField(CollectWalk walk) =>
        walk.Ids.Split('[') is [var list, "id]"] && !list.Contains('.') ? Ids + list.Trim() : null;

    /// <summary>The same for a walk that gets its ids from the gateway; null for other walks.</summary>
    public static string? RequiredField(WalkModel walk) => walk is CollectWalk collect ? RequiredField(collect) : null;
}
