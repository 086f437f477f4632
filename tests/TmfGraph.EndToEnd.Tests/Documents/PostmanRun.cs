using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TmfGraph.EndToEnd.Tests.Documents;

/// <summary>
/// Runs a Postman collection from top to bottom as Postman does: fills in variables, sends, and does what the test scripts say. It knows the
/// statements that our collections use, and fails at any other.
/// </summary>
internal sealed partial class PostmanRun(HttpClient http, JsonNode collection)
{
    private readonly Dictionary<string, string> _variables = collection["variable"]!.AsArray().ToDictionary(v => (string)v!["key"]!, v => (string)v!["value"]!);

    /// <summary>One line for each request, with what was wrong about its answer.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>How many requests were sent.</summary>
    public int Count { get; private set; }

    public async Task RunAsync()
    {
        _variables["baseUrl"] = http.BaseAddress!.ToString().TrimEnd('/');
        await RunAsync(collection["item"]!.AsArray());
    }

    private async Task RunAsync(JsonArray items)
    {
        foreach (var item in items)
        {
            if (item!["item"] is JsonArray inner)
            {
                await RunAsync(inner);
            }
            else
            {
                await SendAsync(item);
            }
        }
    }

    private async Task SendAsync(JsonNode item)
    {
        var request = item["request"]!;
        using var message = new HttpRequestMessage(new HttpMethod((string)request["method"]!), Fill((string)request["url"]!["raw"]!));
        if (request["body"] is { } body)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Fill((string)body["raw"]!)));
        }

        foreach (var header in request["header"]!.AsArray())
        {
            var (name, value) = ((string)header!["key"]!, Fill((string)header["value"]!));
            Assert.True(message.Headers.TryAddWithoutValidation(name, value) || message.Content!.Headers.TryAddWithoutValidation(name, value));
        }

        using var response = await http.SendAsync(message);
        var text = await response.Content.ReadAsStringAsync();
        Count++;
        foreach (var line in item["event"]![0]!["script"]!["exec"]!.AsArray().Select(l => (string)l!))
        {
            Do(line, (int)response.StatusCode, text, $"{message.Method} {message.RequestUri}");
        }
    }

    private string Fill(string text) => Variable().Replace(text, m => _variables[m.Groups[1].Value]);

    private void Do(string line, int status, string body, string request)
    {
        if (Expectation().Match(line) is { Success: true } expected)
        {
            if (!expected.Groups[1].Value.Split(", ").Contains($"{status}"))
            {
                Failures.Add($"{request}: {status}, not {expected.Groups[1].Value}: {body}");
            }
        }
        else if (Keeping().Match(line) is { Success: true } kept)
        {
            var json = status < 300 ? JsonNode.Parse(body) : null;
            _variables[kept.Groups[1].Value] = (string?)(json is JsonArray list ? list.FirstOrDefault()?["id"] : json?["id"]) ?? "none";
        }
        else
        {
            Failures.Add($"{request}: the run does not know this statement: {line}");
        }
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^pm\.test\("".*"", \(\) => pm\.expect\(pm\.response\.code\)\.to\.be\.oneOf\(\[([\d, ]+)\]\)\);$")]
    private static partial Regex Expectation();

    [GeneratedRegex(@"^pm\.collectionVariables\.set\(""(\w+)"", (?:pm\.response\.json\(\)\.id|\(pm\.response\.json\(\)\[0\] \|\| \{ id: ""none"" \}\)\.id)\);$")]
    private static partial Regex Keeping();
}
