using System.Text.Json;

namespace TmfGraph.Resources.Model.Extensions;

/// <summary>
/// Reads the JSON Schemas that an operator put beside the SDL: <c>GoldCustomer.schema.json</c> is about documents with that <c>@type</c>. A name that is no
/// resource is a kind of the one that <c>allOf</c> refers to, as TMF630, part 7, has it: <c>{"$ref": "Customer.schema.json"}</c>.
/// </summary>
internal static class ExtensionReader
{
    public const string Suffix = ".schema.json";

    /// <summary>Adds what a schema says to the documents, as SDL, and gives the schema; null after a report.</summary>
    public static ExtensionSchema? Read(ModelDocuments documents, string file, string text)
    {
        JsonElement root;
        try
        {
            root = JsonElement.Parse(text);
        }
        catch (JsonException exception)
        {
            documents.Report(file, null, "", $"The schema is not JSON: {exception.Message}");
            return null;
        }

        var name = file[(file.LastIndexOf('/') + 1)..^Suffix.Length];
        var schema = new JsonSchema(root);
        var problems = JsonSchemaCheck.Run(schema, r => BaseOf(documents, r) is not null).ToList();
        foreach (var problem in problems)
        {
            documents.Report(file, null, name, problem);
        }

        if (problems.Count > 0)
        {
            return null;
        }

        var resource = IsResource(documents, name) ? name : ReferencesOf(root).Select(r => BaseOf(documents, r)).FirstOrDefault(b => b is not null);
        if (resource is null)
        {
            documents.Report(file, null, name, $"Nothing says what '{name}' is a kind of; name the file after a resource, or refer to one: \"allOf\": [{{\"$ref\": \"Customer.schema.json\"}}].");
            return null;
        }

        var taken = documents.Types[resource].Node.Fields
            .Concat(documents.TypeExtensions.Where(e => e.Node.Name == resource).SelectMany(e => e.Node.Fields))
            .Select(f => ModelDirectives.Find(f.Directives, "tmf").Text("name") ?? ModelNames.JsonName(f.Name))
            .ToHashSet(StringComparer.Ordinal);
        documents.Add(file, new JsonSchemaTranslator(schema, name).Write(resource, taken.Contains));
        return new ExtensionSchema(name, resource, schema) { HoldsForAll = name == resource };
    }

    /// <summary>The resource that a reference like <c>../Customer.schema.json#Customer</c> names; null for none.</summary>
    private static string? BaseOf(ModelDocuments documents, string reference)
    {
        var path = reference.Split('#')[0];
        var file = path[(path.LastIndexOf('/') + 1)..];
        var name = file.EndsWith(Suffix, StringComparison.Ordinal) ? file[..^Suffix.Length] : file;
        return IsResource(documents, name) ? name : null;
    }

    private static IEnumerable<string> ReferencesOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("allOf", out var parts)
            ? parts.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object && p.TryGetProperty("$ref", out _)).Select(p => p.GetProperty("$ref").GetString()!) // a string, as was checked
            : [];

    private static bool IsResource(ModelDocuments documents, string name) =>
        documents.Types.TryGetValue(name, out var type) && ModelDirectives.Has(type.Node.Directives, "resource");
}
