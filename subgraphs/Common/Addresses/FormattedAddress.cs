using TmfGraph.GraphQL.Types;

namespace TmfGraph.Common.Addresses;

/// <summary>Writes addresses for people: <c>GeographicAddress.formatted</c>.</summary>
internal static class FormattedAddress
{
    public static void AddTo(SchemaBuilder schema) => schema
        .AddDocument(
            """
            extend type GeographicAddress {
              "The address for people: street and number, locality, postal code and city, state, country. The number comes first where the type of the street stands apart (12 High Street), else last."
              formatted(
                "What stands between the parts; a line break makes a label of it."
                separator: String! = ", "
              ): String
            }
            """)
        .Resolve("GeographicAddress.formatted", (Address address, string separator) => Format(address, separator));

    private static string? Format(Address a, string separator)
    {
        var number = Join("", a.StreetNr, a.StreetNrSuffix);
        var last = Join("", a.StreetNrLast, a.StreetNrLastSuffix);
        var range = Join("-", number, last);
        var street = Join(" ", a.StreetName, a.StreetType, a.StreetSuffix);
        return Join(
            separator,
            a.StreetType is null ? Join(" ", street, range) : Join(" ", range, street),
            a.Locality,
            Join(" ", a.Postcode, a.City),
            a.StateOrProvince,
            a.Country);
    }

    /// <summary>The parts that are there; null when none is.</summary>
    private static string? Join(string separator, params ReadOnlySpan<string?> parts)
    {
        var there = new List<string>(parts.Length);
        foreach (var part in parts)
        {
            if (!string.IsNullOrWhiteSpace(part))
            {
                there.Add(part);
            }
        }

        return there.Count == 0 ? null : string.Join(separator, there);
    }

    private sealed record Address(
        string? StreetNr,
        string? StreetNrSuffix,
        string? StreetNrLast,
        string? StreetNrLastSuffix,
        string? StreetName,
        string? StreetType,
        string? StreetSuffix,
        string? Locality,
        string? Postcode,
        string? City,
        string? StateOrProvince,
        string? Country);
}
