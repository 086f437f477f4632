using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.FieldSelection;

/// <summary>What a path may walk over: the types of one source schema, or of several taken together.</summary>
internal interface ISchemaView
{
    /// <summary>The fields of that coordinate, one for each source schema that defines it; empty when there is none.</summary>
    IReadOnlyList<Field> GetFields(string typeName, string fieldName);

    /// <summary>Names of the object types a value of the type can have; empty when it is unknown.</summary>
    IReadOnlyCollection<string> GetPossibleTypes(string typeName);
}

/// <summary>One source schema as it stands.</summary>
internal sealed class SingleSchemaView(GraphSchema schema) : ISchemaView
{
    public IReadOnlyList<Field> GetFields(string typeName, string fieldName) =>
        (schema.GetType(typeName) as ComplexType)?.GetField(fieldName) is { } field ? [field] : [];

    public IReadOnlyCollection<string> GetPossibleTypes(string typeName) =>
        schema.GetType(typeName) is { } type ? [.. schema.GetPossibleTypes(type).Select(t => t.Name)] : [];
}
