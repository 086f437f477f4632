using System.Net;
using System.Text.Json;

namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>What a REST call came back with.</summary>
/// <param name="Body">The JSON body; <see cref="JsonValueKind.Undefined"/> when there was none.</param>
/// <param name="Headers">All headers by name, those of the content included.</param>
internal sealed record RestAnswer(HttpStatusCode Status, JsonElement Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>Fails with the whole answer when the status is another one.</summary>
    public RestAnswer Expect(HttpStatusCode status)
    {
        Assert.True(Status == status, $"Expected {(int)status}, got {this}");
        return this;
    }

    /// <summary>Fails unless this is the error body that every TMF document describes, with that status in both places.</summary>
    public RestAnswer ExpectError(HttpStatusCode status)
    {
        Expect(status);
        Assert.True(Body.ValueKind is JsonValueKind.Object, $"An error needs a body: {this}");
        foreach (var name in (string[])["code", "reason", "message", "status"])
        {
            var given = Body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 };
            Assert.True(given, $"The error has no '{name}': {this}");
        }

        Assert.Equal($"{(int)status}", Body.GetProperty("status").GetString());
        return this;
    }

    public override string ToString() => $"{(int)Status} {(Body.ValueKind is JsonValueKind.Undefined ? "without a body" : Body.GetRawText())}";
}
