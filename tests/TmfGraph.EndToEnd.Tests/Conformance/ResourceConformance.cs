using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>What the tests of one resource share: the rules by which the product goes beyond, or against, the letter of its document.</summary>
internal static class ResourceConformance
{
    public const string Collection = "Conformance";

    /// <summary>
    /// The time of the last change: the documents let a client send it on create, and the product keeps the clock itself, since filters by it
    /// would be of no use otherwise.
    /// </summary>
    private static readonly string[] ServerClock = ["lastUpdate", "lastModified"];

    public static OfficialResource Find(string name) => OfficialDocuments.Resources[name];

    /// <summary>
    /// Whether an attribute is not the client's to send: it is dropped from a POST, and may be added to the resource. These are what the
    /// document leaves out of the _Create type, what it says nested objects may not bring, and the server's clock.
    /// </summary>
    public static bool IsServers(OfficialResource resource, string path) =>
        resource.SetByServer.Contains(path) || ServerClock.Contains(path) || (!path.Contains('.') && resource.Create.Find(path) is null && resource.Definition.Find(path) is not null);

    /// <summary>
    /// As <see cref="IsServers"/>, for bodies that leave attributes out: the product then fills in defaults and first states, which may be any
    /// attribute of the resource.
    /// </summary>
    public static bool MayBeAdded(OfficialResource resource, JsonObject sent, string path) =>
        IsServers(resource, path) || (!path.Contains('.') && !sent.ContainsKey(path) && resource.Definition.Find(path) is not null);

    public static JsonElement ToElement(JsonNode body) => JsonElement.Parse(body.ToJsonString());

    /// <summary>Creates a resource and gives its id.</summary>
    internal static async Task<string> CreateAsync(RunningProduct product, OfficialResource resource, JsonObject body)
    {
        var created = (await product.Rest.PostAsync(resource.Path, body)).Expect(System.Net.HttpStatusCode.Created);
        return created.Body.GetProperty("id").GetString()!;
    }
}
