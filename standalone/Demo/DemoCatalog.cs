using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>Product, service and resource catalogs, and the billing set-up.</summary>
internal static class DemoCatalog
{
    public static DateTimeOffset Launch { get; } = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<DemoDocument> Documents() =>
        [.. ResourceCatalog(), .. ServiceCatalog(), .. ProductCatalog(), .. Billing()];

    private static IEnumerable<DemoDocument> ProductCatalog()
    {
        yield return Catalog("Catalog", "PC-NORTHWIND", "Northwind Products", body =>
        {
            body["catalogType"] = "ProductCatalog";
            body["category"] = Array(DemoPlans.ProductCategories.Select(c => Reference("Category", $"CAT-{c.Key}", c.Name)));
        });
        foreach (var (key, name) in DemoPlans.ProductCategories)
        {
            yield return Catalog("Category", $"CAT-{key}", name, body =>
            {
                body["isRoot"] = true;
                body["productOffering"] = Array(DemoPlans.All.Where(p => p.Category == key)
                    .Select(p => Reference("ProductOffering", p.OfferingId, p.Name)));
            });
        }

        foreach (var (key, name, brand) in DemoPlans.ProductSpecifications)
        {
            var plans = DemoPlans.All.Where(p => p.Specification == key).ToList();
            yield return Catalog("ProductSpecification", $"PS-{key}", name, body =>
            {
                body["brand"] = brand;
                body["productNumber"] = $"NW-{key}";
                body["isBundle"] = false;
                body["productSpecCharacteristic"] = Array(plans.SelectMany(p => p.Characteristics).GroupBy(c => c.Name).Select(group => new JsonObject
                {
                    ["name"] = group.Key,
                    ["valueType"] = "string",
                    ["configurable"] = true,
                    ["productSpecCharacteristicValue"] = Array(group.Select(c => c.Value).Distinct().Select(value => new JsonObject
                    {
                        ["valueType"] = "string", ["value"] = value,
                    })),
                }));
                body["serviceSpecification"] = Array(plans.Select(p => p.Service.Specification).Distinct()
                    .Select(s => Reference("ServiceSpecification", $"SS-{s}", DemoPlans.ServiceDesign(s).Name)));
            });
        }

        foreach (var plan in DemoPlans.All)
        {
            foreach (var price in Prices(plan))
            {
                yield return price;
            }

            yield return Catalog("ProductOffering", plan.OfferingId, plan.Name, body =>
            {
                body["isBundle"] = false;
                body["isSellable"] = true;
                body["category"] = Array(Reference("Category", $"CAT-{plan.Category}", DemoPlans.ProductCategories.First(c => c.Key == plan.Category).Name));
                body["productSpecification"] = Reference("ProductSpecification", plan.SpecificationId);
                body["productOfferingPrice"] = Array(Prices(plan)
                    .Select(p => Reference("ProductOfferingPrice", p.Body["id"]!.GetValue<string>(), p.Body["name"]!.GetValue<string>())));
                body["serviceCandidate"] = Reference("ServiceCandidate", $"SC-{plan.Service.Specification}");
            });
        }
    }

    private static IEnumerable<DemoDocument> Prices(Plan plan)
    {
        yield return Catalog("ProductOfferingPrice", $"POP-{plan.Key}-M", $"{plan.Name} monthly", body =>
        {
            body["priceType"] = "recurring";
            body["recurringChargePeriodType"] = "month";
            body["recurringChargePeriodLength"] = 1;
            body["isBundle"] = false;
            body["price"] = Money(plan.Monthly);
        });
        if (plan.Setup > 0)
        {
            yield return Catalog("ProductOfferingPrice", $"POP-{plan.Key}-S", $"{plan.Name} set-up", body =>
            {
                body["priceType"] = "oneTime";
                body["isBundle"] = false;
                body["price"] = Money(plan.Setup);
            });
        }
    }

