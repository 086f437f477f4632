using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace TmfGraph.GraphQL.AspNetCore.Documents;

/// <summary>The hash in <c>extensions.persistedQuery</c>: its member, its text, its bytes.</summary>
internal readonly record struct DocumentHash(string Member, string Text, byte[] Bytes)
{
    /// <summary>What documents are stored under: the same for every spelling of a hash.</summary>
    public string Id => $"{Member}:{Convert.ToHexStringLower(Bytes)}";

    /// <summary>The hash that a request names; null when it names none.</summary>
    /// <returns>False when it names one that cannot be read.</returns>
    public static bool TryRead(JsonElement extensions, out DocumentHash? hash)
    {
        hash = null;
        if (extensions.ValueKind is not JsonValueKind.Object || !extensions.TryGetProperty("persistedQuery"u8, out var query))
        {
            return true;
        }

        if (query.ValueKind is not JsonValueKind.Object)
        {
            return false;
        }

        foreach (var (member, length) in new[] { ("sha256Hash", SHA256.HashSizeInBytes), ("sha1Hash", SHA1.HashSizeInBytes), ("md5Hash", MD5.HashSizeInBytes) })
        {
            if (query.TryGetProperty(member, out var value))
            {
                var text = value.ValueKind is JsonValueKind.String ? value.GetString() ?? "" : "";
                if (Decode(text, length) is not { } bytes)
                {
                    return false;
                }

                hash = new DocumentHash(member, text, bytes);
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is the hash of a document.</summary>
    public bool IsOf(ReadOnlySpan<byte> document) => Compute(document).AsSpan().SequenceEqual(Bytes);

    /// <summary>The right hash of a document, as hexadecimal text.</summary>
    public string Expected(ReadOnlySpan<byte> document) => Convert.ToHexStringLower(Compute(document));

#pragma warning disable CA5350, CA5351 // they name documents, as clients of theirs expect; nothing is kept secret by them
    private byte[] Compute(ReadOnlySpan<byte> document) => Member switch
    {
        "sha1Hash" => SHA1.HashData(document),
        "md5Hash" => MD5.HashData(document),
        _ => SHA256.HashData(document),
    };
#pragma warning restore CA5350, CA5351

    private static byte[]? Decode(string text, int length)
    {
        var bytes = new byte[length];
        if (text.Length == length * 2)
        {
            return Convert.FromHexString(text, bytes, out _, out _) is System.Buffers.OperationStatus.Done ? bytes : null;
        }

        return Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var written) && written == length ? bytes : null;
    }
}
