using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Foreign;

/// <summary>The domains under <c>domains/</c>, all in one process of Node, with a gateway of ours over each.</summary>
public sealed class ApolloDomains : IAsyncLifetime
{
    public const string Shop = "shop";
    public const string Media = "media";
    public const string Club = "club";
    public const string Travel = "travel";
    public const string Ledger = "ledger";

    /// <summary>How many operations are made by chance for each domain.</summary>
    private const int Operations = 150;

    private readonly Dictionary<string, ApolloDomain> _domains = [];
    private NodeServer? _node;

    /// <summary>Starts everything, unless the tests are skipped.</summary>
    public async Task InitializeAsync()
    {
        var folder = NodeFolder.Of(NodeFolder.Foreign);
        if (folder.SkipReason is not null)
        {
            return;
        }

        _node = await folder.ServeAsync("apollo", $"{Operations}", Shop, Media, Club, Travel, Ledger);
        foreach (var (name, domain) in _node.Ready.AsObject())
        {
            var sources = await Task.WhenAll(domain!["subgraphs"]!.AsArray().Select(s => ApolloDomain.ReadSourceAsync(Text(s!, "name"), Text(s!, "url"))));
            _domains.Add(name, new ApolloDomain(
                sources,
                new GraphQLAddress(Text(domain, "gateway")),
                await OurGateway.StartAsync(sources),
                [.. domain["operations"]!.AsArray().Select(o => (string)o!)]));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var domain in _domains.Values)
        {
            await domain.Ours.DisposeAsync();
        }

        if (_node is not null)
        {
            await _node.DisposeAsync();
        }
    }

    internal ApolloDomain Get(string name) => _domains[name];

    private static string Text(JsonNode node, string name) => (string)node[name]!; // the script prints it
}
