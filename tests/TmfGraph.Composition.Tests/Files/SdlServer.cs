using System.Net;
using System.Net.Http.Headers;

namespace TmfGraph.Composition.Tests.Files;

/// <summary>Subgraphs that tell their schemas: the text of an address, with a version of it when that is not to be sent again.</summary>
internal sealed class SdlServer : HttpMessageHandler
{
    public Dictionary<string, string> Texts { get; } = [];

    public bool NamesVersions { get; set; } = true;

    /// <summary>What sending fails with; null for nothing.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Requests and their statuses, in order.</summary>
    public List<string> Log { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        var address = request.RequestUri!.ToString(); // an HttpClient sends none without
        var body = request.Content is null ? "" : " " + await request.Content.ReadAsStringAsync(cancellationToken);
        var response = Answer(request, address);
        Log.Add($"{request.Method} {address}{body} {(int)response.StatusCode}");
        return response;
    }

    private HttpResponseMessage Answer(HttpRequestMessage request, string address)
    {
        if (!Texts.TryGetValue(address, out var text))
        {
            return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        }

        var tag = new EntityTagHeaderValue($"\"{text.Length}\"");
        if (NamesVersions && request.Headers.IfNoneMatch.Contains(tag))
        {
            return new HttpResponseMessage(HttpStatusCode.NotModified);
        }

        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(text) };
        response.Headers.ETag = NamesVersions ? tag : null;
        return response;
    }
}
