using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>
/// Every source schema knows every value of an enum, those that clients do not see left out; among Apollo Federation ones only when the enum is
/// both returned and taken.
/// </summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Enum-Values-Mismatch"/>
internal sealed class EnumValuesMismatchRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {
        foreach (var group in schemas.Types.Where(g => g.First is EnumType && g.Parts.Count > 1 && EnumUses.Decisive(schemas, g) is null))
        {
            var enums = group.Parts.Where(p => p.Type is EnumType).Select(p => (p.Source, ((EnumType)p.Type).Values)).ToList();
            var hidden = enums.SelectMany(e => e.Values).Where(v => schemas.IsHidden(v.Directives)).Select(v => v.Name).ToHashSet();
            var required = enums.SelectMany(e => e.Values).Select(v => v.Name).Where(n => !hidden.Contains(n)).Distinct().ToList();
            foreach (var (source, values) in enums)
            {
                var missing = required.Except(values.Select(v => v.Name)).ToList();
                if (missing.Count > 0)
                {
                    diagnostics.Add(Diagnostics.EnumValuesMismatch(group, source.Name, missing));
                }
            }
        }
    }
}
