using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Sources;

/// <summary>A key that is written on a type.</summary>
/// <param name="Text">The selection as written; null when it is no string.</param>
/// <param name="Selection">The selection; null when it could not be parsed.</param>
internal sealed record KeyDefinition(string? Text, SelectionSetNode? Selection)
{
    public static KeyDefinition From(DirectiveNode directive)
    {
        var text = (directive.Argument("fields") as StringValueNode)?.Value;
        return new KeyDefinition(text, text is null ? null : SelectionText.TryParse(text));
    }
}
