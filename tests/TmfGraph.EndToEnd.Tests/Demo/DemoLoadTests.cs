using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.Resources.Model;
using TmfGraph.Standalone.Bulk;

namespace TmfGraph.EndToEnd.Tests.Demo;

/// <summary>The demo operator as the product serves it.</summary>
public sealed class DemoLoadTests
{
    /// <summary>Loading skips the checks for speed; here they run: what is required is there, and every value and state is one of the model.</summary>
    [Theory]
    [OnStore(StoreKind.Sqlite)]
    [OnStore(StoreKind.Postgres)]
    public async Task EveryDocument_FitsTheModel(StoreKind store)
    {
        await using var product = await RunningProduct.StartAsync(await Stores.ArgumentsAsync(store));

        var written = await product.Services.GetRequiredService<ProductStore>().LoadAsync(Documents(), validate: true, null, CancellationToken.None);

        Assert.Equal(DemoDocuments.All.Count, written);
    }

    private static async IAsyncEnumerable<(ResourceType, JsonElement)> Documents()
    {
        await Task.Yield();
        foreach (var (type, _, body) in DemoDocuments.All)
        {
            yield return (DemoDocuments.Types[type], body);
        }
    }
}
