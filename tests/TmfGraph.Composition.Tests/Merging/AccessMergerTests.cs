using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Files;

namespace TmfGraph.Composition.Tests.Merging;

/// <summary>Who may see what, of all source schemas together.</summary>
public sealed class AccessMergerTests
{
    private const string Link =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@override", "@external", "@interfaceObject",
          "@authenticated", "@requiresScopes", "@policy"])

        """;

    private static string RulesOf(params string[] schemas)
    {
        var access = Composed.Schema(schemas).Access;
        return string.Join('\n', access.Coordinates.Select(c => $"{c}: {access.Of(c)}"));
    }

    [Fact]
    public void Requirements_OfSeveralSchemas_AddUp() => Texts.Equal(
        """
        Query.a: @authenticated @policy(policies: [["p"]]) @requiresScopes(scopes: [["x"], ["y", "z"]]) @requiresScopes(scopes: [["x"]])
        S: @authenticated
        """,
        RulesOf(
            Link + """type Query { a: S @shareable @requiresScopes(scopes: [["z", "y"], ["x"], ["x", "y"]]) @authenticated } scalar S""",
            Link + """type Query { a: S @shareable @requiresScopes(scopes: [["x"]]) @policy(policies: [["p"]]) } scalar S @authenticated"""));

    [Fact]
    public void Types_Extensions_AndEnums_HaveThem() => Texts.Equal(
        """
        E: @policy(policies: [["e"]])
        Query: @authenticated
        T: @authenticated @requiresScopes(scopes: [["t"]])
        """,
        RulesOf(Link + """type Query { t: T } extend type Query @authenticated { e: E } type T @authenticated { a: Int } extend type T @requiresScopes(scopes: [["t"]]) enum E @policy(policies: [["e"]]) { E }"""));

    [Theory]
    [InlineData("[]")]
    [InlineData("[[]]")]
    [InlineData("""[["a"], []]""")]
    public void WhatAsksForNothing_IsNoRule(string scopes) => Texts.Equal("", RulesOf(Link + $"type Query {{ a: Int @requiresScopes(scopes: {scopes}) }}"));

    [Fact]
    public void OneValue_StandsForAList_AsEverywhere() => Texts.Equal(
        """Query.a: @requiresScopes(scopes: [["a"], ["b"]])""", RulesOf(Link + """type Query { a: Int @requiresScopes(scopes: ["a", "b"]) }"""));

    [Fact]
    public void AnInterface_AsksForWhatItsTypesAskFor() => Texts.Equal(
        """
        Post: @authenticated
        Post.title: @requiresScopes(scopes: [["title"]])
        Private: @authenticated
        Public.title: @requiresScopes(scopes: [["title"]])
        """,
        RulesOf(
            Link + """
            type Query { posts: [Post] }
            interface Post { id: ID!  title: String }
            type Private implements Post @key(fields: "id") { id: ID!  title: String }
            type Public implements Post @key(fields: "id") { id: ID!  title: String @requiresScopes(scopes: [["title"]]) }
            """,
            Link + """type Private @key(fields: "id") @authenticated { id: ID!  likes: Int }"""));

    [Fact]
    public void FieldsOfAnInterfaceObject_GoToItsTypes_AndToOtherInterfacesOfThem() => Texts.Equal(
        """
        Book.price: @authenticated
        Media.price: @authenticated
        """,
        RulesOf(
            Link + """
            type Query { media: [Media] }
            interface Media @key(fields: "id") { id: ID! }
            type Book implements Media @key(fields: "id") { id: ID! }
            """,
            Link + """type Media @key(fields: "id") @interfaceObject { id: ID!  price: Int @authenticated }"""));

    [Fact]
    public void AFieldThatIsOverridden_OrExternal_IsAskedForAsMuch() => Texts.Equal(
        """
        T.moved: @authenticated
        T.outside: @policy(policies: [["o"]])
        """,
        RulesOf(
            Link.Replace("@key\"", "@key\", \"@requires\"", StringComparison.Ordinal) + """type Query { t: T } type T @key(fields: "id") { id: ID!  moved: Int @authenticated  outside: Int }""",
            Link.Replace("@key\"", "@key\", \"@requires\"", StringComparison.Ordinal) + """type T @key(fields: "id") { id: ID!  moved: Int @override(from: "a")  outside: Int @external @policy(policies: [["o"]])  made: Int @requires(fields: "outside") @policy(policies: [["o"]]) }""")
            .Replace("T.made: @policy(policies: [[\"o\"]])\n", "", StringComparison.Ordinal));

    [Fact]
    public void WordsAreThose_OfTheirLinks() => Texts.Equal(
        """
        Query.a: @authenticated
        Query.b: @requiresScopes(scopes: [["x"]])
        Query.c: @authenticated
        """,
        RulesOf(
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.5")
              @link(url: "https://specs.apollo.dev/authenticated/v0.1", import: [{ name: "@authenticated", as: "@members" }])
            directive @members on FIELD_DEFINITION
            scalar federation__Scope
            type Query { a: Int @members  b: Int @federation__requiresScopes(scopes: [["x"]]) }
            """,
            """extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"]) type Query { c: Int @authenticated }"""));

    [Fact]
    public void OtherKindsOfSchemas_MeanSomethingElse() => Texts.Equal(
        "", RulesOf("directive @authenticated on FIELD_DEFINITION  directive @policy(name: String) on FIELD_DEFINITION  type Query { a: Int @authenticated @policy(name: \"x\") }"));

    [Fact]
    public void ThePublicSchema_DoesNotTell() => Texts.Equal(
        """
        type Query {
          a: Int
        }
        """,
        Composed.Public(Link + "type Query @authenticated { a: Int @requiresScopes(scopes: [[\"x\"]]) }"));

    [Fact]
    public void AnArchive_KeepsThem()
    {
        var inputs = new[] { new SourceSchemaInput("a", Link + """type Query @authenticated { a: Int @requiresScopes(scopes: [["x"], ["y", "z"]]) }""") };
        var schema = Composer.Compose(inputs).Schema!; // it composes
        using var stream = new MemoryStream();
        FusionArchive.Write(schema, inputs, stream);
        stream.Position = 0;
        var again = Composer.Compose(FusionArchive.Read(stream)).Schema!; // the same
        Assert.Equal("@authenticated", again.Access.Of("Query").ToString());
        Assert.Equal("""@requiresScopes(scopes: [["x"], ["y", "z"]])""", again.Access.Of("Query", "a").ToString());
        var execution = CompositeSchemaPrinter.PrintExecution(schema);
        Assert.Contains("type Query @fusion__type(schema: A) @fusion__access(authenticated: true)", execution, StringComparison.Ordinal);
        Assert.Contains("""@fusion__access(scopes: [["x"], ["y", "z"]])""", execution, StringComparison.Ordinal);
    }
}
