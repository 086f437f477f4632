using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>An argument that gets a value of a context in one source schema is no argument for clients, so no other one needs it of them.</summary>
/// <seealso href="https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/errors"/>
internal sealed class ContextualArgumentNotContextualInAllSubgraphsRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schemas.Types.SelectMany(t => t.Fields).Where(f => f.Parts.Count > 1))
        {
            foreach (var name in field.ArgumentNames)
            {
                if (field.Parts.FirstOrDefault(p => p.Field.GetArgument(name)?.Has(DirectiveNames.FromContext) == true) is not { } contextual)
                {
                    continue;
                }

                foreach (var part in field.Parts.Where(p => p.Field.GetArgument(name) is { IsRequired: true } argument && !argument.IsFilled()))
                {
                    diagnostics.Add(Diagnostics.ContextualArgumentNotContextualInAllSubgraphs(part, name, contextual.Source.Name));
                }
            }
        }
    }
}
