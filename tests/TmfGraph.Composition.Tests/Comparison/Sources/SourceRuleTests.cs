using TmfGraph.Composition.Comparison;
using TmfGraph.Composition.Comparison.Sources;
using TmfGraph.Composition.Composite;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Sources;

/// <summary>What changes for planning while the public schema stays what it was.</summary>
public sealed class SourceRuleTests
{
    private const string Orders = """type Query { orders: [Order] } type Order @key(fields: "id") { id: ID! total: Int }""";
    private const string Lookup = """type Query { orderById(id: ID!): Order @lookup @internal } """;
    private const string Parcels = Lookup + """type Order @key(fields: "id") { id: ID! weight: Int }""";

    [Fact]
    public void Sources_ThatAreGoneOrNew() => AssertFindsInSources<SourceSchemaRule>(
        [Orders, Parcels], [Orders], "dangerous SOURCE_SCHEMA_REMOVED b The source schema 'b' was removed.");

    [Fact]
    public void Sources_ThatAreNew_AreSafe() => AssertFindsInSources<SourceSchemaRule>(
        [Orders], [Orders, Parcels], "safe SOURCE_SCHEMA_ADDED b The source schema 'b' was added.");

    [Fact]
    public void Sources_ThatMoved_AreSafe() => Texts.Equal(
        "safe SOURCE_ADDRESS_CHANGED a The source schema 'a' was at http://old and is at no address.",
        string.Join('\n', new SourceSchemaRule().Find(At("http://old"), At(null))));

    [Fact]
    public void Keys() => AssertFindsInSources<KeyRule>(
        ["""type Query { orders: [Order] } type Order @key(fields: "id") @key(fields: "number code") { id: ID! number: Int code: Int }"""],
        ["""type Query { orders: [Order] } type Order @key(fields: "number  code") @key(fields: "code") { id: ID! number: Int code: Int }"""],
        """
        dangerous KEY_REMOVED a:Order 'a:Order' has no key 'id' any more.
        safe KEY_ADDED a:Order 'a:Order' has the key 'code' now.
        """);

    [Fact]
    public void Lookups() => AssertFindsInSources<LookupRule>(
        ["""type Query { orderById(id: ID!): Order @lookup orders: [Order] } type Order @key(fields: "id") @key(fields: "code") { id: ID! code: Int! }"""],
        ["""type Query { orderById(id: ID!): Order orderByCode(code: Int!): Order @lookup orders: [Order] } type Order @key(fields: "id") @key(fields: "code") { id: ID! code: Int! }"""],
        """
        dangerous LOOKUP_REMOVED a:Query.orderById 'a:Query.orderById' does not look up 'Order by id' any more.
        safe LOOKUP_ADDED a:Query.orderByCode 'a:Query.orderByCode' looks up 'Order by code' now.
        """);

    [Fact]
    public void FieldsThatMove() => AssertFindsInSources<FieldSourceRule>(
        [Lookup + """extend type Query { orders: [Order] } type Order @key(fields: "id") { id: ID! total: Int weight: Int }""", Lookup + """type Order @key(fields: "id") { id: ID! color: Int }"""],
        [Lookup + """extend type Query { orders: [Order] } type Order @key(fields: "id") { id: ID! total: Int }""", Lookup + """type Order @key(fields: "id") { id: ID! color: Int weight: Int }"""],
        """
        dangerous FIELD_SOURCE_REMOVED a:Order.weight 'a:Order.weight' is not served any more; others serve the field.
        safe FIELD_SOURCE_ADDED b:Order.weight 'b:Order.weight' is served now.
        """);

    [Fact]
    public void Requirements() => AssertFindsInSources<RequirementRule>(
        [Orders, Lookup + """type Order @key(fields: "id") { id: ID! freight(x: Int): Int }"""],
        [Orders, Lookup + """type Order @key(fields: "id") { id: ID! freight(x: Int @require(field: "total")): Int }"""],
        "dangerous REQUIREMENT_CHANGED b:Order.freight(x:) 'b:Order.freight(x:)' needs 'total' now.");

    [Fact]
    public void ValuesOfObjectsAbove()
    {
        const string Link = """extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key", "@context", "@fromContext"])""";
        static string Users(string more) => $$"""
            {{Link}}
            type Query { users: [User] }
            type User @key(fields: "id") @context(name: "user") { id: ID! name: String title: String posts: [Post] }
            type Post @key(fields: "id") { id: ID! by(x: String {{more}}): String }
            """;
        AssertFindsInSources<RequirementRule>(
            [Users("""@fromContext(field: "$user { name }")""")],
            [Users("""@fromContext(field: "$user { title }")""")],
            """
            safe REQUIREMENT_CHANGED a:Post.by(x:) 'a:Post.by(x:)' does not need '$user of User: name' any more.
            dangerous REQUIREMENT_CHANGED a:Post.by(x:) 'a:Post.by(x:)' needs '$user of User: title' now.
            """);
    }

    [Fact]
    public void Rules_FindNothing_When_NothingChanged() =>
        Assert.Equal([], SchemaComparison.Compare(Composed.Schema(Orders, Parcels), Composed.Schema(Orders, Parcels)));

    private static CompositeSchema At(string? url) => Composer.Compose(
        [new SourceSchemaInput("a", Orders) { Settings = new SourceSchemaSettings { Name = "a", Url = url } }]).Schema!; // composes well
}
