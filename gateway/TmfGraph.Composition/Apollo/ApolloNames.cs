using System.Collections.Frozen;
using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Apollo;

/// <summary>Names of the Apollo Federation subgraph specification.</summary>
/// <seealso href="https://www.apollographql.com/docs/graphos/reference/federation/subgraph-spec"/>
internal static class ApolloNames
{
    /// <summary>The scalar of representations, and the type of arguments that translation adds.</summary>
    public const string Any = "_Any";

    /// <summary>The union of all entities.</summary>
    public const string Entity = "_Entity";

    /// <summary>What <see cref="Service"/> returns.</summary>
    public const string ServiceType = "_Service";

    /// <summary>The root field that finds entities.</summary>
    public const string Entities = "_entities";

    /// <summary>The root field that gives the SDL.</summary>
    public const string Service = "_service";

    /// <summary>The argument that stands for <c>@requires</c> in a translated schema. It is never sent: what it holds travels in the representation.</summary>
    public const string RequiresArgument = "_requires";

    public const string Requires = "requires";
    public const string Context = "context";
    public const string FromContext = "fromContext";
    public const string Extends = "extends";
    public const string InterfaceObject = "interfaceObject";
    public const string ComposeDirective = "composeDirective";
    public const string Link = "link";

    public const string Authenticated = "authenticated";
    public const string RequiresScopes = "requiresScopes";
    public const string Policy = "policy";

    /// <summary>Fetches a field from a REST service, by a specification of its own.</summary>
    public const string Connect = "connect";

    /// <summary>Names a service for <see cref="Connect"/>, on the schema.</summary>
    public const string ConnectSource = "source";

    /// <summary>Says what a cache may keep an answer under. It is for the caches of Apollo's router, and means nothing here.</summary>
    public const string CacheTag = "cacheTag";

    /// <summary>The minor version of Federation 2 that each directive came with.</summary>
    public static FrozenDictionary<string, int> Directives { get; } = new Dictionary<string, int>
    {
        ["key"] = 0,
        ["requires"] = 0,
        ["provides"] = 0,
        ["external"] = 0,
        ["extends"] = 0,
        ["shareable"] = 0,
        ["inaccessible"] = 0,
        ["override"] = 0,
        ["tag"] = 0,
        ["composeDirective"] = 1,
        ["interfaceObject"] = 3,
        [Authenticated] = 5,
        [RequiresScopes] = 5,
        [Policy] = 6,
        [Context] = 8,
        [FromContext] = 8,
        ["cost"] = 9,
        ["listSize"] = 9,
        [CacheTag] = 12,
    }.ToFrozenDictionary();

    /// <summary>The newest minor version of Federation 2 that is known.</summary>
    public const int NewestMinor = 14;

    /// <summary>Directives of version 1, which need no import.</summary>
    public static FrozenSet<string> FirstVersion { get; } =
        new[] { "key", "requires", "provides", "external", "extends", "tag", "inaccessible" }.ToFrozenSet();

    /// <summary>
    /// Directives that ask the gateway for something it does not do. They are refused: what they stand for would be missing without a word.
    /// </summary>
    public static FrozenSet<string> Unsupported { get; } = new[] { Connect, ConnectSource }.ToFrozenSet();

    /// <summary>Directives that say who may see something: their names → those in translated schemas.</summary>
    public static FrozenDictionary<string, string> Access { get; } = new Dictionary<string, string>
    {
        [Authenticated] = DirectiveNames.Authenticated,
        [RequiresScopes] = DirectiveNames.RequiresScopes,
        [Policy] = DirectiveNames.Policy,
    }.ToFrozenDictionary();

    /// <summary>Types that belong to the machinery and to no graph.</summary>
    public static bool IsMachinery(string typeName) =>
        typeName is Any or Entity or ServiceType
        || typeName.StartsWith("federation__", StringComparison.Ordinal)
        || typeName.StartsWith("link__", StringComparison.Ordinal)
        || typeName.StartsWith("core__", StringComparison.Ordinal);
}
