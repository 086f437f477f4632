using System.Text;

namespace TmfGraph.Resources.Rest;

/// <summary>The <c>Link</c> header of a page (RFC 8288): self, first, prev, next, last, on the canonical path.</summary>
internal static class PageLinks
{
    public static string Format(string path, ListRequest request, long total)
    {
        var links = new StringBuilder();
        var query = Escape(request.OtherQuery);
        Add("self", request.Offset);
        if (request.Limit > 0)
        {
            Add("first", 0);
            if (request.Offset > 0)
            {
                Add("prev", Math.Max(0, request.Offset - request.Limit));
            }

            if (request.Offset + (long)request.Limit < total)
            {
                Add("next", request.Offset + request.Limit);
            }

            Add("last", total == 0 ? 0 : (total - 1) / request.Limit * request.Limit);
        }

        return links.ToString();

        void Add(string relation, long offset) => links
            .Append(links.Length > 0 ? ", " : "")
            .Append($"<{path}?{query}{(query.Length > 0 ? "&" : "")}offset={offset}&limit={request.Limit}>; rel=\"{relation}\"");
    }

    /// <summary>What a client left unescaped must not end the link or the header.</summary>
    private static string Escape(string query)
    {
        var text = new StringBuilder(query.Length);
        foreach (var rune in query.EnumerateRunes())
        {
            if (rune.Value is > 0x20 and < 0x7f and not ('<' or '>' or '"'))
            {
                text.Append((char)rune.Value);
            }
            else
            {
                text.Append(Uri.EscapeDataString(rune.ToString()));
            }
        }

        return text.ToString();
    }
}
