using System.Buffers;
using System.Globalization;
using System.Text.Json;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Clients;

/// <summary>
/// Variable sets for servers that know no batches: one operation with the lookup once for each set, as <c>_0_field</c>, <c>_1_field</c>,
/// over variables <c>$_0_name</c>, <c>$_1_name</c>. Answers and errors are taken apart again by the alias.
/// </summary>
internal static class AliasBatch
{
    private const int NoSet = -1;

    /// <summary>The one request for all sets.</summary>
    public static SourceRequest Write(SourceRequest request)
    {
        var operation = SyntaxParser.Parse(request.Operation.Document.Span).Definitions.OfType<OperationDefinitionNode>().Single();
        var forwarded = request.Operation.ForwardedVariables;
        var own = operation.Variables.Where(v => !forwarded.Contains(v.Name)).ToArray();
        var variables = new List<VariableDefinitionNode>(operation.Variables.Where(v => forwarded.Contains(v.Name)));
        var selections = new List<SelectionNode>();
        var values = new ArrayBufferWriter<byte>();
        using var sets = SourceJson.ParseVariables(request.Variables);
        using var writer = new Utf8JsonWriter(values);
        writer.WriteStartObject();
        var index = 0;
        foreach (var set in sets.RootElement.EnumerateArray())
        {
            var prefix = $"_{index}_";
            variables.AddRange(own.Select(v => v with { Name = prefix + v.Name }));
            var renamed = own.ToDictionary(v => v.Name, v => prefix + v.Name, StringComparer.Ordinal);
            foreach (var field in operation.SelectionSet.Selections.OfType<FieldNode>())
            {
                selections.Add((FieldNode)RenamedVariables.In(field, renamed) with { Alias = prefix + field.ResponseName });
            }

            foreach (var property in set.EnumerateObject())
            {
                if (renamed.TryGetValue(property.Name, out var name))
                {
                    writer.WritePropertyName(name);
                    property.Value.WriteTo(writer);
                }
                else if (index == 0)
                {
                    property.WriteTo(writer);
                }
            }

            index++;
        }

        writer.WriteEndObject();
        writer.Flush();
        var text = SyntaxPrinter.Print(operation with { Variables = variables, SelectionSet = new SelectionSetNode(selections) }, indented: false);
        return request.Derive(new FetchOperation(text, request.Operation.IsMutation, forwarded, []), values.WrittenMemory);
    }

    /// <summary>The answer as one result for each set, in order; the answer given is disposed.</summary>
    public static SourceResponse Read(SourceResponse response, int count)
    {
        using var disposal = response;
        JsonDocument document;
        try
        {
            document = SourceJson.Parse(response.Body);
        }
        catch (JsonException exception)
        {
            throw Invalid(response, exception);
        }

        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object)
            {
                throw Invalid(response, null);
            }

            root.TryGetProperty("data", out var data);
            var errors = ErrorsBySet(root, count);
            var writer = new ResultWriter();
            if (data.ValueKind is not JsonValueKind.Object && errors.Count > 0)
            {
                // nothing is there for any set, be it refused or that one set failed and took the others with it: said once, with all the reasons
                count = 1;
                errors = new() { [0] = [.. errors.Values.SelectMany(e => e)] };
            }
            else if (errors.Remove(NoSet, out var common))
            {
                AddToMissing(data, count, common, errors);
            }

            for (var i = 0; i < count; i++)
            {
                WriteResult(writer, data, errors, i);
            }

            return new SourceResponse(writer.WrittenMemory, writer) { StatusCode = response.StatusCode };
        }
    }

    private static void WriteResult(ResultWriter output, JsonElement data, Dictionary<int, List<JsonElement>> errors, int set)
    {
        var prefix = $"_{set}_";
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            if (errors.TryGetValue(set, out var own))
            {
                json.WriteStartArray("errors");
                foreach (var error in own)
                {
                    WriteError(json, error);
                }

                json.WriteEndArray();
            }

            if (data.ValueKind is JsonValueKind.Object)
            {
                json.WriteStartObject("data");
                foreach (var property in data.EnumerateObject())
                {
                    if (property.Name.StartsWith(prefix, StringComparison.Ordinal))
                    {
                        json.WritePropertyName(property.Name.AsSpan(prefix.Length));
                        property.Value.WriteTo(json);
                    }
                }

                json.WriteEndObject();
            }
            else if (data.ValueKind is JsonValueKind.Null)
            {
                json.WriteNull("data");
            }

            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteError(Utf8JsonWriter json, JsonElement error)
    {
        if (error.ValueKind is not JsonValueKind.Object)
        {
            error.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        foreach (var property in error.EnumerateObject())
        {
            if (property.Name != "path" || property.Value.ValueKind is not JsonValueKind.Array)
            {
                property.WriteTo(json);
                continue;
            }

            json.WriteStartArray("path");
            var alias = AliasOf(error);
            if (alias is not null)
            {
                json.WriteStringValue(alias.Value.Name);
            }

            foreach (var segment in property.Value.EnumerateArray().Skip(alias is null ? 0 : 1))
            {
                segment.WriteTo(json);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Gives errors that belong to no set in particular to those that have brought nothing, or to the first one when all have brought something.</summary>
    private static void AddToMissing(JsonElement data, int count, List<JsonElement> common, Dictionary<int, List<JsonElement>> errors)
    {
        var missing = Enumerable.Range(0, count).ToHashSet();
        foreach (var property in data.EnumerateObject()) // else there were nothing for any
        {
            if (property.Value.ValueKind is JsonValueKind.Object && SetOf(property.Name) is { Set: var set })
            {
                missing.Remove(set);
            }
        }

        foreach (var set in missing.DefaultIfEmpty(0))
        {
            errors[set] = [.. errors.GetValueOrDefault(set) ?? [], .. common];
        }
    }

    /// <summary>Errors by the set in the alias at the head of their path; under <see cref="NoSet"/> those without one that was asked for.</summary>
    private static Dictionary<int, List<JsonElement>> ErrorsBySet(JsonElement root, int count)
    {
        var found = new Dictionary<int, List<JsonElement>>();
        if (!root.TryGetProperty("errors", out var errors) || errors.ValueKind is not JsonValueKind.Array)
        {
            return found;
        }

        foreach (var error in errors.EnumerateArray())
        {
            var set = AliasOf(error) is { Set: var named } && named < count ? named : NoSet;
            if (!found.TryGetValue(set, out var own))
            {
                found.Add(set, own = []);
            }

            own.Add(error);
        }

        return found;
    }

    /// <summary>The set that the head of an error's path names, and the field there; null when it names none.</summary>
    private static (int Set, string Name)? AliasOf(JsonElement error) =>
        error.ValueKind is JsonValueKind.Object
        && error.TryGetProperty("path", out var path)
        && path.ValueKind is JsonValueKind.Array
        && path.GetArrayLength() > 0
        && path[0].ValueKind is JsonValueKind.String
            ? SetOf(path[0].GetString()!) // just tested
            : null;

    /// <summary>The set that an alias names, and the field; null for another name.</summary>
    private static (int Set, string Name)? SetOf(string alias) =>
        alias.Split('_', 3) is ["", var number, var name]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var set)
            ? (set, name)
            : null;

    private static SourceSchemaException Invalid(SourceResponse response, Exception? inner) =>
        new(SubgraphErrorCodes.InvalidResponse, "A batch of aliases was answered with something that is no GraphQL result.", inner)
        {
            StatusCode = response.StatusCode,
        };
}
