using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.Standalone;

namespace TmfGraph.EndToEnd.Tests.Clients;

/// <summary>
/// The audit of GraphQL over HTTP that the package graphql-http brings. Two of its recommendations are older than the draft, in which a client that
/// names no type may be given any: ours is <c>application/graphql-response+json</c>, unless the host is told otherwise.
/// </summary>
/// <seealso href="https://graphql.github.io/graphql-over-http/draft/"/>
[Collection(ClientCollection.Name)]
public sealed class AuditTests(SharedProducts products)
{
    [Theory]
    [OnEachEndpoint]
    public async Task Every_Audit_Passes_But_For_The_Type_Of_Whoever_Names_None(string path)
    {
        var product = await products.GetAsync(StoreKind.Sqlite);
        Assert.Equal(
            """
            47DE SHOULD accept */* and use application/json for the content-type: "Response header content-type does not contain application/json"
            80D8 SHOULD assume application/json content-type when accept is missing: "Response header content-type does not contain application/json"
            passed: {"MUST":13,"SHOULD":21,"MAY":25}
            """,
            await NodeScript.RunAsync("audit", product.Address, path));
    }

    [Theory]
    [OnEachEndpoint]
    public async Task Every_Audit_Passes_With_Json_By_Default(string path)
    {
        var data = Directory.CreateTempSubdirectory("tmfgraph-audit-").FullName;
        await using (var product = await StandaloneHost.BuildAsync(
            new Dictionary<string, string?>
            {
                ["urls"] = "http://127.0.0.1:0",
                ["Store:DataDirectory"] = data,
                ["Demo"] = "none",
                ["Auth:Mode"] = "open",
                ["GraphQL:DefaultMediaType"] = "Json",
                ["GraphQL:Introspection"] = "true", // which the audit asks for
            },
            CancellationToken.None))
        {
            await product.StartAsync();
            Assert.Equal("""passed: {"MUST":13,"SHOULD":23,"MAY":25}""", await NodeScript.RunAsync("audit", new Uri(product.Urls.Single()), path));
        }

        Directory.Delete(data, recursive: true);
    }
}
