using System.Text.Json;

namespace TmfGraph.Load.Shop;

/// <summary>
/// What the shop knows: six users, nine products and fourteen reviews, chosen so that the query of the benchmark answers with 391 objects.
/// Some products are reviewed by many and some users review much, so the same entities come up again and again.
/// </summary>
internal static class ShopData
{
    private const int BodyLength = 325;

    private static readonly (int User, int Product)[] Pairs =
    [
        (0, 3), (0, 4), (1, 3), (1, 5), (1, 6), (1, 8), (2, 3), (3, 8), (4, 0), (4, 1), (4, 2), (4, 3), (4, 4), (5, 5),
    ];

    private static readonly string[] Words =
        ["sturdy", "light", "delivered", "in", "time", "the", "colour", "fits", "well", "and", "holds", "what", "it", "promises", "a", "little", "loud"];

    public static IReadOnlyList<JsonElement> Users { get; } =
        [.. Enumerable.Range(0, 6).Select(i => Json(new { id = $"{i + 1}", username = $"user-{i + 1}", name = $"Given{i + 1} Family{i + 1}" }))];

    public static IReadOnlyList<JsonElement> Products { get; } =
    [
        .. Enumerable.Range(0, 9).Select(i => Json(new
        {
            upc = $"{1001 + i}", name = $"Article number {i + 1}", price = 199 + (i * 250), weight = 100 * (i + 1), inStock = i % 3 != 2,
        })),
    ];

    public static IReadOnlyList<JsonElement> Reviews { get; } =
    [
        .. Pairs.Select((pair, i) => Json(new { id = $"{i + 1}", body = BodyOf(i), author = Users[pair.User], product = Products[pair.Product] })),
    ];

    /// <summary>The reviews whose author or product has a key.</summary>
    public static IEnumerable<JsonElement> ReviewsBy(string property, string key, string? value) =>
        Reviews.Where(r => r.GetProperty(property).GetProperty(key).GetString() == value);

    private static string BodyOf(int seed)
    {
        var body = string.Join(' ', Enumerable.Range(0, BodyLength).Select(i => Words[((seed * 7) + (i * (seed + 3))) % Words.Length]));
        return body[..BodyLength];
    }

    private static JsonElement Json(object value) => JsonSerializer.SerializeToElement(value);
}
