using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Load.Shop;

/// <summary>The four subgraphs of the shop, as servers of Apollo Federation: they answer <c>_entities</c> and <c>_service</c>.</summary>
internal static class ShopSubgraphs
{
    private const string Machinery =
        """
        scalar FieldSet
        scalar link__Import
        directive @link(url: String!, import: [link__Import!]) repeatable on SCHEMA
        directive @key(fields: FieldSet!) repeatable on OBJECT
        directive @requires(fields: FieldSet!) on FIELD_DEFINITION
        directive @external on FIELD_DEFINITION
        scalar _Any
        type _Service { sdl: String! }

        """;

    public static IReadOnlyList<string> Names { get; } = ["accounts", "inventory", "products", "reviews"];

    /// <summary>The SDL of a subgraph as its gateway composes it.</summary>
    public static string SdlOf(string name) => File.ReadAllText(PathOf($"{name}.graphqls"));

    /// <summary>A file beside this program.</summary>
    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Shop", file);

    /// <summary>The executor of a subgraph.</summary>
    public static RequestExecutor CreateExecutor(string name) => name switch
    {
        "accounts" => Build(name, ["User"], b => b.Resolve("Query.users", FieldResolver.Pure(_ => List(ShopData.Users)))),
        "inventory" => Build(name, ["Product"], b => b.Resolve("Product.shippingEstimate", FieldResolver.Pure(ShippingEstimate))),
        "products" => Build(name, ["Product"], b => b.Resolve(
            "Query.topProducts",
            FieldResolver.Pure((_, arguments) => List(ShopData.Products.Take(arguments.GetInt32("first") ?? 5))))),
        _ => Build(name, ["Product", "Review", "User"], b => b
            .Resolve("User.reviews", FieldResolver.Pure(user => ReviewsOf(user, "author", "id")))
            .Resolve("Product.reviews", FieldResolver.Pure(product => ReviewsOf(product, "product", "upc")))),
    };

    /// <summary>An executor that has everything, to compare answers with.</summary>
    public static RequestExecutor CreateWhole() => new(new SchemaBuilder()
        .AddDocument(SdlOf("whole"))
        .Resolve("Query.users", FieldResolver.Pure(_ => List(ShopData.Users)))
        .Resolve("Query.topProducts", FieldResolver.Pure((_, arguments) => List(ShopData.Products.Take(arguments.GetInt32("first") ?? 5))))
        .Resolve("User.reviews", FieldResolver.Pure(user => ReviewsOf(user, "author", "id")))
        .Resolve("Product.reviews", FieldResolver.Pure(product => ReviewsOf(product, "product", "upc")))
        .Resolve("Product.shippingEstimate", FieldResolver.Pure(ShippingEstimate))
        .Build());

    private static RequestExecutor Build(string name, IReadOnlyList<string> entities, Action<SchemaBuilder> resolve)
    {
        var sdl = SdlOf(name);
        string[] foreign = name is "inventory" ? ["price", "weight", "name"] : [];
        var query = sdl.Contains("type Query", StringComparison.Ordinal) ? "extend type Query" : "type Query";
        var builder = new SchemaBuilder()
            .AddDocument(Machinery + $"union _Entity = {string.Join(" | ", entities)}\n"
                + $"{query} {{ _service: _Service! _entities(representations: [_Any!]!): [_Entity]! }}")
            .AddDocument(sdl)
            .Resolve("Query._service", FieldResolver.Pure(_ => ResolvedValue.FromJson(JsonSerializer.SerializeToElement(new { sdl }))))
            .Resolve("Query._entities", FieldResolver.Pure((_, arguments) => ResolvedValue.FromList(
                [.. arguments.Get("representations")!.Value.EnumerateArray().Select(r => EntityOf(r, foreign))]))); // an argument that may not be null
        resolve(builder);
        return new RequestExecutor(builder.Build());
    }

    private static ResolvedValue EntityOf(JsonElement representation, string[] foreign)
    {
        var type = representation.GetProperty("__typename").GetString();
        var (all, key) = type switch
        {
            "User" => (ShopData.Users, "id"),
            "Product" => (ShopData.Products, "upc"),
            _ => (ShopData.Reviews, "id"),
        };
        var found = all.FirstOrDefault(e => e.GetProperty(key).GetString() == representation.GetProperty(key).GetString());
        if (found.ValueKind is JsonValueKind.Undefined)
        {
            return ResolvedValue.Null;
        }

        // what a field requires counts as it was sent
        var values = found.EnumerateObject().Where(p => !foreign.Contains(p.Name)).ToDictionary(p => p.Name, p => p.Value);
        foreach (var sent in representation.EnumerateObject())
        {
            values[sent.Name] = sent.Value;
        }

        return ResolvedValue.FromJson(JsonSerializer.SerializeToElement(values), type);
    }

    private static ResolvedValue ShippingEstimate(ResolvedValue product)
    {
        var price = product.Json.GetProperty("price").GetInt32();
        var weight = product.Json.GetProperty("weight").GetInt32();
        return ResolvedValue.FromObject(price > 1000 ? 0 : weight / 2);
    }

    private static ResolvedValue ReviewsOf(ResolvedValue owner, string property, string key) =>
        List(ShopData.ReviewsBy(property, key, owner.Json.GetProperty(key).GetString()));

    private static ResolvedValue List(IEnumerable<JsonElement> items) => ResolvedValue.FromList([.. items.Select(i => ResolvedValue.FromJson(i))]);
}
