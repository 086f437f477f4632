using TmfGraph.Composition.Apollo;
using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>The label of a progressive override is a percentage or a name.</summary>
internal sealed class OverrideLabelInvalidRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        foreach (var type in schema.Types)
        {
            foreach (var field in type.Fields)
            {
                if (field.Directives.FirstOrDefault(d => d.Name == DirectiveNames.Override)?.Argument(ProgressiveOverride.Label) is StringValueNode label && !IsValid(label.Value))
                {
                    diagnostics.Add(Diagnostics.OverrideLabelInvalid(schema.Name, $"{type.Name}.{field.Name}", label.Value));
                }
            }
        }
    }

    private static bool IsValid(string label) =>
        OverrideLabel.PercentOf(label) is not null
        || (label.Length > 0 && char.IsAsciiLetter(label[0]) && label.All(c => char.IsAsciiLetterOrDigit(c) || "_-:./".Contains(c)));
}
