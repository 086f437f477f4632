using TmfGraph.Composition.FieldSelection;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Merging;

/// <summary>The source schemas taken together without their internal fields, and without one of them when a requirement of it is looked at.</summary>
internal sealed class SourcesView(SchemaSet schemas, SourceSchema? except) : ISchemaView
{
    public IReadOnlyList<Field> GetFields(string typeName, string fieldName) =>
        schemas.GetType(typeName)?.GetField(fieldName) is { } group
            ? [.. group.Parts.Where(p => p.Source != except).Select(p => p.Field)]
            : [];

    public IReadOnlyCollection<string> GetPossibleTypes(string typeName) => schemas.GetPossibleTypes(typeName);
}
