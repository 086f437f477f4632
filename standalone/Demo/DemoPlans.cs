namespace TmfGraph.Standalone.Demo;

/// <summary>What a sold product needs from the network: a customer-facing service with its resources.</summary>
/// <param name="Specification">Key of the service specification.</param>
/// <param name="Resources">Keys of the resource specifications it takes, one instance each.</param>
/// <param name="Supporting">A resource-facing service under it; null when it stands on its own.</param>
internal sealed record ServiceDesign(string Specification, string[] Resources, ServiceDesign? Supporting = null);

/// <summary>A product offering: what is sold, for how much, and how it is built.</summary>
/// <param name="Key">The part of the ids that tells it apart.</param>
/// <param name="Business">Whether companies buy it; otherwise people do.</param>
/// <param name="Monthly">Net monthly price in euro.</param>
/// <param name="Setup">Net one-time price in euro; zero for none.</param>
/// <param name="Characteristics">Product characteristics: name and value.</param>
internal sealed record Plan(
    string Key,
    string Name,
    string Specification,
    string Category,
    bool Business,
    decimal Monthly,
    decimal Setup,
    (string Name, string Value)[] Characteristics,
    ServiceDesign Service)
{
    public string OfferingId => $"PO-{Key}";

    public string SpecificationId => $"PS-{Specification}";
}

/// <summary>A specification of the service or resource catalog.</summary>
internal sealed record Design(string Key, string Name, string Category, string Description);

/// <summary>The demo operator's price list and building blocks.</summary>
internal static class DemoPlans
{
    private static readonly ServiceDesign FibreAccess = new("FTTH-ACCESS", ["ONT", "GPON-PORT", "VLAN"]);

    private static readonly ServiceDesign Internet = new("INTERNET", ["CPE", "IPV4"], FibreAccess);

    public static IReadOnlyList<Plan> All { get; } =
    [
        new("FIBRE-250", "Fibre Home 250", "FIBRE", "BROADBAND", false, 29.40m, 49m, [("downloadSpeed", "250 Mbit/s"), ("uploadSpeed", "50 Mbit/s")], Internet),
        new("FIBRE-1000", "Fibre Home 1000", "FIBRE", "BROADBAND", false, 41.99m, 0m, [("downloadSpeed", "1000 Mbit/s"), ("uploadSpeed", "500 Mbit/s")], Internet),
        new("MOBILE-S", "Mobile S 10 GB", "MOBILE", "MOBILE", false, 8.39m, 9.90m, [("dataVolume", "10 GB"), ("network", "5G")], new("MOBILE-LINE", ["SIM", "MSISDN"])),
        new("MOBILE-M", "Mobile M 40 GB", "MOBILE", "MOBILE", false, 16.80m, 9.90m, [("dataVolume", "40 GB"), ("network", "5G")], new("MOBILE-LINE", ["SIM", "MSISDN"])),
        new("MOBILE-XL", "Mobile XL Unlimited", "MOBILE", "MOBILE", false, 33.60m, 0m, [("dataVolume", "unlimited"), ("network", "5G")], new("MOBILE-LINE", ["SIM", "MSISDN"])),
        new("TV-BASIC", "TV Basic", "TV", "ENTERTAINMENT", false, 6.72m, 0m, [("channels", "84")], new("IPTV", ["SETTOP"])),
        new("TV-PREMIUM", "TV Premium with Sports", "TV", "ENTERTAINMENT", false, 20.99m, 0m, [("channels", "147"), ("sports", "yes")], new("IPTV", ["SETTOP"])),
        new("VOICE-HOME", "Home Phone Flat", "VOICE", "VOICE", false, 4.20m, 0m, [("flatRate", "national")], new("VOIP-LINE", ["MSISDN"])),
        new("FIBRE-BIZ-1000", "Business Fibre 1000", "FIBRE", "BUSINESS", true, 79m, 199m, [("downloadSpeed", "1000 Mbit/s"), ("serviceLevel", "99.9 %")], Internet),
        new("SDWAN-SITE", "SD-WAN Site", "SDWAN", "BUSINESS", true, 129m, 290m, [("bandwidth", "500 Mbit/s"), ("encryption", "AES-256")], new("SDWAN-EDGE", ["SDWAN-EDGE", "IPV4", "VLAN"])),
        new("MOBILE-FLEET", "Mobile Fleet 20 GB", "MOBILE", "BUSINESS", true, 12.50m, 0m, [("dataVolume", "20 GB"), ("pooling", "yes")], new("MOBILE-LINE", ["SIM", "MSISDN"])),
        new("SIP-TRUNK", "SIP Trunk 10", "VOICE", "BUSINESS", true, 24m, 49m, [("channels", "10")], new("VOIP-LINE", ["MSISDN"])),
    ];

