using System.Text.Json.Nodes;
using Xunit;

namespace TmfGraph.Testing;

/// <summary>Puts an answer in parts together again, as a client does, and checks on the way that the parts keep to their rules.</summary>
public static class IncrementalAnswer
{
    /// <param name="lines">The results in order, each as JSON.</param>
    /// <param name="isPending">Whether parts are announced (v0.2); else they are patches (v0.1), which may repeat fields.</param>
    public static JsonNode? Merge(IReadOnlyList<string> lines, bool isPending)
    {
        ArgumentNullException.ThrowIfNull(lines);
        for (var i = 0; lines.Count > 1 && i < lines.Count; i++)
        {
            Assert.Equal(i < lines.Count - 1, (bool)JsonNode.Parse(lines[i])!["hasNext"]!);
        }

        return isPending ? MergePending(lines) : MergePatches(lines);
    }

    private static JsonNode? MergePending(IReadOnlyList<string> lines)
    {
        var paths = new Dictionary<string, JsonArray>();
        JsonNode? data = null;
        foreach (var line in lines.Select(l => JsonNode.Parse(l)!))
        {
            data ??= line["data"]?.DeepClone();
            foreach (var pending in Items(line, "pending"))
            {
                paths.Add((string)pending["id"]!, pending["path"]!.AsArray());
            }

            foreach (var patch in Items(line, "incremental"))
            {
                var path = paths[(string)patch["id"]!];
                Merge(At(At(data, path), patch["subPath"]?.AsArray() ?? []), patch["data"] ?? patch["items"], repeats: false);
            }

            foreach (var pending in Items(line, "pending"))
            {
                Assert.NotNull(At(data, pending["path"]!.AsArray())); // what is announced belongs to something the client has, or gets with it
            }

            foreach (var completed in Items(line, "completed"))
            {
                Assert.True(paths.Remove((string)completed["id"]!));
            }
        }

        Assert.Empty(paths);
        return data;
    }

    private static JsonNode? MergePatches(IReadOnlyList<string> lines)
    {
        JsonNode? data = null;
        foreach (var line in lines.Select(l => JsonNode.Parse(l)!))
        {
            data ??= line["data"]?.DeepClone();
            foreach (var patch in Items(line, "incremental"))
            {
                var path = patch["path"]!.AsArray();
                if ((patch["items"] ?? patch["data"]) is null)
                {
                    continue; // a failed part
                }

                if (patch["items"] is { } items)
                {
                    var list = At(data, [.. path.Take(path.Count - 1).Select(n => n!.DeepClone())])!.AsArray();
                    Assert.Equal(list.Count, (int)path[^1]!);
                    Merge(list, items, repeats: true);
                }
                else
                {
                    Merge(At(data, path), patch["data"], repeats: true);
                }
            }
        }

        return data;
    }

    private static IEnumerable<JsonNode> Items(JsonNode line, string name) => (line[name]?.AsArray() ?? []).Select(n => n!);

    private static JsonNode? At(JsonNode? node, JsonArray path) => path.Aggregate(
        node, static (at, segment) => segment!.GetValueKind() is System.Text.Json.JsonValueKind.Number ? at![(int)segment] : at![(string)segment!]);

    private static void Merge(JsonNode? target, JsonNode? patch, bool repeats)
    {
        if (target is JsonArray list)
        {
            foreach (var item in patch!.AsArray())
            {
                list.Add(item?.DeepClone());
            }

            return;
        }

        foreach (var (name, value) in patch!.AsObject())
        {
            if (target![name] is { } known)
            {
                Assert.True(repeats, $"{name} comes twice");
                MergeRepeated(known, value);
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }

    private static void MergeRepeated(JsonNode known, JsonNode? value)
    {
        if (known is JsonObject)
        {
            Merge(known, value, repeats: true);
        }
        else if (known is JsonArray list)
        {
            foreach (var (one, other) in list.Zip(value!.AsArray()).Where(p => p.First is JsonObject or JsonArray))
            {
                MergeRepeated(one!, other);
            }
        }
    }
}
