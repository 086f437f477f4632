using TmfGraph.Composition.Composite;
using TmfGraph.Composition.FieldSelection;
using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Satisfiability;

/// <summary>All source schemas taken together, hidden members included.</summary>
internal sealed class CompositeView(CompositeSchema schema, SchemaSet schemas) : ISchemaView
{
    public IReadOnlyList<Field> GetFields(string typeName, string fieldName) =>
        schema.Types.GetValueOrDefault(typeName)?.Fields.GetValueOrDefault(fieldName) is { } field ? [.. field.Sources.Select(s => s.Field)] : [];

    public IReadOnlyCollection<string> GetPossibleTypes(string typeName) => schemas.GetPossibleTypes(typeName);
}
