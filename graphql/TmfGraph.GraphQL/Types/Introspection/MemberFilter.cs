using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Introspection;

/// <summary>Which fields, arguments and values a list of introspection shows.</summary>
/// <param name="arguments">Those of the list: <c>includeDeprecated</c>, and <c>includeOptIn</c> where the schema has <c>@requiresOptIn</c>.</param>
internal readonly struct MemberFilter(FieldArguments arguments)
{
    private readonly bool _showsDeprecated = arguments.Get("includeDeprecated") is { ValueKind: JsonValueKind.True };
    private readonly JsonElement? _features = arguments.Get("includeOptIn");

    /// <summary>Whether the member is shown: what is deprecated, and what needs features that are not named, only when asked for.</summary>
    public bool Shows(string? deprecationReason, IReadOnlyList<DirectiveNode> directives)
    {
        if (deprecationReason is not null && !_showsDeprecated)
        {
            return false;
        }

        foreach (var feature in FeaturesOf(directives))
        {
            if (_features is not { ValueKind: JsonValueKind.Array } named || !named.EnumerateArray().Any(f => f.ValueEquals(feature)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The features that applied directives ask to opt in to, in order.</summary>
    public static IEnumerable<string> FeaturesOf(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name == IntrospectionSdl.OptInDirective && directive.Argument("feature") is StringValueNode { Value: var feature })
            {
                yield return feature;
            }
        }
    }
}
