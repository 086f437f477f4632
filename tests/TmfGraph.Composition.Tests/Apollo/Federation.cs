namespace TmfGraph.Composition.Tests.Apollo;

/// <summary>What source schemas of the second version begin with.</summary>
internal static class Federation
{
    public const string Link =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@requires", "@provides", "@external", "@shareable",
          "@override", "@interfaceObject", "@composeDirective", "@tag", "@inaccessible"])

        """;
}
