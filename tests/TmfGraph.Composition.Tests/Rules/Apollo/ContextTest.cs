namespace TmfGraph.Composition.Tests.Rules.Apollo;

/// <summary>What tests of rules about contexts share.</summary>
internal static class ContextTest
{
    public const string Link =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key", "@external", "@shareable", "@interfaceObject", "@context", "@fromContext", "ContextFieldValue"])

        """;

    /// <summary>A schema in which a post gets something of its user.</summary>
    /// <param name="taken">What it takes.</param>
    /// <param name="type">The argument's type.</param>
    public static string Taking(string taken, string type = "String") => Link +
        $$"""
        type Query { user: User firm: Firm owner: Owner }
        union Owner @context(name: "owner") = User | Firm
        interface Named { name: String titles: [String!]! }
        type User implements Named @key(fields: "id") @context(name: "user") { id: ID! name: String titles: [String!]! age: Int home: Home!  homes: [Home!]! posts: [Post] }
        type Firm implements Named @key(fields: "id") @context(name: "firm") { id: ID! name: String titles: [String!]! posts: [Post] }
        type Home { city(of: Int!, in: String): String zip: String }
        type Post @key(fields: "id") { id: ID! price(of: {{type}} @fromContext(field: "{{taken}}")): Int }
        """;
}
