using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>How good services have to be and how that is measured: tests, objectives, service levels, performance indicators.</summary>
internal static class DemoQuality
{
    private static readonly (string Service, string Measure, string Unit, decimal Good, decimal Bad, string Limit)[] Tests =
    [
        ("INTERNET", "opticalPower", "dBm", -19.5m, -31.2m, "-27"),
        ("MOBILE-LINE", "attachSuccess", "%", 99.6m, 41m, "95"),
        ("IPTV", "streamScore", "MOS", 4.4m, 1.9m, "3.5"),
        ("VOIP-LINE", "speechScore", "MOS", 4.2m, 2.1m, "3.6"),
        ("SDWAN-EDGE", "tunnelAvailability", "%", 99.9m, 62m, "99"),
    ];

    private static readonly (string Key, string Name, string Unit, string Category)[] Indicators =
    [
        ("AVAILABILITY", "Availability of the access", "%", "availability"),
        ("UTILISATION", "Utilisation of the uplink", "%", "capacity"),
        ("LIGHT", "Optical power received", "dBm", "transmission"),
    ];

    /// <summary>The test of a service: its specification, and what it measures when it passes or not.</summary>
    public static (string Specification, string Measure, string Unit, decimal Value) TestOf(string service, bool passed)
    {
        var test = Tests.First(t => t.Service == service);
        return ($"STS-{service}", test.Measure, test.Unit, passed ? test.Good : test.Bad);
    }

    public static IEnumerable<DemoDocument> Documents() => [.. TestSpecifications(), .. Levels(), .. Performance()];

    private static IEnumerable<DemoDocument> TestSpecifications() => Tests.Select(test => Document("ServiceTestSpecification", $"STS-{test.Service}", new JsonObject
    {
        ["name"] = $"Test of {DemoPlans.ServiceDesign(test.Service).Name}",
        ["description"] = $"Measures {test.Measure} for four minutes",
        ["version"] = "1.0",
        ["isBundle"] = false,
        ["lifecycleStatus"] = "Active",
        ["lastUpdate"] = Instant(DemoCatalog.Launch),
        ["validFor"] = Since(DemoCatalog.Launch),
        ["relatedServiceSpecification"] = Array(Reference("ServiceSpecification", $"SS-{test.Service}", DemoPlans.ServiceDesign(test.Service).Name)),
        ["testMeasureDefinition"] = Array(new JsonObject
        {
            ["name"] = test.Measure,
            ["metricName"] = test.Measure,
            ["unitOfMeasure"] = test.Unit,
            ["captureMethod"] = "automatic",
            ["valueType"] = "number",
            ["thresholdRule"] = Array(new JsonObject
            {
                ["name"] = "Least value", ["conformanceTargetLower"] = test.Limit, ["conformanceComparatorLower"] = "ge", ["thresholdRuleSeverity"] = "major",
            }),
        }),
    }));

    private static IEnumerable<DemoDocument> Levels()
    {
        (string Key, string Name, string Target, string Comparator, string Unit)[] objectives =
        [
            ("AVAILABILITY", "Availability in a month", "99.9", "ge", "%"), ("REPAIR", "Time to repair", "8", "le", "hour"),
        ];
        foreach (var (key, name, target, comparator, unit) in objectives)
        {
            yield return Document("ServiceLevelObjective", $"SLO-{key}", new JsonObject
            {
                ["name"] = name,
                ["conformanceTarget"] = target,
                ["conformanceComparator"] = comparator,
                ["conformancePeriod"] = Since(DemoCatalog.Launch),
                ["graceTimes"] = "0",
                ["validFor"] = Since(DemoCatalog.Launch),
                ["serviceLevelObjectiveParameter"] = new JsonObject { ["name"] = name, ["parameterType"] = unit, ["serviceParmPerspective"] = "customer" },
                ["serviceLevelObjectiveConsequence"] = Array(new JsonObject { ["prescribedAction"] = "Credit a tenth of the month's price" }),
            });
        }

        yield return Document("ServiceLevelSpecification", "SLS-BUSINESS", new JsonObject
        {
            ["name"] = "Service level for companies",
            ["description"] = "Availability and time to repair of business access",
            ["validFor"] = Since(DemoCatalog.Launch),
            ["relatedServiceLevelObjective"] = Array(objectives.Select(o => Reference("ServiceLevelObjective", $"SLO-{o.Key}"))),
        });
        yield return Document("Sla", "SLA-BUSINESS", new JsonObject
        {
            ["name"] = "Service level for companies",
            ["description"] = "Part of every business framework agreement",
            ["version"] = "1.0",
            ["validFor"] = Since(DemoCatalog.Launch),
            ["relatedParty"] = Array(new JsonObject
            {
                ["href"] = Href("Organization", "G-OPERATOR"), ["role"] = "SLAProvider", ["name"] = "Northwind Telecom", ["validFor"] = Since(DemoCatalog.Launch),
            }),
            ["template"] = new JsonObject { ["href"] = Href("ServiceLevelSpecification", "SLS-BUSINESS"), ["name"] = "Business", ["description"] = "For companies" },
            ["rule"] = Array(objectives.Select(o => new JsonObject
            {
                ["id"] = o.Key.ToLowerInvariant(),
                ["metric"] = o.Name,
                ["unit"] = o.Unit,
                ["operator"] = o.Comparator,
                ["referenceValue"] = o.Target,
                ["tolerance"] = "0",
                ["consequence"] = "A tenth of the month's price is credited",
            })),
        });
    }

