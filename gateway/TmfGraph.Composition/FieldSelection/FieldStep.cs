using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.FieldSelection;

/// <summary>A step of a resolved path: a field of a type, with its constant arguments.</summary>
internal sealed record FieldStep(string TypeName, string FieldName, IReadOnlyList<ArgumentNode> Arguments)
{
    public override string ToString() => $"{TypeName}.{FieldName}";
}
