using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>
/// An argument that one source schema needs is one that clients can give to all of them. The specification counts every non-null argument; in Apollo
/// Federation one with a default is not needed.
/// </summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Field-With-Missing-Required-Arguments"/>
internal sealed class FieldWithMissingRequiredArgumentRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schemas.Types.SelectMany(t => t.Fields).Where(f => f.Parts.Count > 1))
        {
            var required = field.Parts
                .SelectMany(p => p.Field.Arguments.Where(a => IsNeeded(a, p)).Select(a => (a.Name, Source: p.Source.Name)))
                .GroupBy(a => a.Name, a => a.Source);
            foreach (var needing in required)
            {
                foreach (var part in field.Parts.Where(p => p.Field.GetArgument(needing.Key)?.Has(DirectiveNames.Require) ?? true))
                {
                    diagnostics.Add(Diagnostics.FieldWithMissingRequiredArgument(field, part.Source.Name, needing.Key, needing));
                }
            }
        }
    }

    private static bool IsNeeded(InputValue argument, FieldPart part) =>
        (part.Source.Apollo is null ? argument.Type.IsNonNull : argument.IsRequired) && !argument.Has(DirectiveNames.Require);
}
