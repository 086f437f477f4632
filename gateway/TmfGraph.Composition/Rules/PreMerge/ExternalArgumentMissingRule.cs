using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>
/// An external field has the arguments of the field it stands for. In Apollo Federation only those count that clients see, which are the ones
/// that all owners know.
/// </summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-External-Argument-Missing"/>
internal sealed class ExternalArgumentMissingRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {

        foreach (var (_, external, defining) in ExternalFields.Of(schemas))
        {
            foreach (var name in defining.SelectMany(p => p.Field.Arguments).Where(a => !a.IsFilled()).Select(a => a.Name).Distinct())
            {
                var isPublic = defining.All(p => p.Field.GetArgument(name) is not null);
                foreach (var part in external.Where(p => p.Field.GetArgument(name) is null && (isPublic || p.Source.Apollo is null)))
                {
                    diagnostics.Add(Diagnostics.ExternalArgumentMissing(part, name));
                }
            }
        }
    }
}
