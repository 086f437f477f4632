using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Standalone.Bulk;

namespace TmfGraph.Standalone.Demo;

/// <summary>Loads the demo operator into the stores of a product.</summary>
internal static class DemoLoader
{
    /// <summary>Documents are stored as they are handed over: <c>+</c> stays a plus sign.</summary>
    private static readonly JsonSerializerOptions PlainText = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Loads it when the stores are empty; answers whether they were.</summary>
    public static async Task<bool> LoadIfEmptyAsync(ProductStore store, int customers, CancellationToken cancellationToken)
    {
        if (!await store.IsEmptyAsync(cancellationToken))
        {
            return false;
        }

        await ProgressBar.RunAsync(
            $"Demo operator with {customers:N0} customers",
            DemoOperator.Estimate(customers),
            progress => store.LoadAsync(Documents(store, customers, cancellationToken), validate: false, progress, cancellationToken));
        return true;
    }

    private static async IAsyncEnumerable<(ResourceType, JsonElement)> Documents(
        ProductStore store, int customers, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield(); // what follows is work of the CPU, and the caller has queues to fill
        foreach (var (type, body) in DemoOperator.Generate(customers))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return (store.GetType(type) ?? throw new InvalidOperationException($"No domain has the type {type}."), JsonSerializer.SerializeToElement(body, PlainText));
        }
    }
}