    private static IEnumerable<DemoDocument> Performance()
    {
        foreach (var (key, name, unit, category) in Indicators)
        {
            yield return Document("PerformanceIndicatorSpecification", $"PIS-{key}", new JsonObject
            {
                ["name"] = name,
                ["description"] = $"{name} of a line terminal",
                ["indicatorCategory"] = category,
                ["indicatorType"] = "float",
                ["indicatorUnit"] = unit,
                ["collectionType"] = "gauge",
                ["perspective"] = "network",
                ["derivationMethod"] = "average",
                ["validFor"] = Since(DemoCatalog.Launch),
            });
        }

        yield return Document("PerformanceIndicatorGroupSpecification", "PIG-ACCESS", new JsonObject
        {
            ["name"] = "Access network",
            ["performanceIndicatorSpecification"] = Array(Indicators.Select(i => Reference("PerformanceIndicatorSpecification", $"PIS-{i.Key}", i.Name))),
        });
        yield return Collection("MeasurementCollectionJob", "MCJ-ACCESS", "inProgress", body =>
        {
            body["granularity"] = "g_15mn";
            body["reportingPeriod"] = "r_1h";
        });
        yield return Collection("OnDemandCollection", "ODC-OUTAGE", "completed", body =>
            body["collectionPeriod"] = Period(DemoOperator.Today.AddDays(-9), DemoOperator.Today.AddDays(-8)));
        yield return Document("TrackingRecord", "TR-ACCESS-1", new JsonObject
        {
            ["description"] = "Collection job for the access network started",
            ["systemId"] = "Performance management",
            ["time"] = Instant(DemoCatalog.Launch.AddHours(9)),
            ["user"] = "operations",
        });

        static DemoDocument Collection(string type, string id, string state, Action<JsonObject> fill)
        {
            var body = new JsonObject
            {
                ["jobId"] = id,
                ["jobPriority"] = 1,
                ["consumingApplicationId"] = "Capacity planning",
                ["producingApplicationId"] = "Access network supervision",
                ["creationTime"] = Instant(DemoOperator.Today.AddDays(-10)),
                ["lastModifiedTime"] = Instant(DemoOperator.Today.AddDays(-8)),
                ["outputFormat"] = "3GPP XML",
                ["adminState"] = "unlocked",
                ["executionState"] = state,
                ["fileTransferData"] = Array(new JsonObject
                {
                    ["fileFormat"] = "xml", ["fileLocation"] = "sftp://files.northwind.example/performance", ["transportProtocol"] = "sftp",
                }),
                ["monitoredClassCriteria"] = new JsonObject { ["monitoredObjectClass"] = "OpticalLineTerminal", ["objectInstanceFilter"] = "OLT-*" },
                ["performanceIndicatorSpecification"] = Array(Indicators.Select(i => Reference("PerformanceIndicatorSpecification", $"PIS-{i.Key}", i.Name))),
            };
            fill(body);
            return Document(type, id, body);
        }
    }
}
