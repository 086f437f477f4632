using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>
/// What runs in software at an exchange: a gateway for its customers, the network service it is part of, and what was done to it.
/// </summary>
internal static class DemoFunctions
{
    public static IEnumerable<DemoDocument> Documents(int number, string terminal)
    {
        var (function, vnf, pnf) = ($"RF-{terminal}", $"VNF-{terminal}", $"PNF-{terminal}");
        var operations = PartyReference("PartyRole", "ROLE-NETWORK-OPERATIONS", "Network Operations", "Operator");
        yield return Document("ResourceFunction", function, new JsonObject
        {
            ["name"] = $"Broadband gateway {number:00000}",
            ["description"] = "Ends the sessions of a district's customers",
            ["category"] = "networkFunction",
            ["functionType"] = "BNG",
            ["role"] = "subscriberGateway",
            ["priority"] = 1,
            ["resourceVersion"] = "5.1",
            ["administrativeState"] = "unlocked",
            ["operationalState"] = "enable",
            ["usageState"] = "busy",
            ["resourceStatus"] = "available",
            ["startOperatingDate"] = Instant(DemoCatalog.Launch),
            ["resourceSpecification"] = Reference("ResourceSpecification", "RS-OLT", DemoPlans.ResourceDesign("OLT").Name),
            ["resourceRelationship"] = Array(new JsonObject { ["relationshipType"] = "connectedTo", ["resource"] = Reference("Resource", terminal) }),
            ["place"] = SiteOf(terminal),
            ["relatedParty"] = Array(operations.DeepClone()),
            ["resourceCharacteristic"] = Array(Characteristic("sessions", 4096), Characteristic("throughput", "40 Gbit/s")),
        });
        foreach (var document in Work(number, function, terminal))
        {
            yield return document;
        }

        yield return Document("PNF", pnf, Function($"Line terminal {number:00000}", "OLT", pnf, ("realizedBy", terminal)));
        var software = Function($"Broadband gateway {number:00000}", "BNG", vnf, ("connectedTo", terminal));
        software["pnfRelationship"] = Array(new JsonObject { ["type"] = "connectedTo", ["pnf"] = Entity("PNF", pnf) });
        yield return Document("VNF", vnf, software);
        yield return Document("NetworkService", $"NS-{terminal}", new JsonObject
        {
            ["name"] = $"Broadband of exchange {number:00000}",
            ["description"] = "Takes customers' traffic from the fibre to the core",
            ["type"] = "broadband",
            ["version"] = "1.0",
            ["priority"] = 1,
            ["lockState"] = "unlocked",
            ["state"] = "Active",
            ["serviceSpecification"] = Entity("ServiceSpecification", "SS-FTTH-ACCESS"),
            ["serviceCharacteristic"] = Array(new JsonObject { ["name"] = "district", ["value"] = $"{number:00000}" }),
            ["supportingNetworkFunction"] = Array(Reference("VNF", vnf, typed: true), Reference("PNF", pnf, typed: true)),
            ["supportingResource"] = Array(Entity("Resource", terminal)),
            ["relatedParty"] = Array(operations.DeepClone()),
        });
    }

    /// <summary>What was done to a function, each with its monitor: it got more room, was healed, and moves to another server.</summary>
    private static IEnumerable<DemoDocument> Work(int number, string function, string terminal)
    {
        var start = DemoOperator.Today.AddDays(-20 + (number % 15));
        (string Type, bool Done, JsonObject Body)[] tasks =
        [
            ("Scale", true, new JsonObject { ["scaleType"] = "SCALE_OUT", ["aspectId"] = "sessions", ["numberOfSteps"] = 1 }),
            ("Heal", true, new JsonObject { ["cause"] = "Sessions dropped", ["degreeOfHealing"] = "HEAL_RESTART", ["healAction"] = "restart", ["startTime"] = Instant(start) }),
            ("Migrate", number % 2 == 0, new JsonObject
            {
                ["cause"] = "Server is to be replaced",
                ["completionMode"] = "graceful",
                ["priority"] = 2,
                ["startTime"] = Instant(start.AddDays(2)),
                ["place"] = Reference("GeographicSite", DemoPlaces.ExchangeSite(terminal), typed: true),
            }),
        ];
        foreach (var (type, done, body) in tasks)
        {
            body["name"] = $"{type} of {function}";
            body["resourceFunction"] = Reference("ResourceFunction", function);
            body["state"] = done ? "done" : "inProgress";
            var task = $"{type.ToUpperInvariant()}-{terminal}";
            yield return Document(type, task, body);
            yield return Monitor("ResourceFunctionMonitor", $"MON-{task}", Href(type, task), "POST", done, "201");
        }
    }

    /// <summary>What a client reads to see how far its request got.</summary>
    public static DemoDocument Monitor(string type, string id, string source, string method, bool done, string statusCode) => Document(type, id, new JsonObject
    {
        ["sourceHref"] = source,
        ["state"] = done ? "Completed" : "InProgress",
        ["request"] = new JsonObject { ["method"] = method, ["to"] = source, ["body"] = "{}", ["header"] = Headers() },
        ["response"] = done ? new JsonObject { ["statusCode"] = statusCode, ["body"] = "{}", ["header"] = Headers() } : null,
    });

    private static JsonArray Headers() => Array(new JsonObject { ["name"] = "Content-Type", ["value"] = "application/json" });

    private static JsonObject Function(string name, string kind, string id, (string Type, string Id) resource) => new()
    {
        ["name"] = name,
        ["description"] = $"{name} ({id})",
        ["type"] = kind,
        ["version"] = "5.1",
        ["managementDomain"] = "access",
        ["priority"] = 1,
        ["adminState"] = "unlocked",
        ["operationalState"] = "enabled",
        ["usageState"] = "busy",
        ["state"] = "active",
        ["resourceSpecification"] = Entity("ResourceSpecification", "RS-OLT"),
        ["resourceCharacteristic"] = Array(new JsonObject { ["name"] = "kind", ["value"] = kind }),
        ["resourceRelationship"] = Array(new JsonObject { ["type"] = resource.Type, ["resource"] = Entity("Resource", resource.Id) }),
        ["relatedParty"] = Array(PartyReference("PartyRole", "ROLE-NETWORK-OPERATIONS", "Network Operations", "Operator")),
    };

    private static JsonObject SiteOf(string terminal)
    {
        var place = Reference("GeographicSite", DemoPlaces.ExchangeSite(terminal), typed: true);
        place["role"] = "installed";
        return place;
    }
}
