using System.Buffers;
using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Load.Shop;

namespace TmfGraph.Load.Driving;

/// <summary>The gateway, a bare forwarder and the gateway of Apollo over the shop, in turn, started as often as is asked for.</summary>
internal sealed class ShopBenchmark(ShopBenchmarkOptions options, TextWriter output)
{
    /// <summary>Runs everything and prints the tables.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var query = await File.ReadAllTextAsync(ShopSubgraphs.PathOf("query.graphql"), cancellationToken);
        var reference = await ReferenceAsync(query);
        await using var shop = await ShopServer.StartAsync(options.Port);
        await output.WriteLineAsync($"{reference.Length:N0} bytes an answer, {options.Connections} connections, {options.Rounds} rounds of {options.Seconds} s each");
        int[] delays = options.Delay > 0 ? [0, options.Delay] : [0];
        var all = delays.ToDictionary(d => d, _ => new List<IReadOnlyList<MeasuredRow>>());
        for (var start = 0; start < options.Starts; start++)
        {
            shop.Delay = 0;
            await using var contest = await ShopContest.StartAsync(options, shop, JsonSerializer.SerializeToUtf8Bytes(new { query }), reference, cancellationToken);
            foreach (var delay in delays)
            {
                shop.Delay = delay;
                var rows = await contest.MeasureAsync(cancellationToken);
                all[delay].Add(rows);
                Print(TitleOf(delay), rows);
            }
        }

        if (options.Starts > 1)
        {
            foreach (var (delay, starts) in all)
            {
                StartSummary.Print(output, TitleOf(delay), starts);
            }
        }
    }

    private static string TitleOf(int delay) => delay == 0 ? "subgraphs answer at once" : $"subgraphs answer after {delay} ms";

    private void Print(string title, IReadOnlyList<MeasuredRow> rows)
    {
        output.WriteLine();
        output.WriteLine(title);
        output.WriteLine(MeasuredRow.Head);
        foreach (var row in rows)
        {
            output.WriteLine(row);
        }
    }

    /// <summary>What one schema over all the data answers.</summary>
    private static async Task<byte[]> ReferenceAsync(string query)
    {
        using var whole = ShopSubgraphs.CreateWhole();
        var result = (OperationResult)await whole.ExecuteAsync(new OperationRequest { Document = Encoding.UTF8.GetBytes(query) }, CancellationToken.None);
        await using (result)
        {
            var written = new ArrayBufferWriter<byte>();
            result.WriteTo(written);
            return written.WrittenSpan.ToArray();
        }
    }
}
