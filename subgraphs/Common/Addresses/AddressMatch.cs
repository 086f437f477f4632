using System.Text;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Common.Addresses;

/// <summary>How well a stored address fits a submitted one. Texts are compared without case, blanks and punctuation.</summary>
/// <param name="Address">The stored address.</param>
/// <param name="Fitting">How many of the submitted attributes it has alike.</param>
/// <param name="Differing">How many it has otherwise, or not at all.</param>
internal sealed record AddressMatch(JsonObject Address, int Fitting, int Differing)
{
    private static readonly string[] Compared =
    [
        "country", "stateOrProvince", "city", "locality", "postcode", "streetName", "streetType", "streetSuffix", "streetNr", "streetNrSuffix", "streetNrLast",
        "streetNrLastSuffix",
    ];

    /// <summary>Whether nothing submitted is otherwise.</summary>
    public bool IsWhole => Fitting > 0 && Differing == 0;

    public static AddressMatch Of(JsonObject submitted, JsonObject stored)
    {
        var (fitting, differing) = (0, 0);
        foreach (var attribute in Compared)
        {
            if (Plain(submitted.Text(attribute)) is not { Length: > 0 } wanted)
            {
                continue;
            }

            if (Plain(stored.Text(attribute)) == wanted || (attribute is "streetNr" && IsInRange(wanted, stored)))
            {
                fitting++;
            }
            else
            {
                differing++;
            }
        }

        return new AddressMatch(stored, fitting, differing);
    }

    /// <summary>Whether a stored range of house numbers has the number.</summary>
    private static bool IsInRange(string number, JsonObject stored) =>
        int.TryParse(number, out var wanted) && int.TryParse(stored.Text("streetNr"), out var first) && int.TryParse(stored.Text("streetNrLast"), out var last)
        && first <= wanted && wanted <= last;

    private static string Plain(string? text)
    {
        var plain = new StringBuilder();
        foreach (var letter in (text ?? "").Where(char.IsLetterOrDigit))
        {
            plain.Append(char.ToUpperInvariant(letter));
        }

        return plain.ToString();
    }
}
