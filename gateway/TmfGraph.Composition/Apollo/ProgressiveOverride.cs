using System.Globalization;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>
/// <c>@override</c> with a label, which moves a field over for a share of the requests: <c>percent(25)</c>. Either source schema may serve the
/// field while that lasts, and both answers are right. This gateway moves it in one step: <c>percent(100)</c> is an override like any other, and
/// below that, or with a label of another kind, the field stays with its old owner.
/// </summary>
internal static class ProgressiveOverride
{
    /// <summary>Whether a field has an override that is not in force.</summary>
    public static bool IsPending(FieldDefinitionNode field) =>
        field.Directives.FirstOrDefault(d => d.Name == DirectiveNames.Override)?.Argument("label") is StringValueNode label
        && PercentOf(label.Value) is not 100;

    /// <summary>The field as one that this source schema knows and does not serve.</summary>
    public static FieldDefinitionNode Suspend(FieldDefinitionNode field) => field with
    {
        Arguments = [.. field.Arguments.Where(a => a.Name != ApolloNames.RequiresArgument)],
        Directives =
        [
            .. field.Directives.Where(d => d.Name is not (DirectiveNames.Override or DirectiveNames.External)),
            new DirectiveNode(DirectiveNames.External, []),
        ],
    };

    public static DirectiveNode WithoutLabel(DirectiveNode directive) =>
        directive with { Arguments = [.. directive.Arguments.Where(a => a.Name != "label")] };

    /// <summary>The number in <c>percent(25)</c>, from 0 to 100; null for another label.</summary>
    public static double? PercentOf(string label) =>
        label.StartsWith("percent(", StringComparison.Ordinal) && label.EndsWith(')')
        && double.TryParse(label.AsSpan(8..^1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100
            ? percent
            : null;
}
