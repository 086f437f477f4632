using System.Text.Json;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>
/// Compares what was sent with what came back over REST: every value sent must be there, numbers digit by digit, and nothing else but what the
/// server may add.
/// </summary>
internal sealed class JsonDifferences(OfficialResource resource, bool isSameInstant)
{
    private readonly List<string> _found = [];

    /// <summary>Fails with every difference.</summary>
    /// <param name="isSameInstant">Whether an instant may come back in another spelling.</param>
    public static void AssertKept(OfficialResource resource, JsonElement sent, JsonElement got, bool isSameInstant = false)
    {
        var differences = new JsonDifferences(resource, isSameInstant);
        differences.Compare(sent, got, "", "");
        Assert.True(differences._found.Count == 0, $"{string.Join("\n", differences._found)}\nSent: {sent}\nGot: {got}");
    }

    private void Compare(JsonElement sent, JsonElement got, string path, string place)
    {
        if (sent.ValueKind != got.ValueKind)
        {
            _found.Add($"{place}: sent {sent.GetRawText()}, got {got.GetRawText()}");
            return;
        }

        switch (sent.ValueKind)
        {
            case JsonValueKind.Object:
                CompareObjects(sent, got, path, place);
                break;
            case JsonValueKind.Array when sent.GetArrayLength() == got.GetArrayLength():
                foreach (var (index, (a, b)) in sent.EnumerateArray().Zip(got.EnumerateArray()).Index())
                {
                    Compare(a, b, path, $"{place}[{index}]");
                }

                break;
            case JsonValueKind.String when sent.ValueEquals(got.GetString()):
            case JsonValueKind.String when isSameInstant && sent.TryGetDateTimeOffset(out var a) && got.TryGetDateTimeOffset(out var b) && a == b:
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

    private void CompareObjects(JsonElement sent, JsonElement got, string path, string place)
    {
        foreach (var member in sent.EnumerateObject())
        {
            var memberPath = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (ResourceConformance.IsServers(resource, memberPath))
            {
                continue;
            }

            if (got.TryGetProperty(member.Name, out var value))
            {
                Compare(member.Value, value, memberPath, $"{place}.{member.Name}");
            }
            else
            {
                _found.Add($"{place}.{member.Name}: sent {member.Value.GetRawText()}, got nothing");
            }
        }

        foreach (var member in got.EnumerateObject())
        {
            var memberPath = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (!sent.TryGetProperty(member.Name, out _) && !ResourceConformance.MayBeAdded(resource, memberPath))
            {
                _found.Add($"{place}.{member.Name}: sent nothing, got {member.Value.GetRawText()}");
            }
        }
    }
}
