using System.Text.Json;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Writes;

/// <summary>
/// Refuses a document whose <c>@type</c> names another resource than the one its collection holds: it would be filed where nobody looks for it. A name
/// that no resource has passes, as does any that the document announces to be a kind of this resource, by <c>@baseType</c> or <c>@schemaLocation</c>.
/// </summary>
internal static class TypeNameCheck
{
    public static void Run(DomainModel model, IReadOnlySet<string> known, ResourceType type, JsonElement document, DocumentValidator validator)
    {
        if (document.ValueKind != JsonValueKind.Object || TextOf(document, "@type") is not { } name || IsKindOf(type, name)
            || TextOf(document, "@schemaLocation") is { Length: > 0 } || (TextOf(document, "@baseType") is { } baseType && IsKindOf(type, baseType)))
        {
            return;
        }

        var other = model.Resources.GetValueOrDefault(name) ?? model.Resources.Values.FirstOrDefault(r => r.TmfName == name);
        if (other is not null || known.Contains(name))
        {
            validator.Report(
                new DocumentValidator.Place(null, "@type", -1),
                AttributeProblemCodes.WrongResourceType,
                $"'@type' is '{name}', which is another resource than {type.TmfName}{(other is null ? "" : $" and lives at {other.HrefOf("")[..^1]}")}; "
                + $"announce a kind of {type.TmfName} by '@baseType' or '@schemaLocation'.");
        }
    }

    private static bool IsKindOf(ResourceType type, string name) => name == type.TmfName || name == type.Name || type.Subtypes.Contains(name);

    private static string? TextOf(JsonElement document, string name) =>
        document.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
