using System.Text.Json;
using System.Text.Json.Nodes;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>What the tests of one resource share: the rules by which the product goes beyond, or against, the letter of its document.</summary>
internal static class ResourceConformance
{
    public const string Collection = "Conformance";

    /// <summary>
    /// The time of the last change: the documents let a client send it on create, and the product keeps the clock itself, since filters by it
    /// would be of no use otherwise.
    /// </summary>
    private static readonly string[] ServerClock = ["lastUpdate", "lastModified", "lastUpdateDate", "lastModifiedTime"];

    /// <summary>What the documents let a client send and the product works out itself: totals, answers, and what becomes of a task.</summary>
    private static readonly HashSet<string> Computed =
    [
        "ShoppingCart.cartTotalPrice",
        "ShoppingCart.cartItem.ItemTotalPrice",
        "ProductOfferingQualification.productOfferingQualificationItem.eligibilityUnavailabilityReason",
        "CustomerBillOnDemand.state",
        "CustomerBillOnDemand.customerBill",
        "ImportJob.completionDate", "ImportJob.errorLog", "ImportJob.status",
        "ExportJob.completionDate", "ExportJob.errorLog", "ExportJob.status", "ExportJob.url",
        "Heal.state", "Scale.state", "Migrate.state",
        "CheckServiceQualification.serviceQualificationItem.eligibilityUnavailabilityReason",
        "CheckServiceQualification.serviceQualificationItem.expirationDate",
        "ProblemAcknowledgement.ackProblem",
        "ProblemUnacknowledgement.unackProblem",
    ];

    /// <summary>What tasks add that their documents do not have: why they could not be carried out, and the monitor that goes with them.</summary>
    private static readonly string[] Findings = ["errorMessage", "rejectionReason", "monitor"];

    /// <summary>The operations that the product adds to a document, which the README names.</summary>
    private static readonly string[] Extensions = ["TMF678 customerBill POST", "TMF678 customerBill DELETE"];

    public static bool IsServersClock(string path) => ServerClock.Contains(path);

    /// <summary>Whether the document has the operation, or the product adds it.</summary>
    public static bool Has(OfficialResource resource, string operation) =>
        resource.Operations.Contains(operation) || Extensions.Contains($"{resource.Api} {resource.Name} {operation}");

    /// <summary>
    /// Whether an attribute is not the client's to send: it is dropped from a POST, and may be added to the resource. These are what the
    /// document leaves out of the _Create type, what it says nested objects may not bring, the server's clock, and the parent's address.
    /// </summary>
    public static bool IsServers(OfficialResource resource, string path) =>
        resource.SetByServer.Contains(WithoutRepeats(path)) || IsServersClock(path) || Computed.Contains($"{resource.Definition.Name}.{WithoutRepeats(path)}")
        || (resource.Path.Contains('{') && resource.Path.Contains($"{{{path.Split('.')[0]}Id}}", StringComparison.Ordinal))
        || (!path.Contains('.') && resource.Create.Find(path) is null && resource.Definition.Find(path) is not null)
        || (Findings.Contains(path.Split('.')[0]) && resource.Definition.Find(path.Split('.')[0]) is null)
        || path is "id" or "href";

    /// <summary>
    /// As <see cref="IsServers"/>, for bodies that leave attributes out: the product then fills in defaults, which may be any attribute of the
    /// resource, and the first states of its items; a task may add what it found out.
    /// </summary>
    public static bool MayBeAdded(OfficialResource resource, string path) =>
        IsServers(resource, path) || path is "@type" || path.EndsWith(".state", StringComparison.Ordinal) || path.EndsWith(".status", StringComparison.Ordinal)
        || (!path.Contains('.') && resource.Definition.Find(path) is not null) || path is "cartItem.action";

    public static JsonElement ToElement(JsonNode body) => JsonElement.Parse(body.ToJsonString());

    /// <summary>What holds for an item holds for the items within it: <c>a.a.b</c> → <c>a.b</c>.</summary>
    private static string WithoutRepeats(string path)
    {
        var segments = path.Split('.');
        return string.Join('.', segments.Where((segment, index) => index == 0 || segment != segments[index - 1]));
    }
}