    public static IReadOnlyList<Plan> ForPeople { get; } = [.. All.Where(p => !p.Business)];

    public static IReadOnlyList<Plan> ForCompanies { get; } = [.. All.Where(p => p.Business)];

    public static IReadOnlyList<(string Key, string Name)> ProductCategories { get; } =
    [
        ("BROADBAND", "Broadband"), ("MOBILE", "Mobile"), ("ENTERTAINMENT", "TV and Entertainment"), ("VOICE", "Voice"), ("BUSINESS", "Business"),
    ];

    public static IReadOnlyList<(string Key, string Name, string Brand)> ProductSpecifications { get; } =
    [
        ("FIBRE", "Fibre Internet Access", "Northwind Fibre"), ("MOBILE", "Mobile Subscription", "Northwind Mobile"), ("TV", "Television", "Northwind TV"),
        ("VOICE", "Voice Line", "Northwind Voice"), ("SDWAN", "Software-Defined WAN Site", "Northwind Business"),
    ];

    public static IReadOnlyList<Design> ServiceSpecifications { get; } =
    [
        new("INTERNET", "Internet Access", "CFS", "Customer-facing internet access with address assignment and traffic class."),
        new("MOBILE-LINE", "Mobile Line", "CFS", "A mobile subscription with voice, messages and data."),
        new("IPTV", "IPTV", "CFS", "Television over the customer's broadband line."),
        new("VOIP-LINE", "Voice over IP Line", "CFS", "One or more telephone numbers on the voice platform."),
        new("SDWAN-EDGE", "SD-WAN Edge", "CFS", "A managed edge of a company's overlay network."),
        new("FTTH-ACCESS", "Fibre Access", "RFS", "The optical access line between exchange and home."),
    ];

    public static IReadOnlyList<Design> ResourceSpecifications { get; } =
    [
        new("ONT", "Optical Network Terminal G-240", "PHYSICAL", "Ends the fibre at the customer's premises."),
        new("CPE", "Home Router FR-7", "PHYSICAL", "Wi-Fi 7 router handed out with broadband."),
        new("SETTOP", "Set-Top Box 4K", "PHYSICAL", "Decodes television at the customer's screen."),
        new("SIM", "SIM Card", "PHYSICAL", "Card or profile that identifies a mobile subscription."),
        new("SDWAN-EDGE", "SD-WAN Edge Device E-40", "PHYSICAL", "Appliance at a company's site."),
        new("OLT", "Optical Line Terminal", "PHYSICAL", "Ends the fibres of a district in the exchange."),
        new("GPON-PORT", "GPON Port", "LOGICAL", "A split of one port of an optical line terminal."),
        new("VLAN", "VLAN", "LOGICAL", "A customer's layer-2 separation in the access network."),
        new("IPV4", "IPv4 Address", "LOGICAL", "An address out of the operator's pool."),
        new("MSISDN", "Telephone Number", "LOGICAL", "A number out of the operator's number block."),
    ];

    public static Design ResourceDesign(string key) => ResourceSpecifications.First(r => r.Key == key);

    public static Design ServiceDesign(string key) => ServiceSpecifications.First(s => s.Key == key);
}
