using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>The keys that stand in a schema, each at the type it is written on.</summary>
internal static class WrittenKeys
{
    public static IEnumerable<(ComplexType Type, KeyDefinition Key)> All(SourceSchema schema) =>
        from type in schema.ComplexTypes
        from directive in type.Directives
        where directive.Name == DirectiveNames.Key
        select (type, KeyDefinition.From(directive));

    /// <summary>Keys whose text is a selection.</summary>
    public static IEnumerable<(ComplexType Type, KeyDefinition Key, SelectionSetNode Selection)> Readable(SourceSchema schema) =>
        from written in All(schema)
        where written.Key.Selection is not null
        select (written.Type, written.Key, written.Key.Selection!); // just tested
}
