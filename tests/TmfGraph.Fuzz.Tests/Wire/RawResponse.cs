using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace TmfGraph.Fuzz.Tests.Wire;

/// <summary>A response, its body without chunks and compression.</summary>
internal sealed record RawResponse(int Status, string Head, byte[] Body)
{
    public string? ContentType => Header("content-type");

    /// <summary>Null when the bytes are no response.</summary>
    public static RawResponse? Read(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return null;
        }

        var head = Encoding.Latin1.GetString(bytes, 0, end);
        var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
        if (status == 100)
        {
            return Read(bytes[(end + 4)..]);
        }

        var response = new RawResponse(status, head, bytes[(end + 4)..]);
        response = response.Header("transfer-encoding") == "chunked" ? response with { Body = Unchunk(response.Body) } : response;
        return response.Header("content-encoding") switch
        {
            "br" => response with { Body = Unpack(new BrotliStream(new MemoryStream(response.Body), CompressionMode.Decompress)) },
            "gzip" => response with { Body = Unpack(new GZipStream(new MemoryStream(response.Body), CompressionMode.Decompress)) },
            _ => response,
        };
    }

    private string? Header(string name) => Head.Split("\r\n").Skip(1)
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 1)..].Trim())
        .FirstOrDefault();

    private static byte[] Unchunk(byte[] body)
    {
        var whole = new MemoryStream();
        var rest = body.AsSpan();
        while (rest.IndexOf("\r\n"u8) is > 0 and var end
            && int.TryParse(rest[..end], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var length)
            && length > 0
            && end + 2 + length <= rest.Length)
        {
            whole.Write(rest.Slice(end + 2, length));
            rest = rest[(end + 2 + length)..];
            rest = rest.StartsWith("\r\n"u8) ? rest[2..] : rest;
        }

        return whole.ToArray();
    }

    private static byte[] Unpack(Stream packed)
    {
        using (packed)
        {
            var whole = new MemoryStream();
            packed.CopyTo(whole);
            return whole.ToArray();
        }
    }
}
