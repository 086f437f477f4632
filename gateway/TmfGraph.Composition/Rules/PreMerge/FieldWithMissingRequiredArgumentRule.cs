using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;

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
                .SelectMany(p => p.Field.Arguments.Where(a => (p.Source.Apollo is null ? a.Type.IsNonNull : a.IsRequired) && !a.Has(DirectiveNames.Require)))
                .Select(a => a.Name)
                .Distinct();
            foreach (var name in required)
            {
                foreach (var part in field.Parts.Where(p => p.Field.GetArgument(name)?.Has(DirectiveNames.Require) ?? true))
                {
                    diagnostics.Add(Diagnostics.FieldWithMissingRequiredArgument(field, part.Source.Name, name));
                }
            }
        }
    }
}
