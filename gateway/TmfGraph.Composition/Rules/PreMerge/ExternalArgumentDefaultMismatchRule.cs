using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>An external field has the defaults of the field it stands for.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-External-Argument-Default-Mismatch"/>
internal sealed class ExternalArgumentDefaultMismatchRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {

        foreach (var (field, external, _) in ExternalFields.Of(schemas))
        {
            foreach (var name in field.ArgumentNames)
            {
                var defaults = field.Parts.Select(p => p.Field.GetArgument(name)).OfType<InputValue>().Where(a => a.DefaultValue is not null).ToList();
                foreach (var part in external)
                {
                    if (part.Field.GetArgument(name) is { } argument
                        && defaults.Where(d => DefaultMeaning.Of(d) != DefaultMeaning.Of(argument)).Select(d => d.DefaultValue!.ToString()).Distinct().ToList() is { Count: > 0 } others) // just tested
                    {
                        diagnostics.Add(Diagnostics.ExternalArgumentDefaultMismatch(part, argument, others));
                    }
                }
            }
        }
    }
}
