using System.Buffers.Text;
using System.Text.Json;

namespace TmfGraph.GraphQL.AspNetCore;

/// <summary>
/// What a bearer token says of itself, for hosts that leave it to others to verify it, as a gateway does to its source schemas. Whoever sends it may
/// have written it, so it opens nothing: it tells when to end a stream, or which of two ways that are open to all a request goes.
/// </summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc7519#section-3"/>
public static class UnverifiedToken
{
    private const string Scheme = "Bearer ";
    private const int MaxLength = 16 * 1024;

    /// <summary>The text or number of a claim; null when there is none, or the header holds no JWT of up to 16 KiB.</summary>
    /// <param name="authorization">The header <c>Authorization</c>; null for none.</param>
    /// <param name="name">The claim's name, for instance <c>sub</c>.</param>
    public static string? ClaimOf(string? authorization, string name)
    {
        if (authorization is null || authorization.Length > MaxLength || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var token = authorization.AsSpan(Scheme.Length).Trim();
        var payload = token[(token.IndexOf('.') + 1)..];
        payload = payload[..Math.Max(0, payload.IndexOf('.'))];
        if (payload.IsEmpty || !Base64Url.IsValid(payload))
        {
            return null;
        }

        try
        {
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(payload));
            return claims.RootElement.ValueKind is JsonValueKind.Object && claims.RootElement.TryGetProperty(name, out var claim)
                ? claim.ValueKind switch
                {
                    JsonValueKind.String => claim.GetString(),
                    JsonValueKind.Number => claim.GetRawText(),
                    _ => null,
                }
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null; // no JSON, or text that is no Unicode
        }
    }
}
