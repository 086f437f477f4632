using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>The operator's catalog of whatever has no catalog of its own: kinds of changes, and how exchanges and terminals belong together.</summary>
internal static class DemoEntities
{
    public const string StandardChange = "ES-STANDARD-CHANGE";

    public static IEnumerable<DemoDocument> Documents() => [.. Catalog(), .. Associations(), .. Topics(), .. Jobs()];

    private static IEnumerable<DemoDocument> Catalog()
    {
        (string Key, string Name, string Text)[] kinds =
        [
            ("STANDARD-CHANGE", "Standard change", "Done often, by a written procedure, in the maintenance window"),
            ("EMERGENCY-CHANGE", "Emergency change", "Done at once, to end an outage"),
        ];
        yield return Entry("EntityCatalog", "EC-NORTHWIND", "Northwind operations", "Kinds of work in the network", new JsonObject
        {
            ["category"] = Array(Reference("EntityCategory", "ECAT-CHANGES", "Changes")),
            ["relatedParty"] = Array(PartyReference("PartyRole", "ROLE-NETWORK-OPERATIONS", "Network Operations", "Owner")),
        });
        yield return Entry("EntityCategory", "ECAT-CHANGES", "Changes", "Kinds of changes", new JsonObject
        {
            ["isRoot"] = true,
            ["entityCatalogItem"] = Array(kinds.Select(k => Reference("EntityCatalogItem", $"ECI-{k.Key}", k.Name))),
        });
        foreach (var (key, name, text) in kinds)
        {
            yield return Entry("EntitySpecification", $"ES-{key}", name, text, new JsonObject
            {
                ["isBundle"] = false,
                ["specCharacteristic"] = Array(new JsonObject { ["name"] = "approvals", ["valueType"] = "integer", ["configurable"] = true }),
            });
            yield return Entry("EntityCatalogItem", $"ECI-{key}", name, text, new JsonObject
            {
                ["category"] = Array(Reference("EntityCategory", "ECAT-CHANGES", "Changes")),
                ["specification"] = Reference("EntitySpecification", $"ES-{key}", name),
            });
        }
    }

    private static IEnumerable<DemoDocument> Associations()
    {
        yield return Entry("AssociationSpecification", "ASP-SERVES", "Serves", "A line terminal serves the customers of a district", new JsonObject
        {
            ["associationRoleSpec"] = Array(
                new JsonObject { ["role"] = "provider", ["entityType"] = "Resource", ["isSource"] = true, ["isNavigable"] = true, ["minQuantity"] = 1, ["maxQuantity"] = 1 },
                new JsonObject { ["role"] = "operator", ["entityType"] = "PartyRole", ["isSource"] = false, ["isNavigable"] = true, ["minQuantity"] = 1, ["maxQuantity"] = 1 }),
        });
        yield return Entry("Association", "ASC-SERVES-1", "Exchange 00001 and its operators", "Who looks after the first exchange", new JsonObject
        {
            ["associationSpec"] = Reference("AssociationSpecification", "ASP-SERVES", "Serves"),
            ["associationRole"] = Array(
                new JsonObject { ["role"] = "provider", ["isSource"] = true, ["entity"] = Reference("Resource", "OLT-00001", typed: true) },
                new JsonObject { ["role"] = "operator", ["isSource"] = false, ["entity"] = Reference("PartyRole", "ROLE-NETWORK-OPERATIONS", typed: true) }),
        });
    }

    private static IEnumerable<DemoDocument> Topics()
    {
        (string Id, string Name, string Query)[] topics =
        [
            ("TOPIC-OUTAGES", "Outages", "eventType=ServiceProblemCreateEvent"), ("TOPIC-ORDERS", "Orders", "eventType=ProductOrderStateChangeEvent"),
        ];
        foreach (var (id, name, query) in topics)
        {
            yield return Document("Topic", id, new JsonObject { ["name"] = name, ["headerQuery"] = query });
        }

        yield return new DemoDocument("Event", new JsonObject
        {
            ["id"] = "EVENT-OUTAGE-1",
            ["href"] = $"{Href("Topic", "TOPIC-OUTAGES")}/event/EVENT-OUTAGE-1",
            ["eventId"] = "EVENT-OUTAGE-1",
            ["eventType"] = "ServiceProblemCreateEvent",
            ["eventTime"] = Instant(DemoOperator.Today.AddDays(-9)),
            ["timeOcurred"] = Instant(DemoOperator.Today.AddDays(-9).AddMinutes(-1)),
            ["title"] = "Cable cut near exchange 00001",
            ["description"] = "Digging work; repaired within the hour",
            ["domain"] = "access",
            ["priority"] = "high",
            ["source"] = Reference("Resource", "OLT-00001", typed: true),
            ["relatedParty"] = Array(PartyReference("PartyRole", "ROLE-NETWORK-OPERATIONS", "Network Operations", "Originator")),
            ["event"] = new JsonObject { ["affectedServices"] = 12 },
            ["topic"] = Reference("Topic", "TOPIC-OUTAGES"),
        });
    }

    /// <summary>The imports that filled the catalogs, and the exports that went to the partners. They are done; nothing waits to be run.</summary>
    private static IEnumerable<DemoDocument> Jobs()
    {
        foreach (var catalog in (string[])["ProductCatalog", "ServiceCatalog", "ResourceCatalog", "EntityCatalog"])
        {
            yield return Job($"{catalog}ImportJob", $"IMPORT-{catalog}", DemoCatalog.Launch.AddHours(-6), $"https://files.northwind.example/import/{catalog}.json");
            yield return Job($"{catalog}ExportJob", $"EXPORT-{catalog}", DemoOperator.Today.AddDays(-3), $"https://files.northwind.example/export/{catalog}.json");
        }

        static DemoDocument Job(string type, string id, DateTimeOffset created, string url) => Document(type, id, new JsonObject
        {
            ["contentType"] = "application/json",
            ["url"] = url,
            ["creationDate"] = Instant(created),
            ["completionDate"] = Instant(created.AddMinutes(2)),
            ["status"] = "Succeeded",
        });
    }

    private static DemoDocument Entry(string type, string id, string name, string text, JsonObject more)
    {
        more["name"] = name;
        more["description"] = text;
        more["version"] = "1.0";
        more["lifecycleStatus"] = "Active";
        more["lastUpdate"] = Instant(DemoCatalog.Launch);
        more["validFor"] = Since(DemoCatalog.Launch);
        return Document(type, id, more);
    }
}
