using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Clients;

/// <summary>
/// A request with the files that its variables stand for, as <c>multipart/form-data</c>. The client's own request was taken in within its limits; from
/// there each file is read as it is sent.
/// </summary>
/// <seealso href="https://github.com/jaydenseric/graphql-multipart-request-spec"/>
internal sealed class FileForm
{
    private const string Upload = "Upload";

    private readonly GraphSchema _schema;
    private readonly OperationRequest _client;
    private readonly JsonObject _map = [];
    private readonly List<(string Key, UploadedFile File)> _files = [];

    private FileForm(GraphSchema schema, OperationRequest client)
    {
        _schema = schema;
        _client = client;
    }

    /// <summary>The form; null when the request needs no file.</summary>
    /// <param name="schema">The source's schema, which knows the types of variables.</param>
    public static MultipartFormDataContent? Create(SourceRequest request, GraphSchema schema)
    {
        var operation = SyntaxParser.Parse(request.Operation.Document.Span).Definitions.OfType<OperationDefinitionNode>().Single();
        var variables = SourceJson.ReadVariables(request.Variables);
        var form = new FileForm(schema, request.Client);
        if (variables is JsonArray sets)
        {
            for (var i = 0; i < sets.Count; i++)
            {
                form.TakeFrom(sets[i]!.AsObject(), operation, string.Create(CultureInfo.InvariantCulture, $"variables.{i}")); // sets are objects
            }
        }
        else
        {
            form.TakeFrom(variables!.AsObject(), operation, "variables"); // as above
        }

        if (form._files.Count == 0)
        {
            return null;
        }

        var operations = new JsonObject { ["query"] = request.Operation.Text, ["variables"] = variables };
        if (request.OnError is ErrorMode.Null)
        {
            operations["onError"] = "NULL";
        }

        return form.ToContent(operations);
    }

    private void TakeFrom(JsonObject variables, OperationDefinitionNode operation, string path)
    {
        foreach (var definition in operation.Variables)
        {
            if (_schema.GetType(definition.Type.NamedType) is { } type && variables[definition.Name] is { } value && Take(value, type, $"{path}.{definition.Name}"))
            {
                variables[definition.Name] = null;
            }
        }
    }

    /// <summary>Takes the files out of a value; true when it is one itself.</summary>
    private bool Take(JsonNode value, NamedType type, string path)
    {
        switch (value)
        {
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    if (items[i] is { } item && Take(item, type, string.Create(CultureInfo.InvariantCulture, $"{path}.{i}")))
                    {
                        items[i] = null;
                    }
                }

                return false;
            case JsonObject members when type is InputObjectType input:
                foreach (var field in input.Fields)
                {
                    if (members[field.Name] is { } member && Take(member, field.Type.NamedType, $"{path}.{field.Name}"))
                    {
                        members[field.Name] = null;
                    }
                }

                return false;
            default:
                return type is ScalarType { Name: Upload } && Add(value.ToString(), path);
        }
    }

    private bool Add(string key, string path)
    {
        if (_map[key] is JsonArray known)
        {
            known.Add(path);
            return true;
        }

        if (_client.FindFile(key) is not { } file)
        {
            return false; // the source says what is wrong with it
        }

        _map[key] = new JsonArray(path);
        _files.Add((key, file));
        return true;
    }

    private MultipartFormDataContent ToContent(JsonObject operations)
    {
        var content = new MultipartFormDataContent
        {
            { new StringContent(operations.ToJsonString()), "operations" },
            { new StringContent(_map.ToJsonString()), "map" },
        };
        foreach (var (key, file) in _files)
        {
            var part = new StreamContent(file.OpenRead());
            if (MediaTypeHeaderValue.TryParse(file.ContentType, out var type))
            {
                part.Headers.ContentType = type;
            }

            content.Add(part, key, file.Name);
        }

        return content;
    }
}
