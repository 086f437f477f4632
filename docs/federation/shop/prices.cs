#:sdk Microsoft.NET.Sdk.Web
#:project ../../../graphql/TmfGraph.GraphQL.AspNetCore

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddGraphQLHttp(options => options.AllowVariableBatching = true); // gateways ask for many objects at once
builder.Services.AddGraphQL(schema => schema
    .AddDocument("""
        type Query { cheapest: Product  productBySku(sku: ID!): Product @lookup @internal }
        type Product @key(fields: "sku") { sku: ID!  cents: Int }
        scalar FieldSelectionSet
        directive @key(fields: FieldSelectionSet!) repeatable on OBJECT | INTERFACE
        directive @lookup on FIELD_DEFINITION
        directive @internal on OBJECT | FIELD_DEFINITION
        """)
    .Resolve("Query.cheapest", () => Product.All.MinBy(p => p.Cents))
    .Resolve("Query.productBySku", (string sku) => Product.All.FirstOrDefault(p => p.Sku == sku)));

var app = builder.Build();
app.MapGraphQL("/graphql");
app.Run("http://localhost:5302");

internal sealed record Product(string Sku, int Cents)
{
    public static readonly Product[] All = [new("l", 1999), new("c", 500)];
}
