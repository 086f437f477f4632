using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.OpenApi;

namespace TmfGraph.EndToEnd.Tests.Documents;

/// <summary>The documents of every API: they hold, and they are true.</summary>
public sealed class DocumentTests(EmptyProduct product) : IClassFixture<EmptyProduct>
{
    /// <summary>Tasks that are refused where the resources they name are not there: an example cannot know their ids. The Postman collections do.</summary>
    private static readonly string[] NeedsAnother = ["problemGroup", "problemUngroup"];

    [Theory]
    [EveryApi]
    public async Task OpenApiDocument_IsValid(string api)
    {
        var text = await product.Http.GetStringAsync($"/swagger/{api}.json");

        var result = OpenApiDocument.Parse(text, "json");

        Assert.Empty(result.Diagnostic!.Errors.Concat(result.Diagnostic.Warnings).Select(e => e.ToString()));
        var operations = result.Document!.Paths.Values.SelectMany(p => p.Operations!.Values).ToList();
        Assert.Equal(operations.Count, operations.Select(o => o.OperationId).Distinct(StringComparer.Ordinal).Count());
        Assert.All(operations, o =>
        {
            Assert.False(string.IsNullOrWhiteSpace(o.Summary));
            var parameters = o.Parameters?.Select(p => (p.In, p.Name)).ToList() ?? [];
            Assert.Equal(parameters.Distinct(), parameters);
        });
    }

    [Theory]
    [EveryApi]
    public async Task PostmanCollection_Succeeds_When_RunOnAnEmptyStore(string api)
    {
        var run = new PostmanRun(product.Http, JsonNode.Parse(await product.Http.GetStringAsync($"/docs/{api}/postman.json"))!);

        await run.RunAsync();

        Assert.True(run.Failures.Count == 0, string.Join(Environment.NewLine, run.Failures));
        Assert.True(run.Count > 0);
    }

    [Fact]
    public async Task Examples_AreTaken_InBulkAndAsJsonPatch()
    {
        var failures = new List<string>();
        foreach (var api in EveryApiAttribute.Ids)
        {
            var paths = JsonNode.Parse(await product.Http.GetStringAsync($"/swagger/{api}.json"))!["paths"]!.AsObject();
            foreach (var (path, item) in paths.Where(p => !p.Key.Contains('{', StringComparison.Ordinal) && p.Value!["patch"] is not null))
            {
                if (NeedsAnother.Contains(path.Split('/')[^1]))
                {
                    continue;
                }

                var created = await SendAsync(path, item!["patch"]!);
                var ids = (created as JsonArray)?.Select(c => (string)c!["id"]!).ToList() ?? [];
                if (ids.Count != 2)
                {
                    failures.Add($"PATCH {path}: {created?.ToJsonString()}");
                }
                else if (paths[$"{path}/{{id}}"]?["patch"] is { } patch && (string?)(await SendAsync($"{path}/{ids[0]}", patch))?["id"] is null)
                {
                    failures.Add($"PATCH {path}/{{id}}");
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join(Environment.NewLine, failures));

        async Task<JsonNode?> SendAsync(string path, JsonNode operation)
        {
            const string MediaType = "application/json-patch+json";
            using var content = new StringContent(operation["requestBody"]!["content"]![MediaType]!["example"]!.ToJsonString(), null, MediaType);
            using var response = await product.Http.PatchAsync(path, content);
            return JsonNode.Parse(await response.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Pages_AreWellFormed_AndEveryLinkLeadsSomewhere()
    {
        var pages = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var path in EveryApiAttribute.Ids.Select(id => $"/docs/{id}").Prepend("/docs"))
        {
            var text = await product.Http.GetStringAsync(path);
            pages.Add(path, XElement.Parse(text[text.IndexOf("<html", StringComparison.Ordinal)..]));
        }

        var ids = pages.ToDictionary(p => p.Key, p => p.Value.DescendantsAndSelf().Attributes("id").Select(a => a.Value).ToList());
        Assert.All(ids, page => Assert.Equal(page.Value.Distinct(StringComparer.Ordinal), page.Value));
        var links = from page in pages
                    from href in page.Value.Descendants("a").Attributes("href")
                    where href.Value.StartsWith('#') || href.Value.StartsWith("/docs", StringComparison.Ordinal)
                    let parts = href.Value.Split('#')
                    let target = parts[0].Length == 0 ? page.Key : parts[0]
                    where !target.EndsWith("/postman.json", StringComparison.Ordinal)
                    where !pages.ContainsKey(target) || (parts.Length > 1 && !ids[target].Contains(parts[1]))
                    select $"{page.Key}: {href.Value}";
        Assert.Empty(links);
    }
}
