namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>What conformance kits look for in every answer: attributes that a server fills in when a client leaves them out.</summary>
internal static class AnswerProfile
{
    private static readonly Dictionary<string, string[]> ByResource = new(StringComparer.Ordinal)
    {
        ["TMF621 troubleTicket"] = ["status", "creationDate", "lastUpdate"],
        ["TMF622 productOrder"] = ["orderDate", "state"],
        ["TMF638 service"] = ["serviceDate"],
        ["TMF640 service"] = ["serviceDate"],
        ["TMF641 serviceOrder"] = ["orderDate", "state"],
        ["TMF645 checkServiceQualification"] = ["checkServiceQualificationDate", "state"],
        ["TMF645 queryServiceQualification"] = ["queryServiceQualificationDate", "state"],
        ["TMF646 appointment"] = ["creationDate", "lastUpdate", "status"],
        ["TMF648 quote"] = ["quoteDate", "state"],
        ["TMF652 resourceOrder"] = ["orderDate", "state"],
        ["TMF654 topupBalance"] = ["status", "confirmationDate"],
        ["TMF654 adjustBalance"] = ["status", "confirmationDate"],
        ["TMF654 transferBalance"] = ["status", "confirmationDate"],
        ["TMF654 reserveBalance"] = ["status", "confirmationDate"],
        ["TMF655 changeRequest"] = ["status", "lastUpdateDate"],
        ["TMF656 serviceProblem"] = ["status", "creationDate", "lastUpdate"],
        ["TMF679 productOfferingQualification"] = ["state", "productOfferingQualificationDate"],
        ["TMF720 digitalIdentity"] = ["creationDate", "status"],
    };

    /// <summary>Of catalog entries, wherever they are.</summary>
    private static readonly string[] Catalog = ["lastUpdate", "lifecycleStatus", "isBundle", "@type"];

    /// <summary>The names of the attributes, which the resource's definition has all.</summary>
    public static IReadOnlyList<string> Of(OfficialResource resource) =>
    [
        .. ByResource.GetValueOrDefault($"{resource.Api} {resource.Name}", [])
            .Concat(Catalog.Where(name => resource.Definition.Find(name) is not null))
            .Concat(resource.HasPost ? resource.Definition.Required : [])
            .Distinct(),
    ];
}
