using TmfGraph.Composition.Merging;

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
                var defaults = field.Parts.Select(p => p.Field.GetArgument(name)?.DefaultValue?.ToString()).OfType<string>().ToHashSet();
                foreach (var part in external)
                {
                    if (part.Field.GetArgument(name) is { } argument && defaults.Any(d => d != argument.DefaultValue?.ToString()))
                    {
                        diagnostics.Add(Diagnostics.ExternalArgumentDefaultMismatch(part, argument, defaults));
                    }
                }
            }
        }
    }
}
