using System.Text.Json;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>
/// Compares what was sent with what came back over REST: every value sent must be there, numbers digit by digit, and nothing else but what the
/// server may add.
/// </summary>
internal sealed class JsonDifferences
{
    private readonly List<string> _found = [];

    /// <summary>Fails with every difference.</summary>
    /// <param name="isServers">Whether an attribute (by its path without indexes) is the server's: then it is not compared and may be added.</param>
    public static void AssertKept(JsonElement sent, JsonElement got, Func<string, bool> isServers)
    {
        var differences = new JsonDifferences();
        differences.Compare(sent, got, "", "", isServers);
        Assert.True(differences._found.Count == 0, $"{string.Join("\n", differences._found)}\nSent: {sent}\nGot: {got}");
    }

    private void Compare(JsonElement sent, JsonElement got, string path, string place, Func<string, bool> isServers)
    {
        if (sent.ValueKind != got.ValueKind)
        {
            _found.Add($"{place}: sent {sent.GetRawText()}, got {got.GetRawText()}");
            return;
        }

        switch (sent.ValueKind)
        {
            case JsonValueKind.Object:
                CompareObjects(sent, got, path, place, isServers);
                break;
            case JsonValueKind.Array when sent.GetArrayLength() == got.GetArrayLength():
                foreach (var (index, (a, b)) in sent.EnumerateArray().Zip(got.EnumerateArray()).Index())
                {
                    Compare(a, b, path, $"{place}[{index}]", isServers);
                }

                break;
            case JsonValueKind.String when sent.ValueEquals(got.GetString()):
                break;
            case JsonValueKind.Number when sent.GetRawText() == got.GetRawText():
                break;
            case JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null:
                break;
            default:
                _found.Add($"{place}: sent {sent.GetRawText()}, got {got.GetRawText()}");
                break;
        }
    }

    private void CompareObjects(JsonElement sent, JsonElement got, string path, string place, Func<string, bool> isServers)
    {
        foreach (var member in sent.EnumerateObject())
        {
            var memberPath = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (isServers(memberPath))
            {
                continue;
            }

            if (got.TryGetProperty(member.Name, out var value))
            {
                Compare(member.Value, value, memberPath, $"{place}.{member.Name}", isServers);
            }
            else
            {
                _found.Add($"{place}.{member.Name}: sent {member.Value.GetRawText()}, got nothing");
            }
        }

        foreach (var member in got.EnumerateObject())
        {
            var memberPath = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (!sent.TryGetProperty(member.Name, out _) && !isServers(memberPath))
            {
                _found.Add($"{place}.{member.Name}: sent nothing, got {member.Value.GetRawText()}");
            }
        }
    }
}
