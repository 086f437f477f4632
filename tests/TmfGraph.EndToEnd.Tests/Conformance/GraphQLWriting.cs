using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>Turns a REST body into the input of a mutation.</summary>
internal static class GraphQLWriting
{
    /// <summary>The input, and the body without what no input has: what only the server sets, at every depth.</summary>
    public static (JsonObject Input, JsonObject Sent) Split(OfficialResource resource, JsonObject body) => Split(resource, resource.Create, body, "");

    private static (JsonObject Input, JsonObject Sent) Split(OfficialResource resource, OfficialDefinition definition, JsonObject body, string path)
    {
        var (input, sent) = (new JsonObject(), new JsonObject());
        foreach (var (name, value) in body)
        {
            var attribute = definition.Find(name)!; // bodies are made of nothing else
            var place = path.Length == 0 ? name : $"{path}.{name}";
            var isInput = definition.Required.Contains(name) || !ResourceConformance.IsServers(resource, place);
            if (!isInput || GraphQLReading.IsMisspelt(attribute))
            {
                continue;
            }

            var parts = (attribute.IsList ? [.. value!.AsArray()] : new[] { value }).Select(item => Item(resource, definition, attribute, item!, place)).ToList();
            input[GraphQLNames.Field(name)] = attribute.IsList ? new JsonArray([.. parts.Select(p => p.Input)]) : parts[0].Input;
            sent[name] = attribute.IsList ? new JsonArray([.. parts.Select(p => p.Sent)]) : parts[0].Sent;
        }

        return (input, sent);
    }

    private static (JsonNode Input, JsonNode Sent) Item(
        OfficialResource resource, OfficialDefinition definition, OfficialAttribute attribute, JsonNode item, string place) => attribute.Kind switch
    {
        AttributeKind.Object => Split(resource, definition.TypeOf(attribute), item.AsObject(), place),
        AttributeKind.Enum => (GraphQLNames.EnumValue(item.GetValue<string>()), item.DeepClone()),
        _ => (item.DeepClone(), item.DeepClone()),
    };
}
