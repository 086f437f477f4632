using System.Text.Json;
using System.Text.Json.Nodes;

namespace TmfGraph.Gateway.Tests.Foreign;

/// <summary>One graph over servers of four kinds, all of it by HTTP: whatever stands beside whatever, and is reached from it.</summary>
public sealed class MixedGraphTests : IDisposable
{
    private readonly MuseumSources _museum = new();

    public void Dispose() => _museum.Dispose();

    [Theory]
    [InlineData( // Fusion, then version 1
        "{ artworks { title visits motto } }",
        """{"artworks":[{"title":"Tides","visits":7,"motto":"See Tides!"},{"title":"Salt","visits":0,"motto":"See Salt!"}]}""",
        "collection=1 visits=1")]
    [InlineData( // version 1, then Fusion
        "{ busiest { visits title room { floor crowd } } }",
        """{"busiest":{"visits":7,"title":"Tides","room":{"floor":1,"crowd":30}}}""",
        "collection=1 visits=2")]
    [InlineData( // Fusion, then version 2
        "{ artworks { inventoryNumber poster { sku cents } } }",
        """{"artworks":[{"inventoryNumber":"INV-1","poster":{"sku":"p1","cents":500}},{"inventoryNumber":"INV-2","poster":null}]}""",
        "collection=1 shop=1")]
    [InlineData( // version 2, then Fusion by its second key
        "{ posters { cents of { title room { floor } } } }",
        """{"posters":[{"cents":500,"of":{"title":"Tides","room":{"floor":1}}},{"cents":900,"of":{"title":"Salt","room":{"floor":2}}}]}""",
        "collection=1 shop=1")]
    [InlineData( // version 1, then version 2, over the key that only Fusion knows
        "{ visitors { ticket saw { poster { sku } } } }",
        """{"visitors":[{"ticket":"t1","saw":[{"poster":{"sku":"p1"}},{"poster":null}]},{"ticket":"t2","saw":[{"poster":null}]}]}""",
        "collection=1 visits=1 shop=1")]
    [InlineData( // version 2, then version 1, and what version 1 has for version 2
        "{ posters { of { demand } buyer { saw { visits } } } }",
        """{"posters":[{"of":{"demand":"HIGH"},"buyer":{"saw":[{"visits":7},{"visits":0}]}},{"of":{"demand":"LOW"},"buyer":null}]}""",
        "collection=1 visits=1 shop=2")]
    [InlineData( // plain GraphQL, then Fusion
        "{ highlight { id title } }",
        """{"highlight":{"id":"a1","title":"Tides"}}""",
        "collection=1 hours=1")]
    [InlineData( // plain GraphQL, then version 1
        "query($w: Boolean!) { openingHours(weekend: $w) { day from guide { saw { visits } } } }",
        """{"openingHours":[{"day":"SUNDAY","from":10,"guide":{"saw":[{"visits":0}]}}]}""",
        "visits=1 hours=1")]
    [InlineData( // plain GraphQL, then version 2
        "{ highlight { poster { cents } } }",
        """{"highlight":{"poster":{"cents":500}}}""",
        "collection=1 shop=1 hours=1")]
    [InlineData( // Fusion again, with what both versions have for it
        "{ highlight { label } artworks { label } busiest { __typename } }",
        """{"highlight":{"label":"Tides, seen 7 times, 500 cents"},"artworks":[{"label":"Tides, seen 7 times, 500 cents"},{"label":"Salt, seen 0 times, no poster"}],"busiest":{"__typename":"Artwork"}}""",
        "collection=3 visits=2 shop=1 hours=1")]
    public async Task Query_IsAnsweredAcrossTheKinds(string query, string data, string requests)
    {
        await using var server = await GatewayServer.StartAsync(_museum.All);
        Assert.Equal($$"""{"data":{{data}}}""", await AskAsync(server, query, "application/json"));
        Assert.Equal(requests, _museum.Requests);
    }

    [Fact]
    public async Task Mutation_GoesFromKindToKind_InOrder()
    {
        await using var server = await GatewayServer.StartAsync(_museum.All);
        Assert.Equal(
            """{"data":{"one":{"visits":8,"title":"Tides"},"two":{"title":"Waves","motto":"See Waves!"},"three":{"from":0,"guide":{"saw":[{"title":"Tides"},{"title":"Salt"}]}}}}""",
            await AskAsync(
                server,
                """mutation { one: countVisit(artwork: "a1") { visits title } two: rename(artwork: "a1", title: "Waves") { title motto } three: close(day: SUNDAY) { from guide { saw { title } } } }""",
                "application/json"));
    }

    [Fact]
    public async Task DeferredFragments_ComeLater_WhateverKindTheyAreOf()
    {
        await using var server = await GatewayServer.StartAsync(_museum.All);
        var lines = (await AskAsync(
            server, "{ highlight { id ... @defer(label: \"one\") { title visits } ... @defer(label: \"two\") { poster { cents } } } }", "application/jsonl")).TrimEnd().Split('\n');

        Assert.True(lines.Length > 1);
        Assert.Equal("""{"id":"a1"}""", JsonDocument.Parse(lines[0]).RootElement.GetProperty("data").GetProperty("highlight").GetRawText());

        // either part may come first, so members stand in either order
        var whole = IncrementalAnswer.Merge(lines, isPending: true);
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse("""{"highlight":{"id":"a1","title":"Tides","visits":7,"poster":{"cents":500}}}"""), whole), $"{whole}");
    }

    [Theory]
    [InlineData(
        "subscription { artworkMoved { title visits poster { cents } } }",
        """
        {"data":{"artworkMoved":{"title":"Tides","visits":7,"poster":{"cents":500}}}}
        {"data":{"artworkMoved":{"title":"Salt","visits":0,"poster":null}}}

        """)]
    [InlineData(
        "subscription { entered { ticket saw { title demand } } }",
        """
        {"data":{"entered":{"ticket":"t1","saw":[{"title":"Tides","demand":"HIGH"},{"title":"Salt","demand":"LOW"}]}}}
        {"data":{"entered":{"ticket":"t2","saw":[{"title":"Salt","demand":"LOW"}]}}}

        """)]
    public async Task Events_OfOneKind_AreCompletedByTheOthers(string query, string expected)
    {
        await using var server = await GatewayServer.StartAsync(_museum.All);
        Assert.Equal(expected.ReplaceLineEndings("\n"), (await AskAsync(server, query, "application/jsonl")).Replace(" \n", "", StringComparison.Ordinal));
    }

    private static async Task<string> AskAsync(GatewayServer server, string query, string accept) =>
        (await server.PostAsync(JsonSerializer.Serialize(new { query, variables = new { w = true } }), accept)).Body;
}
