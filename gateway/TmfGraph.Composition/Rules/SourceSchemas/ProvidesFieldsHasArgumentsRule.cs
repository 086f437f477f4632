using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>What a field provides takes no arguments, since clients choose them only when they ask.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Provides-Fields-Has-Arguments"/>
internal sealed class ProvidesFieldsHasArgumentsRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (field, text, selection) in ProvidedFields.Read(schema))
        {
            foreach (var (_, _, provided) in SelectionWalker.Walk(selection, field.Type.NamedType, schema.Schema))
            {
                if (provided is { Arguments.Count: > 0 })
                {
                    diagnostics.Add(Diagnostics.ProvidesFieldsHasArguments(schema.Name, field, text, provided));
                }
            }
        }
    }
}
