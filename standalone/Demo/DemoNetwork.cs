using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>The part of the network that customers share, and the people who run it.</summary>
internal static class DemoNetwork
{
    private const int CustomersPerTerminal = 64;

    private const int CustomersPerManager = 200;

    private static readonly string[] Roles = ["Field Installer", "Order Desk", "Network Operations"];

    public static string TerminalOf(int customer) => $"OLT-{((customer - 1) / CustomersPerTerminal) + 1:00000}";

    /// <summary>The number of the account manager who looks after a customer.</summary>
    public static int ManagerOf(int customer) => ((customer - 1) / CustomersPerManager) + 1;

    public static string ManagerId(int manager) => $"AM-{manager:00000}";

    public static IEnumerable<DemoDocument> Documents(int customers)
    {
        var operatorBody = Entity("Organization", "G-OPERATOR", "Northwind Telecom");
        operatorBody["tradingName"] = "Northwind Telecom";
        operatorBody["organizationType"] = "company";
        operatorBody["isLegalEntity"] = true;
        operatorBody["isHeadOffice"] = true;
        operatorBody["status"] = "validated";
        yield return new DemoDocument("Organization", operatorBody);

        foreach (var role in Roles)
        {
            yield return Role($"ROLE-{role.Replace(' ', '-').ToUpperInvariant()}", role);
        }

        for (var manager = 1; manager <= ManagerOf(customers); manager++)
        {
            yield return Role(ManagerId(manager), "Account Manager");
        }

        var terminals = ((customers - 1) / CustomersPerTerminal) + 1;
        for (var number = 1; number <= terminals; number++)
        {
            var id = $"OLT-{number:00000}";
            var body = Entity("Resource", id, $"Exchange {number:00000} line terminal");
            body["@type"] = "PhysicalResource";
            body["category"] = "equipment";
            body["administrativeState"] = "unlocked";
            body["operationalState"] = "enable";
            body["usageState"] = "busy";
            body["resourceStatus"] = "available";
            body["serialNumber"] = $"OLT{number:0000000}";
            body["startOperatingDate"] = Instant(new DateTimeOffset(2024, 1, 15, 9, 0, 0, TimeSpan.Zero));
            body["resourceSpecification"] = Reference("ResourceSpecification", "RS-OLT", DemoPlans.ResourceDesign("OLT").Name);
            yield return new DemoDocument("Resource", body);
            foreach (var document in DemoPlaces.Exchange(number, id).Concat(DemoFunctions.Documents(number, id)).Append(DemoChanges.Document(number, id)))
            {
                yield return document;
            }
        }
    }

    private static DemoDocument Role(string id, string name)
    {
        var body = Entity("PartyRole", id, name);
        body["status"] = "active";
        body["engagedParty"] = PartyReference("Organization", "G-OPERATOR", "Northwind Telecom", name);
        body["validFor"] = Since(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return new DemoDocument("PartyRole", body);
    }
}
