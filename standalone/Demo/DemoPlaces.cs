using System.Text.Json.Nodes;
using Bogus;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>Addresses, sites and points on the map, of customers and of exchanges.</summary>
internal static class DemoPlaces
{
    public static IEnumerable<DemoDocument> Documents(DemoHistory history)
    {
        var customer = history.Customer;
        var space = customer.Contact.Street.IndexOf(' ', StringComparison.Ordinal);
        var (number, street) = (customer.Contact.Street[..space], customer.Contact.Street[(space + 1)..]);
        foreach (var document in Place(history.AddressId, history.Random, street, number, customer.Contact.Postcode, customer.Contact.City))
        {
            yield return document;
        }

        yield return Document("GeographicSite", history.SiteId, new JsonObject
        {
            ["name"] = customer.Business ? $"Office of {customer.Name}" : $"Home of {customer.Name}",
            ["code"] = $"S{history.Number:000000}",
            ["description"] = customer.Business ? "Office with server room" : "Flat",
            ["status"] = "active",
            ["place"] = Array(Reference("GeographicAddress", history.AddressId, typed: true)),
            ["relatedParty"] = Array(history.Party()),
            ["siteRelationship"] = Array(new JsonObject
            {
                ["id"] = ExchangeSite(DemoNetwork.TerminalOf(history.Number)),
                ["href"] = Href("GeographicSite", ExchangeSite(DemoNetwork.TerminalOf(history.Number))),
                ["relationshipType"] = "servedBy",
                ["role"] = "exchange",
            }),
            ["calendar"] = customer.Business ? OfficeHours() : null,
        });

        if (history.Number % 5 == 2)
        {
            yield return Document("GeographicAddressValidation", $"{customer.Id}-AV1", new JsonObject
            {
                ["provideAlternative"] = false,
                ["state"] = "done",
                ["validationDate"] = Instant(customer.Since.AddMinutes(-10)),
                ["validationResult"] = "success",
                ["submittedGeographicAddress"] = AddressValue(street, number, customer.Contact.Postcode, customer.Contact.City),
                ["validGeographicAddress"] = AddressValue(street, number, customer.Contact.Postcode, customer.Contact.City, history.AddressId),
            });
        }
    }

    public static string ExchangeSite(string terminal) => $"SITE-{terminal}";

    /// <summary>The building in which a line terminal stands.</summary>
    public static IEnumerable<DemoDocument> Exchange(int number, string terminal)
    {
        var random = new Randomizer(number);
        foreach (var document in Place($"ADDR-{terminal}", random, "Exchange Street", $"{number}", random.Replace("#####"), "Northwind District"))
        {
            yield return document;
        }

        yield return Document("GeographicSite", ExchangeSite(terminal), new JsonObject
        {
            ["name"] = $"Exchange {number:00000}",
            ["code"] = $"X{number:00000}",
            ["description"] = "Unmanned exchange of the access network",
            ["status"] = "active",
            ["place"] = Array(Reference("GeographicAddress", $"ADDR-{terminal}", typed: true)),
            ["relatedParty"] = Array(PartyReference("Organization", "G-OPERATOR", "Northwind Telecom", "Owner")),
        });
    }

    private static IEnumerable<DemoDocument> Place(string addressId, Randomizer random, string street, string number, string postcode, string city)
    {
        var locationId = addressId.Replace("ADDR-", "LOC-", StringComparison.Ordinal);
        var east = decimal.Round(random.Decimal(7m, 13m), 5);
        var north = decimal.Round(random.Decimal(48m, 53.5m), 5);
        yield return Document("GeographicLocation", locationId, new JsonObject
        {
            ["name"] = $"{street} {number}, {city}",
            ["bbox"] = Array(east, north, east, north),
        });
        var address = AddressValue(street, number, postcode, city);
        address["name"] = $"{street} {number}";
        address["geographicLocation"] = Reference("GeographicLocation", locationId);
        address["geographicSubAddress"] = Array(new JsonObject { ["id"] = "1", ["subAddressType"] = "unit", ["levelType"] = "floor", ["levelNumber"] = $"{random.Int(0, 6)}" });
        yield return Document("GeographicAddress", addressId, address);
    }

    private static JsonObject AddressValue(string street, string number, string postcode, string city, string? id = null)
    {
        var address = id is null ? [] : Entity("GeographicAddress", id);
        address["streetName"] = street;
        address["streetNr"] = number;
        address["postcode"] = postcode;
        address["city"] = city;
        address["country"] = "Germany";
        return address;
    }

    private static JsonArray OfficeHours() => Array(new JsonObject
    {
        ["day"] = "Monday to Friday",
        ["status"] = "open",
        ["timeZone"] = "Europe/Berlin",
        ["hourPeriod"] = Array(new JsonObject { ["startHour"] = "08:00", ["endHour"] = "18:00" }),
    });
}
