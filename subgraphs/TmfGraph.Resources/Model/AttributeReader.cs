using System.Collections.Frozen;
using System.Text.Json;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Resources.Model;

/// <summary>Reads the fields of a type, its extensions' included, into attributes. Fields that are walks are left to <see cref="WalkReader"/>.</summary>
internal sealed class AttributeReader(
    ModelDocuments documents,
    IReadOnlyDictionary<string, ResourceType> resources,
    IReadOnlyDictionary<string, ValueType> valueTypes,
    IReadOnlyDictionary<string, EnumModel> enums)
{
    private const string Now = "$now";

    public static ReferenceModel? ReadReference(DirectiveNode? directive) => directive is null ? null : new ReferenceModel(
        directive.Texts("to") ?? [],
        directive.Text("key") ?? "id",
        directive.Text("typedBy") ?? "@referredType",
        directive.Flag("orValue"));

    public void Read(StructuredType type, IEnumerable<(string File, ObjectTypeDefinitionNode Node)> parts)
    {
        var attributes = new List<AttributeModel>();
        foreach (var (file, node) in parts)
        {
            foreach (var field in node.Fields.Where(f => !WalkReader.IsWalk(f)))
            {
                var attribute = Read(file, type, field);
                if (attributes.Any(a => a.Name == attribute.Name || a.JsonName == attribute.JsonName))
                {
                    Report(file, type, field, $"The attribute '{attribute.JsonName}' is there twice; remove one.");
                    continue;
                }

                attributes.Add(attribute);
            }
        }

        type.Attributes = attributes;
        type.ByName = attributes.ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);
        type.ByJsonName = attributes.ToFrozenDictionary(a => a.JsonName, StringComparer.Ordinal);
        if (type is ResourceType && type.GetByName("id") is not { Scalar: ScalarKind.Id, IsList: false })
        {
            var (file, node) = documents.Types[type.Name];
            documents.Report(file, node, $"{type.Name}.id", "A resource has an id; write 'id: ID! @setByServer'.");
        }
    }

    private AttributeModel Read(string file, StructuredType type, FieldDefinitionNode field)
    {
        var (isList, itemName) = ReadShape(file, type, field);
        var scalar = ModelNames.Scalar(itemName);
        var enumModel = enums.GetValueOrDefault(itemName);
        var structured = resources.GetValueOrDefault(itemName) ?? (StructuredType?)valueTypes.GetValueOrDefault(itemName);
        if (scalar is null && enumModel is null && structured is null)
        {
            Report(file, type, field, $"The type '{itemName}' is not defined; define it in this subgraph's files or in common, or use Any for free JSON.");
        }

        var directives = field.Directives;
        var deprecated = ModelDirectives.Find(directives, "deprecated");
        var attribute = new AttributeModel
        {
            Name = field.Name,
            JsonName = ModelDirectives.Find(directives, "tmf").Text("name") ?? ModelNames.JsonName(field.Name),
            Description = field.Description,
            IsList = isList,
            Scalar = scalar,
            Enum = enumModel,
            Type = structured,
            Required = ModelDirectives.Has(directives, "required"),
            SetByServer = ModelDirectives.Has(directives, "setByServer"),
            RefusedFromClients = ModelDirectives.Find(directives, "setByServer").Flag("refused"),
            UpdatedByServer = ModelDirectives.Has(directives, "updatedByServer"),
            Immutable = ModelDirectives.Has(directives, "immutable"),
            Indexed = ModelDirectives.Has(directives, "index"),
            IsPartCollection = ModelDirectives.Has(directives, "parts"),
            Default = ModelDirectives.Find(directives, "default").Text("value"),
            Lifecycle = ReadLifecycle(file, type, field, enumModel),
            Reference = ReadReference(ModelDirectives.Find(directives, "reference")),
            OnSubtypes = ModelDirectives.Find(directives, "onSubtype").Texts("names") ?? [],
            DeprecationReason = deprecated is null ? null : deprecated.Text("reason") ?? "No longer supported",
        };
        Check(file, type, field, attribute);
        return attribute;
    }

    private (bool IsList, string ItemName) ReadShape(string file, StructuredType type, FieldDefinitionNode field)
    {
        if (field.Arguments.Count > 0)
        {
            Report(file, type, field, "An attribute has no arguments; remove them.");
        }

        var mayBeNonNull = type is ResourceType && field.Name == "id";
        if (field.Type is NonNullTypeNode && !mayBeNonNull)
        {
            Report(file, type, field, "An attribute may always be absent from an answer; leave the '!' out and write @required for what a POST must bring.");
        }

        var nullable = field.Type is NonNullTypeNode outer ? outer.Inner : field.Type;
        if (nullable is not ListTypeNode list)
        {
            return (false, nullable.NamedType);
        }

        var item = list.Item is NonNullTypeNode inner ? inner.Inner : list.Item;
        if (item is ListTypeNode)
        {
            Report(file, type, field, "A list of lists has no place in a TMF document; use a list of objects.");
        }

        return (true, item.NamedType);
    }

    private Lifecycle? ReadLifecycle(string file, StructuredType type, FieldDefinitionNode field, EnumModel? enumModel)
    {
        if (ModelDirectives.Find(field.Directives, "lifecycle") is not { } directive)
        {
            return null;
        }

        var moves = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var line in directive.Texts("moves") ?? [])
        {
            var sides = line.Split("->", StringSplitOptions.TrimEntries);
            var targets = sides.Length == 2 ? sides[1].Split('|', StringSplitOptions.TrimEntries) : [];
            if (sides.Length != 2 || sides[0].Length == 0 || targets.Any(t => t.Length == 0) || !moves.TryAdd(sides[0], targets))
            {
                Report(file, type, field, $"The move '{line}' cannot be read; write one line for each state: \"pending -> inProgress | cancelled\".");
            }
        }

        var initial = directive.Text("initial");
        var states = moves.SelectMany(m => m.Value.Prepend(m.Key)).Concat(initial is null ? [] : [initial]).Distinct();
        foreach (var state in states.Where(s => enumModel is not null && !enumModel.Members.Any(m => m.Value == s)))
        {
            Report(file, type, field, $"'{state}' is no value of {enumModel!.Name}; use the TMF spelling of one of its values.");
        }

        return new Lifecycle(initial, moves.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private void Check(string file, StructuredType type, FieldDefinitionNode field, AttributeModel attribute)
    {
        if (attribute.Lifecycle is not null && (attribute.IsList || (attribute.Enum is null && attribute.Scalar is not ScalarKind.String)))
        {
            Report(file, type, field, "@lifecycle stands on a single enum or String attribute.");
        }

        if (attribute.Required && attribute.SetByServer)
        {
            Report(file, type, field, "Nobody can bring what only the server sets; remove @required or @setByServer.");
        }

        if (attribute.Indexed && (attribute.IsList || attribute.Type is not null || attribute.Scalar is ScalarKind.Any))
        {
            Report(file, type, field, "@index stands on a single plain value; remove it.");
        }

        if (attribute.Indexed && type is not ResourceType)
        {
            Report(file, type, field, "@index stands on an attribute of a resource itself; remove it.");
        }

        if (attribute.OnSubtypes.Except((type as ResourceType)?.Subtypes ?? []).ToList() is { Count: > 0 } unknown)
        {
            Report(file, type, field, $"@onSubtype names '{string.Join("', '", unknown)}'; add it to @subtypes of the resource.");
        }

        if (attribute.Default is { } text && DefaultProblem(attribute, text) is { } problem)
        {
            Report(file, type, field, problem);
        }
    }

    private static string? DefaultProblem(AttributeModel attribute, string text)
    {
        if (text == Now)
        {
            // String too: some documents write their dates as plain text
            return attribute is { IsList: false, Scalar: ScalarKind.DateTime or ScalarKind.Date or ScalarKind.String }
                ? null
                : "$now is for a single DateTime, Date or String.";
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            var value = document.RootElement;
            if (attribute.Enum is { } members && !attribute.IsList
                && (value.ValueKind is not JsonValueKind.String || !members.Members.Any(m => m.Value == value.GetString())))
            {
                return $"The default {text} is no value of {members.Name}; write the TMF spelling of one, in quotes.";
            }

            return value.ValueKind is JsonValueKind.Array == attribute.IsList ? null : "The default is a list where the attribute is none, or the other way round.";
        }
        catch (JsonException)
        {
            return $"The default {text} is not JSON; a text needs its own quotes: @default(value: \"\\\"text\\\"\").";
        }
    }

    private void Report(string file, StructuredType type, FieldDefinitionNode field, string message) =>
        documents.Report(file, field, $"{type.Name}.{field.Name}", message);
}
