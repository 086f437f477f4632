namespace TmfGraph.Composition.Tests.Apollo;

/// <summary>Enums that several source schemas of Apollo Federation define differently.</summary>
public sealed class ApolloEnumTests
{
    private const string Link =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable", "@inaccessible"])

        """;

    private static string ValuesOf(string first, string second) => string.Join(' ',
        ((GraphQL.Types.EnumType)Composed.Schema(Link + first, Link + second).Public.GetType("State")!).Values.Select(v => v.Name)); // tests define it

    [Fact]
    public void ReturnedOnly_HasTheValuesOfAll() => Assert.Equal("NEW OLD GONE", ValuesOf(
        "type Query { a: State } enum State { NEW OLD }",
        "type Query { b: [State!] } enum State { OLD GONE }"));

    [Fact]
    public void TakenOnly_HasTheValuesThatAllKnow() => Assert.Equal("OLD", ValuesOf(
        "type Query { a(state: State): Int } enum State { NEW OLD }",
        "type Query { b(in: Filter): Int } input Filter { state: State } enum State { OLD GONE }"));

    [Fact]
    public void ReturnedAndTaken_HasToBeTheSame() => Texts.Equal(
        """
        error ENUM_VALUES_MISMATCH a:State The enum 'State' lacks 'GONE' here; add it, or mark it '@inaccessible' where it is defined.
        error ENUM_VALUES_MISMATCH b:State The enum 'State' lacks 'NEW' here; add it, or mark it '@inaccessible' where it is defined.
        """,
        Composed.Diagnostics(
            Link + "type Query { a: State } enum State { NEW OLD }",
            Link + "type Query { b(state: State): Int } enum State { OLD GONE }"));

    [Fact]
    public void TakenOnly_WithNothingInCommon_IsAnError() => Assert.Contains("EMPTY_MERGED_ENUM_TYPE", Composed.Diagnostics(
        Link + "type Query { a(state: State): Int } enum State { NEW }",
        Link + "type Query { b(state: State): Int } enum State { GONE }"), StringComparison.Ordinal);

    [Fact]
    public void WithCompositeSourceSchemas_TheSpecificationsRuleHolds() => Assert.Contains("ENUM_VALUES_MISMATCH", Composed.Diagnostics(
        Link + "type Query { a: State } enum State { NEW OLD }",
        "type Query { b: State } enum State { OLD }"), StringComparison.Ordinal);
}
