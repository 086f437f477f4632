using System.Globalization;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Service.Qualification;

/// <summary>The rules by which a service can be delivered: those of its specification (TMF633).</summary>
/// <param name="coverage">The name of the characteristic that lists the places covered; a specification without it covers all.</param>
internal sealed class SpecificationRules(string coverage)
{
    /// <summary>Everything that speaks against a request; empty where nothing does.</summary>
    public IEnumerable<ServiceReason> Check(StoredResource specification, ServiceRequest request)
    {
        var document = specification.Document.ToObject();
        if (document.Text("lifecycleStatus") is not ("Active" or "Launched"))
        {
            yield return ServiceReason.NotActive;
        }

        if (!Period.Read(document).Covers(request.At))
        {
            yield return ServiceReason.NotOffered;
        }

        var covered = Values(document, coverage);
        if (request.Places.Count > 0 && covered is not null
            && !covered.Any(v => v["value"] is JsonValue value && value.TryGetValue(out string? name) && request.Places.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            yield return ServiceReason.NotInPlace;
        }

        foreach (var (name, value) in request.Characteristics)
        {
            if (Values(document, name) is { } possible && !possible.Any(p => Allows(p, value)))
            {
                yield return ServiceReason.NotPossible(name);
            }
        }
    }

    /// <summary>The values that a specification gives a characteristic; null where it leaves them open.</summary>
    private static List<JsonObject>? Values(JsonObject specification, string characteristic)
    {
        var described = (specification["specCharacteristic"] as JsonArray ?? []).OfType<JsonObject>()
            .FirstOrDefault(c => string.Equals(c.Text("name"), characteristic, StringComparison.OrdinalIgnoreCase));
        var values = (described?["characteristicValueSpecification"] as JsonArray ?? []).OfType<JsonObject>()
            .Where(v => v["value"] is not null || v["valueFrom"] is not null || v["valueTo"] is not null).ToList();
        return values.Count == 0 ? null : values;
    }

    private static bool Allows(JsonObject possible, JsonNode asked)
    {
        if (possible["value"] is { } value)
        {
            return JsonNode.DeepEquals(value, asked) || (Text(value) is { } text && text == Text(asked));
        }

        return Number(asked) is { } number && !(number < Number(possible["valueFrom"])) && !(number > Number(possible["valueTo"]));
    }

    private static decimal? Number(JsonNode? node) =>
        node is not null && decimal.TryParse(Text(node), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A simple value as text, since 100 and "100" mean the same here; null for lists and objects.</summary>
    private static string? Text(JsonNode node) => node is JsonValue value ? value.ToString() : null;
}
