using System.Globalization;
using System.Text.Json.Nodes;

namespace TmfGraph.Resources.Writes.Patches;

/// <summary>A JSON Pointer (RFC 6901).</summary>
internal sealed record PointerPath(string Text, IReadOnlyList<string> Tokens) : PatchPath(Text)
{
    /// <summary>Stands for the place after a list's last element.</summary>
    public const string End = "-";

    /// <summary>Reads a pointer; null when the text is none: it begins with no slash, or a tilde stands alone.</summary>
    public static PointerPath? TryParse(string text)
    {
        if (text.Length == 0)
        {
            return new PointerPath(text, []);
        }

        if (text[0] != '/')
        {
            return null;
        }

        var tokens = text[1..].Split('/');
        for (var i = 0; i < tokens.Length; i++)
        {
            var plain = tokens[i].Replace("~1", "/", StringComparison.Ordinal);
            if (tokens[i].Replace("~0", "", StringComparison.Ordinal).Replace("~1", "", StringComparison.Ordinal).Contains('~', StringComparison.Ordinal))
            {
                return null;
            }

            tokens[i] = plain.Replace("~0", "~", StringComparison.Ordinal);
        }

        return new PointerPath(text, tokens);
    }

    /// <summary>Whether the place lies inside the other one.</summary>
    public bool IsBelow(PointerPath other) => Tokens.Count > other.Tokens.Count && Tokens.Take(other.Tokens.Count).SequenceEqual(other.Tokens);

    /// <summary>The element a token names (RFC 6901, section 4: digits without leading zeros); the list's length for <c>-</c>; -1 for none.</summary>
    public static int IndexOf(string token, JsonArray list) => token == End
        ? list.Count
        : (token.Length == 1 || token is not ['0', ..]) && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;

    public override IReadOnlyList<Place> Find(PatchTree tree)
    {
        if (Tokens.Count == 0)
        {
            return [Place.Root];
        }

        var node = tree.Root;
        for (var i = 0; i < Tokens.Count - 1; i++)
        {
            node = PlaceOf(node, i) is { } step && tree.TryGet(step, out var next) ? next : throw Missing(i);
        }

        return [PlaceOf(node, Tokens.Count - 1) ?? throw Missing(Tokens.Count - 1)];
    }

    private Place? PlaceOf(JsonNode? node, int token) => node switch
    {
        JsonObject => new Place(node, Tokens[token], -1),
        JsonArray list when IndexOf(Tokens[token], list) is >= 0 and var index => new Place(node, null, index),
        _ => null,
    };

    private PatchPathException Missing(int token)
    {
        var parent = string.Concat(Tokens.Take(token).Select(t => $"/{t}"));
        return new PatchPathException($"there is no '{Tokens[token]}' at {(parent.Length == 0 ? "the root" : $"'{parent}'")}.");
    }
}
