using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.OpenApi;

/// <summary>
/// Makes the schemas of one document. A resource has three: <c>X</c> as it is read, <c>X_Create</c> as POST takes it, <c>X_Update</c> as PATCH
/// takes it. A value type has one for all, where what the server sets is marked read-only. Only what the document uses is made.
/// </summary>
internal sealed class SchemaWriter(OpenApiDocument document)
{
    public const string Error = "Error";

    private const string Patch = "JsonPatch";

    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    public OpenApiSchemaReference Read(StructuredType type) => Structured(type);

    public OpenApiSchemaReference Create(ResourceCollection collection) => Variant(
        collection.Type,
        "_Create",
        a => !a.SetByServer && !a.UpdatedByServer && a != collection.Type.Parent?.Attribute,
        a => a is { Required: true, OnSubtypes.Count: 0 } || collection.Required.Contains(a));

    public OpenApiSchemaReference Update(ResourceType resource) =>
        Variant(resource, "_Update", IsChangeable, _ => false);

    /// <summary>What the server sets when a resource is created may well be changed later: the state of an order.</summary>
    private static bool IsChangeable(AttributeModel attribute) =>
        attribute is { UpdatedByServer: false, Immutable: false, JsonName: not ("id" or "href") };

    public OpenApiSchemaReference ErrorSchema()
    {
        if (_made.Add(Error))
        {
            document.AddComponent(Error, new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What went wrong.",
                Required = new HashSet<string> { "code", "reason" },
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["code"] = Text("Stable, for programs."),
                    ["reason"] = Text("Short, the same for every failure of the code."),
                    ["message"] = Text("What is wrong with this request, and the way out."),
                    ["status"] = Text("The HTTP status."),
                    ["@type"] = Text("Always Error."),
                },
            });
        }

        return new OpenApiSchemaReference(Error, document);
    }

    /// <summary>A JSON Patch document.</summary>
    public OpenApiSchemaReference PatchSchema()
    {
        if (_made.Add(Patch))
        {
            document.AddComponent(Patch, new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Description = "Operations, done in their order, all of them or none.",
                Items = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = new HashSet<string> { "op", "path" },
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["op"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["add", "remove", "replace", "move", "copy", "test"] },
                        ["path"] = Text("A JSON Pointer, or in a JSON Patch query a path with conditions, such as /note/text?note.author=John Doe."),
                        ["from"] = Text("Where move and copy take from."),
                        ["value"] = new OpenApiSchema { Description = "What add, replace and test bring." },
                    },
                },
            });
        }

        return new OpenApiSchemaReference(Patch, document);
    }

    public static OpenApiSchema Text(string? description = null) => new() { Type = JsonSchemaType.String, Description = description };

    /// <summary>The schema of a leaf; also for query parameters.</summary>
    public static OpenApiSchema Leaf(AttributeModel attribute)
    {
        if (attribute.Enum is { } members)
        {
            return new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = [.. members.Members.Select(m => (JsonNode)JsonValue.Create(m.Value)!)],
            };
        }

        (JsonSchemaType? type, string? format) = attribute.Scalar switch
        {
            ScalarKind.Boolean => (JsonSchemaType.Boolean, null),
            ScalarKind.Int => (JsonSchemaType.Integer, "int32"),
            ScalarKind.Long => (JsonSchemaType.Integer, "int64"),
            ScalarKind.Float => (JsonSchemaType.Number, "double"),
            ScalarKind.Decimal => (JsonSchemaType.Number, null),
            ScalarKind.DateTime => (JsonSchemaType.String, "date-time"),
            ScalarKind.Date => (JsonSchemaType.String, "date"),
            ScalarKind.Base64 => (JsonSchemaType.String, "byte"),
            ScalarKind.Any => ((JsonSchemaType?)null, (string?)null),
            _ => (JsonSchemaType.String, null),
        };
        return new OpenApiSchema { Type = type, Format = format };
    }

    private OpenApiSchemaReference Structured(StructuredType type)
    {
        if (_made.Add(type.Name))
        {
            document.AddComponent(type.Name, ObjectOf(type, _ => true, a => type is Model.ValueType && a.Required));
        }

        return new OpenApiSchemaReference(type.Name, document);
    }

    private OpenApiSchemaReference Variant(ResourceType resource, string suffix, Func<AttributeModel, bool> keeps, Func<AttributeModel, bool> requires)
    {
        var name = resource.Name + suffix;
        if (_made.Add(name))
        {
            document.AddComponent(name, ObjectOf(resource, keeps, requires));
        }

        return new OpenApiSchemaReference(name, document);
    }

    private OpenApiSchema ObjectOf(StructuredType type, Func<AttributeModel, bool> keeps, Func<AttributeModel, bool> requires)
    {
        var attributes = type.Attributes.Where(keeps).ToList();
        return new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = type.Description,
            Properties = attributes.ToDictionary(a => a.JsonName, Property),
            Required = attributes.Where(requires).Select(a => a.JsonName).ToHashSet() is { Count: > 0 } names ? names : null,
        };
    }

    private IOpenApiSchema Property(AttributeModel attribute)
    {
        IOpenApiSchema item = attribute.Type is { } structured ? Structured(structured) : Leaf(attribute);
        if (attribute.IsList)
        {
            return Describe(new OpenApiSchema { Type = JsonSchemaType.Array, Items = item }, attribute);
        }

        // beside a reference OpenAPI 3.0 allows nothing else, so words about the attribute need a schema around it
        return item is OpenApiSchema leaf ? Describe(leaf, attribute)
            : attribute.Description is null ? item
            : Describe(new OpenApiSchema { AllOf = [item] }, attribute);
    }

    private static OpenApiSchema Describe(OpenApiSchema schema, AttributeModel attribute)
    {
        schema.Description = attribute.OnSubtypes.Count == 0
            ? attribute.Description
            : $"{attribute.Description} (of {string.Join(", ", attribute.OnSubtypes)})".TrimStart();
        schema.ReadOnly = attribute.UpdatedByServer || (attribute.SetByServer && !IsChangeable(attribute));
        schema.Deprecated = attribute.DeprecationReason is not null;
        if (attribute.Default is { } text && text != "$now")
        {
            schema.Default = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { MaxDepth = 16 });
        }

        return schema;
    }
}
