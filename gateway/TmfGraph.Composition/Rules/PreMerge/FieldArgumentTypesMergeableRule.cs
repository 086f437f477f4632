using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>An argument has the same type everywhere, up to non-null marks.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Field-Argument-Types-Mergeable"/>
internal sealed class FieldArgumentTypesMergeableRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {

        foreach (var field in schemas.Types.Where(t => !t.IsInaccessible).SelectMany(t => t.Fields).Where(f => !f.IsInaccessible))
        {
            foreach (var name in field.Parts.Count > 1 ? field.ArgumentNames : [])
            {
                var arguments = field.Parts
                    .Select(p => (p.Source.Name, Argument: p.Field.GetArgument(name)))
                    .Where(p => p.Argument is not null)
                    .Select(p => (p.Name, p.Argument!.Type)) // just tested
                    .ToList();
                if (field.Parts.Any(p => p.Field.GetArgument(name)?.Has(DirectiveNames.FromContext) == true))
                {
                    continue; // clients do not see it, whatever it is elsewhere; a rule of its own says where it may not stand
                }

                if (arguments.Exists(a => !TypeUnifier.HaveSameShape(a.Type, arguments[0].Type)))
                {
                    diagnostics.Add(Diagnostics.FieldArgumentTypesNotMergeable(field, name, arguments));
                }
            }
        }
    }
}
