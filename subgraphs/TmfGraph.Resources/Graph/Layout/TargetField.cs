using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Layout;

/// <summary>A field that leads from a reference to the entities it can refer to.</summary>
/// <param name="Owner">The type that has the field.</param>
/// <param name="Name">The field: <c>target</c> on a reference, or <c>{attribute}Target</c> beside an attribute with a reference of its own.</param>
/// <param name="Attribute">The attribute that holds the references; null when the owner is the reference.</param>
/// <param name="Members">The entities it can lead to; at least one.</param>
/// <param name="UnionName">The union of the members; null when there is one.</param>
internal sealed record TargetField(
    StructuredType Owner,
    string Name,
    AttributeModel? Attribute,
    ReferenceModel Reference,
    IReadOnlyList<TargetMember> Members,
    string? UnionName)
{
    /// <summary>The named type of the field.</summary>
    public string TypeName => UnionName ?? Members[0].Name;

    /// <summary>The field's type as SDL.</summary>
    public string Type => Attribute is { IsList: true } ? $"[{TypeName}]" : TypeName;
}

/// <summary>An entity that a reference can lead to.</summary>
/// <param name="Own">The resource when this subgraph owns it; null when another one does, so that only its id is known here.</param>
internal sealed record TargetMember(string Name, ResourceType? Own);
