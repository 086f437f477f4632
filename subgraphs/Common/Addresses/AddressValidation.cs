using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Common.Addresses;

/// <summary>
/// Answers a <c>geographicAddressValidation</c> (TMF673) at once from the stored addresses, and again when what is asked changes. The addresses of the town
/// or the postal code submitted are looked at. <c>success</c>: one of them has all that was submitted; it is the valid address. <c>partial</c>: several have,
/// or one has something otherwise; with <c>provideAlternative</c> they are proposed, the most alike first. <c>fails</c>: none is alike. Addresses inside of an
/// address (flats, floors) are not compared.
/// </summary>
internal sealed class AddressValidation(IOptions<CommonOptions> options) : ResourceBehaviour
{
    private const string Address = "GeographicAddress";

    /// <summary>An address that has as little as that alike is another one.</summary>
    private const int LeastFitting = 2;

    public override IReadOnlyCollection<string> Types => ["GeographicAddressValidation"];

    public override Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken) =>
        AnswerAsync(context, document, cancellationToken);

    public override Task OnChangingAsync(BehaviourContext context, JsonElement before, JsonObject after, CancellationToken cancellationToken)
    {
        var asked = before.ToObject();
        return ((string[])["submittedGeographicAddress", "provideAlternative"]).All(a => JsonNode.DeepEquals(asked[a], after[a]))
            ? Task.CompletedTask
            : AnswerAsync(context, after, cancellationToken);
    }

    private async Task AnswerAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        var submitted = document["submittedGeographicAddress"] as JsonObject ?? [];
        var stored = await CandidatesAsync(context, submitted, cancellationToken).ConfigureAwait(false);
        var matches = stored.Select(s => AddressMatch.Of(submitted, s.Document.ToObject())).ToList();
        var whole = matches.Where(m => m.IsWhole).ToList();
        List<AddressMatch> alike = whole.Count > 0
            ? whole
            : [.. matches.Where(m => m.Fitting >= LeastFitting).OrderByDescending(m => m.Fitting).ThenBy(m => m.Differing)];
        document.Remove("validGeographicAddress");
        document.Remove("alternateGeographicAddress");
        document["validationDate"] = Period.Text(context.Now);
        document["validationResult"] = whole.Count == 1 ? "success" : alike.Count > 0 ? "partial" : "fails";
        document["state"] = "done";
        if (whole.Count == 1)
        {
            document["validGeographicAddress"] = Value(context, whole[0].Address);
        }
        else if (alike.Count > 0 && document["provideAlternative"] is JsonValue asks && asks.TryGetValue(out bool isAsked) && isAsked)
        {
            document["alternateGeographicAddress"] = new JsonArray([.. alike.Take(options.Value.MaxAlternatives).Select(m => Value(context, m.Address))]);
        }
    }

    private async Task<IReadOnlyList<StoredResource>> CandidatesAsync(BehaviourContext context, JsonObject submitted, CancellationToken cancellationToken)
    {
        var type = context.Type(Address);
        var places = ((string[])["postcode", "city"]).Where(a => !string.IsNullOrWhiteSpace(submitted.Text(a)))
            .Select(Predicate (a) => new Predicate.In(type.Path(a), Spellings(submitted.Text(a)!))).ToList(); // that it is there was asked
        return places.Count == 0 ? [] : await context.FindAsync(Address, new Predicate.Or(places), options.Value.MaxCandidates, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The ways in which the index may have a text; it knows letters only as they are written.</summary>
    private static string[] Spellings(string text)
    {
        var trimmed = text.Trim();
        return [.. new[] { text, trimmed, trimmed.ToUpperInvariant(), trimmed.ToLowerInvariant(), CultureInfo.InvariantCulture.TextInfo.ToTitleCase(trimmed.ToLowerInvariant()) }.Distinct()];
    }

    /// <summary>A stored address, held in place.</summary>
    private static JsonObject Value(BehaviourContext context, JsonObject address)
    {
        var value = new JsonObject();
        StructuredType type = context.Type("GeographicAddressValidation").GetByJsonName("submittedGeographicAddress")!.Type!; // both are in the model
        foreach (var (name, member) in address)
        {
            if (member is not null && type.GetByJsonName(name) is not null)
            {
                value[name] = member.DeepClone();
            }
        }

        return value;
    }
}
