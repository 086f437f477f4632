using System.Collections.Frozen;
using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Model.Extensions;

namespace TmfGraph.Resources.Writes;

/// <summary>Checks documents against the JSON Schemas that were registered for their type.</summary>
internal sealed class SchemaChecks(DomainModel model)
{
    private readonly FrozenDictionary<string, ExtensionSchema[]> _schemas =
        model.Schemas.GroupBy(s => s.Resource, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    /// <summary>What is wrong with a document; empty for nothing.</summary>
    public IEnumerable<SchemaProblem> Check(ResourceType type, JsonElement document)
    {
        if (!_schemas.TryGetValue(type.Name, out var schemas))
        {
            return [];
        }

        var name = document.TryGetProperty("@type", out var atType) && atType.ValueKind == JsonValueKind.String ? atType.GetString() : null;
        return schemas.Where(s => s.HoldsForAll || s.TypeName == name)
            .SelectMany(s => s.Schema.Validate(document, member => type.GetByJsonName(member) is not null))
            .Distinct();
    }
}
