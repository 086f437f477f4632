using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Storage;

/// <summary>
/// The place of a resource in an order: the values it was ordered by and its id. It stays right when resources are added or removed around it, and
/// even when its own resource is gone.
/// </summary>
/// <param name="Values">One for each rank, as they stand in the document; null for absent.</param>
internal sealed record ResourceCursor(IReadOnlyList<string?> Values, string Id)
{
    private const int MaxLength = 64 * 1024;

    /// <summary>The opaque text: base64url of the order's fingerprint, the values and the id as a JSON list.</summary>
    public static string Format(ResourceType type, IReadOnlyList<OrderBy> order, StoredResource resource)
    {
        var parts = new List<string?>(order.Count + 2) { Fingerprint(type, order) };
        foreach (var rank in order)
        {
            var attribute = rank.Path.Attributes[^1];
            var text = Leaf.Text(Leaf.FirstAt(resource.Document, rank.Path.Attributes));
            parts.Add(text is not null && Leaf.Fits(LeafKinds.Of(attribute), text) ? text : null);
        }

        parts.Add(resource.Id);
        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(parts));
    }

    /// <exception cref="InvalidCursorException">It is not ours, or was made for another order.</exception>
    public static ResourceCursor Parse(string text, ResourceType type, IReadOnlyList<OrderBy> order)
    {
        if (text.Length <= MaxLength && Base64Url.IsValid(text))
        {
            try
            {
                if (JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(text)) is [{ } fingerprint, .. var values, { } id]
                    && values.Length == order.Count
                    && fingerprint == Fingerprint(type, order)
                    && StorableText.Is(id)
                    && values.All(v => v is null || StorableText.Is(v)))
                {
                    return new ResourceCursor(values, id);
                }
            }
            catch (JsonException)
            {
                // not ours: said below
            }
        }

        throw new InvalidCursorException("The cursor is invalid: it was not made by this list, or for another order of it.");
    }

    // FNV-1a: it has to stay the same across processes and versions, and guards against mistakes, not against forgery
    private static string Fingerprint(ResourceType type, IReadOnlyList<OrderBy> order)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes($"{type.Name}|{string.Join(',', order.Select(o => $"{o.Path}{(o.Descending ? '-' : '+')}"))}"))
        {
            hash = (hash ^ b) * 16777619u;
        }

        return hash.ToString("x8");
    }
}
