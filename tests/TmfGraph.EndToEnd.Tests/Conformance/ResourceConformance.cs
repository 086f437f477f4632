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

    /// <summary>What the documents let a client send and the product works out itself: totals, answers, and what becomes of a task.</summary>
    private static readonly HashSet<string> Computed =
    [
        "ShoppingCart.cartTotalPrice",
        "ShoppingCart.cartItem.ItemTotalPrice",
        "ProductOfferingQualification.productOfferingQualificationItem.eligibilityUnavailabilityReason",
        "CustomerBillOnDemand.state",
        "CustomerBillOnDemand.customerBill",
    ];

    public static OfficialResource Find(string name) => OfficialDocuments.Resources[name];

    public static bool IsServersClock(string path) => ServerClock.Contains(path);

    /// <summary>
    /// Whether an attribute is not the client's to send: it is dropped from a POST, and may be added to the resource. These are what the
    /// document leaves out of the _Create type, what it says nested objects may not bring, and the server's clock.
    /// </summary>
    public static bool IsServers(OfficialResource resource, string path) =>
        resource.SetByServer.Contains(WithoutRepeats(path)) || IsServersClock(path) || Computed.Contains($"{resource.Definition.Name}.{WithoutRepeats(path)}")
        || (!path.Contains('.') && resource.Create.Find(path) is null && resource.Definition.Find(path) is not null);

    /// <summary>
    /// As <see cref="IsServers"/>, for bodies that leave attributes out: the product then fills in defaults, which may be any attribute of the
    /// resource, and the first states of its items.
    /// </summary>
    public static bool MayBeAdded(OfficialResource resource, JsonObject sent, string path) =>
        IsServers(resource, path) || path.EndsWith(".state", StringComparison.Ordinal)
        || (!path.Contains('.') && !sent.ContainsKey(path) && resource.Definition.Find(path) is not null);

    public static JsonElement ToElement(JsonNode body) => JsonElement.Parse(body.ToJsonString());

    /// <summary>Creates a resource and gives its id.</summary>
    internal static async Task<string> CreateAsync(RunningProduct product, OfficialResource resource, JsonObject body)
    {
        var created = (await product.Rest.PostAsync(resource.Path, body)).Expect(System.Net.HttpStatusCode.Created);
        return created.Body.GetProperty("id").GetString()!;
    }

    /// <summary>What holds for an item holds for the items within it: <c>a.a.b</c> → <c>a.b</c>.</summary>
    private static string WithoutRepeats(string path)
    {
        var segments = path.Split('.');
        return string.Join('.', segments.Where((segment, index) => index == 0 || segment != segments[index - 1]));
    }
}