    private static IEnumerable<DemoDocument> ServiceCatalog()
    {
        (string Key, string Name)[] categories = [("CFS", "Customer-Facing Services"), ("RFS", "Resource-Facing Services")];
        yield return Catalog("ServiceCatalog", "SC-NORTHWIND", "Northwind Services", body =>
            body["category"] = Array(categories.Select(c => Reference("ServiceCategory", $"SCAT-{c.Key}", c.Name))));
        foreach (var (key, name) in categories)
        {
            yield return Catalog("ServiceCategory", $"SCAT-{key}", name, body =>
            {
                body["isRoot"] = true;
                body["serviceCandidate"] = Array(DemoPlans.ServiceSpecifications.Where(s => s.Category == key)
                    .Select(s => Reference("ServiceCandidate", $"SC-{s.Key}", s.Name)));
            });
        }

        foreach (var design in DemoPlans.ServiceSpecifications)
        {
            var resources = DemoPlans.All.SelectMany(p => new[] { p.Service, p.Service.Supporting }).OfType<ServiceDesign>()
                .Where(s => s.Specification == design.Key).SelectMany(s => s.Resources).Distinct();
            yield return Catalog("ServiceSpecification", $"SS-{design.Key}", design.Name, body =>
            {
                body["description"] = design.Description;
                body["isBundle"] = false;
                body["@type"] = design.Category == "CFS" ? "CustomerFacingServiceSpecification" : "ResourceFacingServiceSpecification";
                body["resourceSpecification"] = Array(resources
                    .Select(r => Reference("ResourceSpecification", $"RS-{r}", DemoPlans.ResourceDesign(r).Name)));
            });
            yield return Catalog("ServiceCandidate", $"SC-{design.Key}", design.Name, body =>
            {
                body["category"] = Array(Reference("ServiceCategory", $"SCAT-{design.Category}"));
                body["serviceSpecification"] = Reference("ServiceSpecification", $"SS-{design.Key}", design.Name);
            });
        }
    }

    private static IEnumerable<DemoDocument> ResourceCatalog()
    {
        (string Key, string Name)[] categories = [("PHYSICAL", "Devices and Equipment"), ("LOGICAL", "Numbers, Addresses and Ports")];
        yield return Catalog("ResourceCatalog", "RC-NORTHWIND", "Northwind Resources", body =>
            body["category"] = Array(categories.Select(c => Reference("ResourceCategory", $"RCAT-{c.Key}", c.Name))));
        foreach (var (key, name) in categories)
        {
            yield return Catalog("ResourceCategory", $"RCAT-{key}", name, body =>
            {
                body["isRoot"] = true;
                body["resourceCandidate"] = Array(DemoPlans.ResourceSpecifications.Where(r => r.Category == key)
                    .Select(r => Reference("ResourceCandidate", $"RC-{r.Key}", r.Name)));
            });
        }

        foreach (var design in DemoPlans.ResourceSpecifications)
        {
            yield return Catalog("ResourceSpecification", $"RS-{design.Key}", design.Name, body =>
            {
                body["description"] = design.Description;
                body["isBundle"] = false;
                body["category"] = design.Category == "PHYSICAL" ? "equipment" : "logical";
                body["@type"] = design.Category == "PHYSICAL" ? "PhysicalResourceSpecification" : "LogicalResourceSpecification";
            });
            yield return Catalog("ResourceCandidate", $"RC-{design.Key}", design.Name, body =>
            {
                body["category"] = Array(Reference("ResourceCategory", $"RCAT-{design.Category}"));
                body["resourceSpecification"] = Reference("ResourceSpecification", $"RS-{design.Key}", design.Name);
            });
        }
    }

    private static IEnumerable<DemoDocument> Billing()
    {
        yield return Plain("BillingCycleSpecification", "BC-MONTHLY-01", "Monthly on the 1st", body =>
        {
            body["billingPeriod"] = "month";
            body["frequency"] = "monthly";
            body["billingDateShift"] = 0;
            body["paymentDueDateOffset"] = 14;
        });
        yield return Plain("BillFormat", "BF-SUMMARY", "Summary", body => body["description"] = "Totals by product.");
        yield return Plain("BillFormat", "BF-ITEMISED", "Itemised", body => body["description"] = "Every charge on its own line.");
        yield return Plain("BillPresentationMedia", "BM-EMAIL", "E-mail", body => body["description"] = "A document sent by e-mail.");
        yield return Plain("BillPresentationMedia", "BM-POST", "Post", body => body["description"] = "Printed and posted.");
    }

    private static DemoDocument Catalog(string type, string id, string name, Action<JsonObject> fill) => Plain(type, id, name, body =>
    {
        body["version"] = "1.0";
        body["lifecycleStatus"] = "Active";
        body["lastUpdate"] = Instant(Launch);
        body["validFor"] = Since(Launch);
        fill(body);
    });

    private static DemoDocument Plain(string type, string id, string name, Action<JsonObject> fill)
    {
        var body = Entity(type, id, name);
        fill(body);
        return new DemoDocument(type, body);
    }
}
