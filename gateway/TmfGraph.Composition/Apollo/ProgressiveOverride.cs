using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>
/// <c>@override</c> with a label, which moves a field over for a share of the requests (<c>percent(25)</c>) or for those that somebody chooses
/// by the label's name. Both source schemas serve the field while that lasts; <c>percent(100)</c> is an override like any other.
/// </summary>
internal static class ProgressiveOverride
{
    public const string Label = "label";

    /// <summary>The directives of a field with the label as a directive of its own; an override for all requests needs none.</summary>
    public static IEnumerable<DirectiveNode> Part(IEnumerable<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name != DirectiveNames.Override || directive.Argument(Label) is not StringValueNode label)
            {
                yield return directive;
                continue;
            }

            yield return directive with { Arguments = [.. directive.Arguments.Where(a => a.Name != Label)] };
            if (OverrideLabel.PercentOf(label.Value) is not 100)
            {
                yield return new DirectiveNode(DirectiveNames.OverrideLabel, [new ArgumentNode("value", label)]);
            }
        }
    }
}
