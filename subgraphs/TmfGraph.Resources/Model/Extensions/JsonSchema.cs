using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TmfGraph.Resources.Model.Extensions;

/// <summary>
/// A JSON Schema, draft 2020-12 or 07: all assertions but <c>unevaluatedProperties</c>, <c>unevaluatedItems</c> and dynamic references, which
/// <see cref="JsonSchemaCheck"/> refuses. References stay inside the document.
/// </summary>
/// <seealso href="https://json-schema.org/draft/2020-12/json-schema-validation"/>
public sealed partial class JsonSchema
{
    /// <summary>A schema that leads to itself without going into the value would never end.</summary>
    private const int MostDepth = 512;

    private readonly ConcurrentDictionary<string, Regex> _patterns = new(StringComparer.Ordinal);

    internal JsonSchema(JsonElement root) => Root = root;

    internal JsonElement Root { get; }

    /// <summary>What is wrong with a document; empty for nothing.</summary>
    /// <param name="isKnown">Which members of the document itself are no additional ones: those of the model.</param>
    public IReadOnlyList<SchemaProblem> Validate(JsonElement document, Func<string, bool> isKnown)
    {
        var problems = new List<SchemaProblem>();
        new Run(this, isKnown).Check(Root, document, "", problems);
        return problems;
    }

    /// <summary>The schema that a reference inside the document leads to; undefined for none.</summary>
    internal JsonElement Resolve(string reference)
    {
        var schema = Root;
        if (reference is not ['#', ..])
        {
            return default;
        }

        foreach (var token in Uri.UnescapeDataString(reference[1..]).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            schema = schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out var next) ? next
                : schema.ValueKind == JsonValueKind.Array && int.TryParse(name, out var index) && index < schema.GetArrayLength() ? schema[index]
                : default;
        }

        return schema;
    }

    /// <summary>Patterns run in linear time, whatever text they meet.</summary>
    /// <exception cref="ArgumentException">It is no pattern.</exception>
    /// <exception cref="NotSupportedException">It looks around or back.</exception>
    internal static Regex PatternOf(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>One validation.</summary>
    private readonly partial struct Run(JsonSchema schema, Func<string, bool> isKnown)
    {
        private readonly JsonSchema _schema = schema;

        private readonly Func<string, bool> _isKnown = isKnown;

        /// <param name="problems">Null where only the answer matters.</param>
        public bool Check(JsonElement schema, JsonElement value, string path, List<SchemaProblem>? problems, int depth = 0)
        {
            if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
            {
                return schema.ValueKind is JsonValueKind.True || Report(problems, path, "is not allowed");
            }

            if (depth > MostDepth)
            {
                return Report(problems, path, "cannot be checked: its schema refers to itself");
            }

            var fits = true;
            foreach (var keyword in schema.EnumerateObject())
            {
                fits &= Check(schema, keyword, value, path, problems, depth + 1);
                if (!fits && (problems is null || keyword.Name == "type"))
                {
                    return false; // nothing else makes sense of a value of another kind
                }
            }

            return fits;
        }

        private bool Check(JsonElement schema, JsonProperty keyword, JsonElement value, string path, List<SchemaProblem>? problems, int depth) => keyword.Name switch
        {
            "$ref" => _schema.Resolve(keyword.Value.GetString()!) is { ValueKind: not JsonValueKind.Undefined } target // a string, by the check at load
                ? Check(target, value, path, problems, depth)
                : true, // the model's own type
            "type" => IsOfType(keyword.Value, value) || Report(problems, path, $"must be {Words(keyword.Value)}"),
            "enum" => keyword.Value.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value))
                || Report(problems, path, $"must be one of {string.Join(", ", keyword.Value.EnumerateArray().Select(e => e.ToString()))}"),
            "const" => JsonElement.DeepEquals(keyword.Value, value) || Report(problems, path, $"must be {keyword.Value}"),
            "allOf" => All(keyword.Value, value, path, problems, depth),
            "anyOf" => CountOf(keyword.Value, value, path, depth) > 0 || Report(problems, path, "fits none of the shapes it may have"),
            "oneOf" => CountOf(keyword.Value, value, path, depth) == 1 || Report(problems, path, "must fit exactly one of the shapes it may have"),
            "not" => !Check(keyword.Value, value, path, null, depth) || Report(problems, path, "has a shape it must not have"),
            "if" => CheckIf(schema, keyword.Value, value, path, problems, depth),
            _ => value.ValueKind switch
            {
                JsonValueKind.Number => CheckNumber(keyword, value, path, problems),
                JsonValueKind.String => CheckText(keyword, value, path, problems),
                JsonValueKind.Array => CheckList(schema, keyword, value, path, problems, depth),
                JsonValueKind.Object => CheckObject(schema, keyword, value, path, problems, depth),
                _ => true,
            },
        };

        private bool All(JsonElement schemas, JsonElement value, string path, List<SchemaProblem>? problems, int depth)
        {
            var fits = true;
            foreach (var schema in schemas.EnumerateArray())
            {
                fits &= Check(schema, value, path, problems, depth);
            }

            return fits;
        }

        private int CountOf(JsonElement schemas, JsonElement value, string path, int depth)
        {
            var count = 0;
            foreach (var schema in schemas.EnumerateArray())
            {
                count += Check(schema, value, path, null, depth) ? 1 : 0;
            }

            return count;
        }

        private bool CheckIf(JsonElement schema, JsonElement condition, JsonElement value, string path, List<SchemaProblem>? problems, int depth)
        {
            var branch = Check(condition, value, path, null, depth) ? "then" : "else";
            return !schema.TryGetProperty(branch, out var then) || Check(then, value, path, problems, depth);
        }

        private static bool IsOfType(JsonElement type, JsonElement value)
        {
            if (type.ValueKind == JsonValueKind.Array)
            {
                foreach (var one in type.EnumerateArray())
                {
                    if (IsOfType(one, value))
                    {
                        return true;
                    }
                }

                return false;
            }

            return type.GetString() switch
            {
                "null" => value.ValueKind == JsonValueKind.Null,
                "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
                "object" => value.ValueKind == JsonValueKind.Object,
                "array" => value.ValueKind == JsonValueKind.Array,
                "string" => value.ValueKind == JsonValueKind.String,
                "integer" => value.ValueKind == JsonValueKind.Number && (value.TryGetInt64(out _) || (value.TryGetDecimal(out var number) && number == decimal.Truncate(number))),
                _ => value.ValueKind == JsonValueKind.Number,
            };
        }

        private static string Words(JsonElement type) => type.ValueKind == JsonValueKind.Array
            ? string.Join(" or ", type.EnumerateArray().Select(Words))
            : type.GetString() switch
            {
                "boolean" => "true or false",
                "object" => "an object",
                "array" => "a list",
                "string" => "a string",
                "integer" => "a whole number",
                "number" => "a number",
                _ => "null",
            };

        private static bool Report(List<SchemaProblem>? problems, string path, string what)
        {
            problems?.Add(new SchemaProblem(path, path.Length == 0 ? $"The body {what}." : $"'{path}' {what}."));
            return false;
        }
    }
}

/// <summary>Where a document does not fit a schema.</summary>
/// <param name="Path">As in <c>AttributeProblem</c>: names with dots and indexes; empty for the document itself.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record SchemaProblem(string Path, string Message);
