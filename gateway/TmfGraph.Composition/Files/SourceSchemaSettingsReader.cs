using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Files;

/// <summary>Reads and writes <c>schema-settings.json</c>; see wire conventions, section 5.</summary>
public static class SourceSchemaSettingsReader
{
    internal const string ApolloKind = "apollo-federation";
    private const string CompositeKind = "composite-schemas";
    private const string PlainKind = "graphql";

    /// <summary>How the capabilities of a source say that it leaves nulls where they stand when a request wants that.</summary>
    private const string NullsStay = "null";

    /// <summary>How documents are read that people write: comments are fine, but what is said twice is a mistake.</summary>
    internal static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads settings. What they leave out has the default of <see cref="SourceSchemaSettings"/>.</summary>
    /// <param name="json">The document.</param>
    /// <param name="defaultName">The name when the document has none.</param>
    /// <param name="variables">Values for its variables; null for none.</param>
    /// <param name="file">What to call the document in errors.</param>
    /// <exception cref="CompositionFileException">It is no JSON object, has a member of the wrong kind, or a variable without a value.</exception>
    public static SourceSchemaSettings Read(
        string json, string defaultName, SettingsVariables? variables = null, string file = "schema-settings.json")
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            var raw = document.RootElement.Clone();
            if (raw.ValueKind != JsonValueKind.Object || JsonObject.Create(raw) is not { } settings)
            {
                throw new CompositionFileException($"{file}: expected a JSON object.");
            }

            return Read(settings, raw, defaultName, variables ?? SettingsVariables.None, file);
        }
        catch (JsonException exception)
        {
            throw JsonProblem.Of(file, exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException)
        {
            throw new CompositionFileException($"{file}: {exception.Message}", exception);
        }
    }

    /// <summary>The document of settings: as it was read, or made of them when they were made in code.</summary>
    public static JsonObject ToJson(SourceSchemaSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Raw.ValueKind == JsonValueKind.Object)
        {
            return JsonObject.Create(settings.Raw)!; // an object, just tested
        }

        var document = new JsonObject { ["name"] = settings.Name };
        if (settings.Kind is { } kind)
        {
            document["kind"] = kind is SourceSchemaKind.ApolloFederation ? ApolloKind : CompositeKind;
        }

        if (settings.Url is not null)
        {
            document["transports"] = new JsonObject
            {
                ["http"] = new JsonObject
                {
                    ["url"] = settings.Url,
                    ["capabilities"] = new JsonObject
                    {
                        ["batching"] = new JsonObject
                        {
                            ["variableBatching"] = settings.VariableBatching,
                            ["requestBatching"] = settings.RequestBatching,
                            ["aliasBatching"] = settings.AliasBatching,
                        },
                        ["subscriptions"] = new JsonObject
                        {
                            ["supported"] = settings.SubscriptionFormats.Count > 0,
                            ["formats"] = new JsonArray([.. settings.SubscriptionFormats.Select(f => JsonValue.Create(f))]),
                        },
                    },
                },
            };
        }

        if (settings is { LeavesNulls: true, Url: not null })
        {
            document["transports"]!["http"]!["capabilities"]!["onError"] = NullsStay; // just made
        }

        if (settings.WebSocketUrl is not null)
        {
            ((document["transports"] ??= new JsonObject())["websockets"]) = new JsonObject { ["url"] = settings.WebSocketUrl };
        }

        document["preprocessor"] = new JsonObject { ["inferKeysFromLookups"] = settings.InferKeysFromLookups };
        return document;
    }

    private static SourceSchemaSettings Read(JsonObject settings, JsonElement raw, string defaultName, SettingsVariables variables, string file)
    {
        var http = variables.Substitute(settings["transports"]?["http"], settings, file);
        var sockets = variables.Substitute(settings["transports"]?["websockets"], settings, file);
        var batching = http?["capabilities"]?["batching"];
        var subscriptions = http?["capabilities"]?["subscriptions"];
        var kind = (string?)settings["kind"];
        var defaults = new SourceSchemaSettings
        {
            Name = (string?)settings["name"] ?? defaultName,
            VariableBatching = kind is not PlainKind, // a plain server takes one set of variables
        };
        var formats = subscriptions?["formats"] is JsonArray listed ? [.. listed.Select(f => (string?)f ?? "")] : defaults.SubscriptionFormats;
        return defaults with
        {
            Kind = KindOf(kind, file) ?? (IsFusionsApollo(settings) ? SourceSchemaKind.ApolloFederation : null),
            Url = (string?)http?["url"],
            VariableBatching = (bool?)batching?["variableBatching"] ?? defaults.VariableBatching,
            RequestBatching = (bool?)batching?["requestBatching"] ?? defaults.RequestBatching,
            AliasBatching = (bool?)batching?["aliasBatching"] ?? defaults.AliasBatching,
            LeavesNulls = string.Equals(http?["capabilities"]?["onError"]?.ToString(), NullsStay, StringComparison.OrdinalIgnoreCase),
            SubscriptionFormats = (bool?)subscriptions?["supported"] == false ? [] : formats,
            WebSocketUrl = (string?)sockets?["url"],
            InferKeysFromLookups = (bool?)settings["preprocessor"]?["inferKeysFromLookups"] ?? defaults.InferKeysFromLookups,
            Raw = raw,
        };
    }

    private static SourceSchemaKind? KindOf(string? kind, string file) => kind switch
    {
        null => null,
        ApolloKind => SourceSchemaKind.ApolloFederation,
        CompositeKind or PlainKind => SourceSchemaKind.CompositeSchemas,
        _ => throw new CompositionFileException($"{file}: '{kind}' is no kind of source schema; there are '{CompositeKind}', '{ApolloKind}' and '{PlainKind}'."),
    };

    /// <summary>How Fusion's settings say that a source schema is one of Apollo Federation.</summary>
    private static bool IsFusionsApollo(JsonObject settings) =>
        settings["extensions"] is JsonObject extensions
        && extensions["chillicream"] is JsonObject fusion
        && fusion["apolloFederationSupport"] is JsonObject;
}
