using System.Buffers.Text;
using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Writes;

/// <summary>
/// Checks a body against the model: mandatory attributes at every depth, the JSON type and format of every attribute the model knows. Attributes it
/// does not know are nobody's business. Collects all problems.
/// </summary>
internal sealed class DocumentValidator
{
    public const int MostProblems = 100;

    private readonly List<AttributeProblem> _problems = [];

    public IReadOnlyList<AttributeProblem> Problems => _problems;

    /// <summary>Checks a whole body.</summary>
    /// <param name="asClient">Whether what only the server sets is left out, as it will be dropped.</param>
    public void CheckBody(ResourceType type, JsonElement body, bool asClient)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            Report(null, AttributeProblemCodes.WrongType, $"The body must be a JSON object: one {type.TmfName}.");
            return;
        }

        TextCheck.Run(body, this);
        CheckObject(type, body, null, asClient);
    }

    /// <summary>Checks what can be said about a merge patch without the document it is for.</summary>
    public void CheckPatch(JsonElement patch)
    {
        TextCheck.Run(patch, this);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in patch.EnumerateObject())
        {
            if (!seen.Add(property.Name))
            {
                Report(new Place(null, property.Name, -1), AttributeProblemCodes.Duplicate, $"'{property.Name}' is there twice.");
            }
        }
    }

    /// <summary>Checks one attribute of a body after a change.</summary>
    public void CheckAttribute(AttributeModel attribute, JsonElement value) => CheckValue(attribute, value, new Place(null, attribute.JsonName, -1), asClient: false);

    public void Report(Place? place, string code, string message) => ReportAt(place?.ToString() ?? "", code, message);

    public void ReportAt(string path, string code, string message)
    {
        if (_problems.Count < MostProblems && !_problems.Exists(p => p.Path == path && p.Code == code && code == AttributeProblemCodes.InvalidFormat))
        {
            _problems.Add(new AttributeProblem(path, code, message));
        }
    }

    public void ReportMissing(AttributeModel attribute, Place? parent)
    {
        var place = new Place(parent, attribute.JsonName, -1);
        Report(place, AttributeProblemCodes.Missing, $"'{place}' is mandatory.");
    }

    private void CheckObject(StructuredType type, JsonElement value, Place? place, bool asClient)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? atType = null;
        foreach (var property in value.EnumerateObject())
        {
            var name = property.Name;
            if (!seen.Add(name))
            {
                var at = new Place(place, name, -1);
                Report(at, AttributeProblemCodes.Duplicate, $"'{at}' is there twice.");
            }

            if (property.Value.ValueKind == JsonValueKind.Null)
            {
                seen.Remove(name);
                continue;
            }

            if (name == "@type" && property.Value.ValueKind == JsonValueKind.String)
            {
                atType = property.Value.GetString();
            }

            if (type.GetByJsonName(name) is not { } attribute)
            {
                continue;
            }

            if (!asClient || !attribute.SetByServer)
            {
                CheckValue(attribute, property.Value, new Place(place, name, -1), asClient);
            }
            else if (attribute.RefusedFromClients)
            {
                Report(new Place(place, name, -1), AttributeProblemCodes.SetByServer, $"'{name}' is set by the server; leave it out.");
            }
        }

        // a resource in another one's document may be a mere reference to it
        if (place is not null && type is ResourceType && seen.Contains("id"))
        {
            return;
        }

        foreach (var attribute in type.Attributes)
        {
            if (attribute.Required && !seen.Contains(attribute.JsonName) && !attribute.SetByServer
                && (attribute.OnSubtypes.Count == 0 || (atType is not null && attribute.OnSubtypes.Contains(atType))))
            {
                ReportMissing(attribute, place);
            }
        }
    }

    private void CheckValue(AttributeModel attribute, JsonElement value, Place place, bool asClient)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (!attribute.IsList)
        {
            CheckItem(attribute, value, place, asClient);
        }
        else if (value.ValueKind != JsonValueKind.Array)
        {
            Report(place, AttributeProblemCodes.WrongType, $"'{place}' must be a list.");
        }
        else
        {
            if (attribute.Required && value.GetArrayLength() == 0)
            {
                Report(place, AttributeProblemCodes.Missing, $"'{place}' needs one entry at least.");
            }

            var index = 0;
            foreach (var element in value.EnumerateArray())
            {
                CheckItem(attribute, element, place with { Index = index++ }, asClient);
            }
        }
    }

    private void CheckItem(AttributeModel attribute, JsonElement value, Place place, bool asClient)
    {
        if (attribute.Type is { } type)
        {
            if (value.ValueKind == JsonValueKind.Object)
            {
                CheckObject(type, value, place, asClient);
            }
            else
            {
                Report(place, AttributeProblemCodes.WrongType, $"'{place}' must be an object.");
            }
        }
        else if (attribute.Enum is { } choices)
        {
            CheckEnum(choices, value, place);
        }
        else if (attribute.Scalar is { } scalar and not ScalarKind.Any)
        {
            CheckScalar(scalar, value, place);
        }
    }

    private void CheckEnum(EnumModel choices, JsonElement value, Place place)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Report(place, AttributeProblemCodes.WrongType, $"'{place}' must be a string.");
            return;
        }

        var text = value.GetString()!.TrimEnd(); // a string, as was just seen
        if (!choices.Members.Any(m => m.Value == text))
        {
            Report(place, AttributeProblemCodes.NotInEnum, $"'{place}' must be one of {string.Join(", ", choices.Members.Select(m => m.Value))}; '{text}' is not.");
        }
    }

    private void CheckScalar(ScalarKind scalar, JsonElement value, Place place)
    {
        var (fits, kind) = scalar switch
        {
            ScalarKind.Boolean => (value.ValueKind is JsonValueKind.True or JsonValueKind.False, "true or false"),
            ScalarKind.Int or ScalarKind.Long => (value.ValueKind == JsonValueKind.Number, "a whole number"),
            ScalarKind.Float or ScalarKind.Decimal => (value.ValueKind == JsonValueKind.Number, "a number"),
            _ => (value.ValueKind == JsonValueKind.String, "a string"),
        };
        if (!fits)
        {
            Report(place, AttributeProblemCodes.WrongType, $"'{place}' must be {kind}.");
            return;
        }

        var wanted = scalar switch
        {
            ScalarKind.Int when !value.TryGetInt32(out _) => "a whole number of 32 bits",
            ScalarKind.Long when !value.TryGetInt64(out _) => "a whole number of 64 bits",
            ScalarKind.Float or ScalarKind.Decimal when NumberKey.Of(value.GetRawText()) is null => "a number with an exponent of three digits at most",
            ScalarKind.Decimal when !value.TryGetDecimal(out _) => "a number between -7.9e28 and 7.9e28", // what GraphQL can give back
            ScalarKind.DateTime when !Instants.IsDateTime(value.GetString()) => "a date and time like 2026-01-31T08:30:00Z",
            ScalarKind.Date when !Instants.IsDate(value.GetString()) => "a date like 2026-01-31",
            ScalarKind.Base64 when !Base64.IsValid(value.GetString()) => "Base64 text",
            _ => null,
        };
        if (wanted is not null)
        {
            Report(place, AttributeProblemCodes.InvalidFormat, $"'{place}' must be {wanted}.");
        }
    }

    /// <summary>Where in a body; made into text only when something is wrong there.</summary>
    internal sealed record Place(Place? Parent, string Name, int Index)
    {
        public override string ToString() => $"{(Parent is null ? "" : $"{Parent}.")}{Name}{(Index < 0 ? "" : $"[{Index}]")}";
    }
}
