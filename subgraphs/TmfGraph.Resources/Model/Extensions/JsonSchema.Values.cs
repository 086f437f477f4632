using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text.Json;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Model.Extensions;

/// <content>What is asked of each kind of value.</content>
public sealed partial class JsonSchema
{
    private readonly partial struct Run
    {
        private static bool CheckNumber(JsonProperty keyword, JsonElement value, string path, List<SchemaProblem>? problems)
        {
            if (keyword.Value.ValueKind != JsonValueKind.Number || !keyword.Value.TryGetDecimal(out var bound))
            {
                return true;
            }

            if (!value.TryGetDecimal(out var number))
            {
                number = value.GetDouble() > 0 ? decimal.MaxValue : decimal.MinValue;
            }

            return keyword.Name switch
            {
                "minimum" => number >= bound || Report(problems, path, $"must be {Show(bound)} at least"),
                "exclusiveMinimum" => number > bound || Report(problems, path, $"must be greater than {Show(bound)}"),
                "maximum" => number <= bound || Report(problems, path, $"must be {Show(bound)} at most"),
                "exclusiveMaximum" => number < bound || Report(problems, path, $"must be less than {Show(bound)}"),
                "multipleOf" => number % bound == 0 || Report(problems, path, $"must be a multiple of {Show(bound)}"),
                _ => true,
            };
        }

        private bool CheckText(JsonProperty keyword, JsonElement value, string path, List<SchemaProblem>? problems)
        {
            var text = value.GetString()!; // a string, by the case
            return keyword.Name switch
            {
                "minLength" => LengthOf(text) >= keyword.Value.GetInt32() || Report(problems, path, $"must have {keyword.Value} characters at least"),
                "maxLength" => LengthOf(text) <= keyword.Value.GetInt32() || Report(problems, path, $"must have {keyword.Value} characters at most"),
                "pattern" => Matches(keyword.Value.GetString()!, text) || Report(problems, path, $"must match the pattern {keyword.Value}"), // a string, by the check at load
                "format" => HasFormat(keyword.Value.GetString()!, text) || Report(problems, path, $"must be of the format {keyword.Value}"),
                _ => true,
            };
        }

        private bool CheckList(JsonElement schema, JsonProperty keyword, JsonElement value, string path, List<SchemaProblem>? problems, int depth)
        {
            var count = value.GetArrayLength();
            switch (keyword.Name)
            {
                case "minItems":
                    return count >= keyword.Value.GetInt32() || Report(problems, path, $"must have {keyword.Value} entries at least");
                case "maxItems":
                    return count <= keyword.Value.GetInt32() || Report(problems, path, $"must have {keyword.Value} entries at most");
                case "uniqueItems":
                    return keyword.Value.ValueKind != JsonValueKind.True || AreUnique(value) || Report(problems, path, "must not have an entry twice");
                case "contains":
                    return CheckContains(schema, keyword.Value, value, path, problems, depth);
                case "prefixItems" or "items" when keyword.Value.ValueKind == JsonValueKind.Array: // draft 07 has a list in 'items'
                    return CheckItems(value, 0, i => i < keyword.Value.GetArrayLength() ? keyword.Value[i] : default, path, problems, depth);
                case "items":
                    return CheckItems(value, LengthOf(schema, "prefixItems"), _ => keyword.Value, path, problems, depth);
                case "additionalItems":
                    return CheckItems(value, LengthOf(schema, "items"), _ => keyword.Value, path, problems, depth);
                default:
                    return true;
            }
        }

        private bool CheckItems(JsonElement list, int start, Func<int, JsonElement> schemaOf, string path, List<SchemaProblem>? problems, int depth)
        {
            var fits = true;
            for (var i = start; i < list.GetArrayLength(); i++)
            {
                fits &= schemaOf(i) is not { ValueKind: not JsonValueKind.Undefined } schema || Check(schema, list[i], $"{path}[{i}]", problems, depth);
            }

            return fits;
        }

        private bool CheckContains(JsonElement schema, JsonElement wanted, JsonElement list, string path, List<SchemaProblem>? problems, int depth)
        {
            var count = 0;
            foreach (var element in list.EnumerateArray())
            {
                count += Check(wanted, element, path, null, depth) ? 1 : 0;
            }

            var least = schema.TryGetProperty("minContains", out var min) ? min.GetInt32() : 1;
            var most = schema.TryGetProperty("maxContains", out var max) ? max.GetInt32() : int.MaxValue;
            return (count >= least && count <= most) || Report(problems, path, $"has {count} entries of a certain shape, and needs {least}{(most == int.MaxValue ? " at least" : $" to {most}")}");
        }

        private bool CheckObject(JsonElement schema, JsonProperty keyword, JsonElement value, string path, List<SchemaProblem>? problems, int depth)
        {
            var fits = true;
            switch (keyword.Name)
            {
                case "required":
                    foreach (var name in keyword.Value.EnumerateArray())
                    {
                        fits &= IsGiven(value, name.GetString()!) || Report(problems, Member(path, name.GetString()!), "is mandatory");
                    }

                    return fits;
                case "dependentRequired":
                    foreach (var rule in keyword.Value.EnumerateObject().Where(r => IsGiven(value, r.Name)))
                    {
                        foreach (var name in rule.Value.EnumerateArray())
                        {
                            fits &= IsGiven(value, name.GetString()!) || Report(problems, Member(path, name.GetString()!), $"is mandatory where there is '{rule.Name}'");
                        }
                    }

                    return fits;
                case "dependentSchemas":
                    foreach (var rule in keyword.Value.EnumerateObject().Where(r => IsGiven(value, r.Name)))
                    {
                        fits &= Check(rule.Value, value, path, problems, depth);
                    }

                    return fits;
                case "minProperties":
                    return value.GetPropertyCount() >= keyword.Value.GetInt32() || Report(problems, path, $"must have {keyword.Value} members at least");
                case "maxProperties":
                    return value.GetPropertyCount() <= keyword.Value.GetInt32() || Report(problems, path, $"must have {keyword.Value} members at most");
                case "properties" or "patternProperties" or "additionalProperties" or "propertyNames":
                    foreach (var member in value.EnumerateObject())
                    {
                        fits &= CheckMember(schema, keyword, member, path, problems, depth);
                    }

                    return fits;
                default:
                    return true;
            }
        }

        private bool CheckMember(JsonElement schema, JsonProperty keyword, JsonProperty member, string path, List<SchemaProblem>? problems, int depth)
        {
            var at = Member(path, member.Name);
            switch (keyword.Name)
            {
                case "properties":
                    return !keyword.Value.TryGetProperty(member.Name, out var own) || IsAbsent(path, member) || Check(own, member.Value, at, problems, depth);
                case "patternProperties":
                    var fits = true;
                    foreach (var pattern in keyword.Value.EnumerateObject().Where(p => !IsAbsent(path, member)))
                    {
                        fits &= !Matches(pattern.Name, member.Name) || Check(pattern.Value, member.Value, at, problems, depth);
                    }

                    return fits;
                case "propertyNames":
                    return Check(keyword.Value, JsonSerializer.SerializeToElement(member.Name), at, problems, depth);
                default:
                    return IsCovered(schema, member.Name) || (path.Length == 0 && _isKnown(member.Name)) || Check(keyword.Value, member.Value, at, problems, depth);
            }
        }

        /// <summary>Whether <c>properties</c> or <c>patternProperties</c> speak about the member.</summary>
        private bool IsCovered(JsonElement schema, string name)
        {
            if (schema.TryGetProperty("properties", out var own) && own.TryGetProperty(name, out _))
            {
                return true;
            }

            if (schema.TryGetProperty("patternProperties", out var patterns))
            {
                foreach (var pattern in patterns.EnumerateObject())
                {
                    if (Matches(pattern.Name, name))
                    {
                        return true;
                    }
                }
            }

            return false;
        }

        /// <summary>In a TMF document null says the same as leaving the attribute out.</summary>
        private static bool IsAbsent(string path, JsonProperty member) => path.Length == 0 && member.Value.ValueKind == JsonValueKind.Null;

        private static bool IsGiven(JsonElement value, string name) => value.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null;

        private bool Matches(string pattern, string text) => _schema._patterns.GetOrAdd(pattern, PatternOf).IsMatch(text);

        private static bool HasFormat(string format, string text) => format switch
        {
            "date-time" => Instants.IsDateTime(text),
            "date" => Instants.IsDate(text),
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "email" => MailAddress.TryCreate(text, out var mail) && mail.Address == text,
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            "uri-reference" => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _),
            "ipv4" => IPAddress.TryParse(text, out var v4) && v4.AddressFamily == AddressFamily.InterNetwork && v4.ToString() == text,
            "ipv6" => IPAddress.TryParse(text, out var v6) && v6.AddressFamily == AddressFamily.InterNetworkV6,
            _ => true, // other formats are annotations
        };

        private static int LengthOf(string text)
        {
            var length = 0;
            foreach (var _ in text.EnumerateRunes())
            {
                length++;
            }

            return length;
        }

        private static int LengthOf(JsonElement schema, string keyword) =>
            schema.TryGetProperty(keyword, out var list) && list.ValueKind == JsonValueKind.Array ? list.GetArrayLength() : keyword == "items" ? int.MaxValue : 0;

        private static bool AreUnique(JsonElement list)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var element in list.EnumerateArray())
            {
                if (!seen.Add(JsonSerializer.Serialize(element)))
                {
                    return false;
                }
            }

            return true;
        }

        private static string Member(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

        private static string Show(decimal number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
