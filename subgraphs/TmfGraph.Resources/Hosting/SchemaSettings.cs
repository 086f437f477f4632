using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.CommandLine;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest;

namespace TmfGraph.Resources.Hosting;

/// <summary>The <c>schema-settings.json</c> beside an exported schema: how a gateway reaches the subgraph.</summary>
public static class SchemaSettings
{
    private const string Prefixes = "prefixes";

    private const string Apis = "apis";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The settings of a subgraph for which none were written yet.</summary>
    /// <param name="model">Its model: the REST base paths, which a gateway forwards, and the APIs, whose documents it shows.</param>
    public static string Create(SubgraphDefinition definition, DomainModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(definition);
        var settings = new JsonObject
        {
            ["name"] = definition.Name,
            ["transports"] = new JsonObject
            {
                ["http"] = new JsonObject
                {
                    ["url"] = $"{{{{{definition.UrlVariable}}}}}/graphql",
                    ["capabilities"] = new JsonObject
                    {
                        ["batching"] = new JsonObject { ["variableBatching"] = true, ["requestBatching"] = true, ["aliasBatching"] = true },
                        ["subscriptions"] = new JsonObject { ["supported"] = true, ["formats"] = new JsonArray("text/event-stream", "application/jsonl") },
                        ["onError"] = "null",
                    },
                },
            },
            ["rest"] = new JsonObject { [Prefixes] = PrefixesOf(model), [Apis] = ApisOf(model) },
            ["environments"] = new JsonObject
            {
                ["development"] = new JsonObject { [definition.UrlVariable] = definition.DefaultUrl },
                ["production"] = new JsonObject { [definition.UrlVariable] = $"http://{definition.Name}:8080" },
            },
        };
        return settings.ToJsonString(Indented) + "\n";
    }

    private static JsonArray PrefixesOf(DomainModel model) => [.. RestPrefixes(model).Select(p => JsonValue.Create(p))];

    private static JsonArray ApisOf(DomainModel model) => [.. model.Apis.Select(a => new JsonObject { ["id"] = a.Id, ["title"] = a.Title })];

    /// <summary>Every path below which the domain answers REST requests: base paths, and the collections that have paths of their own.</summary>
    public static IEnumerable<string> RestPrefixes(DomainModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Apis.SelectMany(a => a.Aliases.Prepend(a.BasePath)).Concat(RestRoutes.AliasPaths(model)).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Existing settings with their name put right, and with the model's REST base paths and APIs where they have such; all else stays. A base path that is
    /// missing there would be one that a gateway does not forward.
    /// </summary>
    /// <exception cref="HostConfigurationException">They are not a JSON object.</exception>
    public static string Renew(string existing, string name, DomainModel model)
    {
        try
        {
            var settings = JsonNode.Parse(existing, documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (settings is JsonObject members)
            {
                members["name"] = name;
                if (members["rest"] is JsonObject rest && rest.ContainsKey(Prefixes))
                {
                    rest[Prefixes] = PrefixesOf(model);
                    rest[Apis] = ApisOf(model);
                }

                return members.ToJsonString(Indented) + "\n";
            }
        }
        catch (JsonException exception)
        {
            throw new HostConfigurationException($"The existing schema-settings.json is not JSON: {exception.Message} Correct or remove it.");
        }

        throw new HostConfigurationException("The existing schema-settings.json is not a JSON object. Correct or remove it.");
    }
}
