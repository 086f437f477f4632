using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>Arguments in a key are constants that the field accepts.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Key-Invalid-Arguments"/>
internal sealed class KeyInvalidArgumentsRule : ISourceSchemaRule
{
    public void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var (type, key, selection) in WrittenKeys.Readable(schema))
        {
            foreach (var (_, node, field) in SelectionWalker.Walk(selection, type, schema.Schema))
            {
                foreach (var problem in field is null ? [] : LiteralCheck.FindInvalidArguments(field, node.Arguments))
                {
                    diagnostics.Add(Diagnostics.KeyInvalid(DiagnosticCodes.KeyInvalidArguments, schema.Name, type, key, problem));
                }
            }
        }
    }
}
