using Microsoft.OpenApi;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.OpenApi;

/// <summary>The parameters of an operation: those every list has, and conditions on its attributes.</summary>
internal static class QueryParameters
{
    /// <summary>How a condition says anything but equal: the suffix of the attribute's name.</summary>
    private static readonly (string Suffix, string Words)[] Ranges = [(".gte", "from this one on"), (".lt", "before this one")];

    public static IEnumerable<IOpenApiParameter> OfList(ResourceType resource)
    {
        foreach (var parameter in OfAnswer(resource))
        {
            yield return parameter;
        }

        yield return InQuery("offset", "How many matches to skip.", Number());
        yield return InQuery("limit", "The largest number of items in the answer.", Number());
        yield return InQuery("sort", "Attributes to sort by, between commas; '-' before a name turns its order around.", SchemaWriter.Text());
        yield return InQuery(
            "filter",
            "A JSONPath: those that have what it finds. Conditions in one bracket are about the same element, for instance note[?(@.author=='Jo' && @.date>'2026-01-01')].",
            SchemaWriter.Text());
        foreach (var attribute in resource.Attributes)
        {
            foreach (var parameter in Conditions(attribute))
            {
                yield return parameter;
            }
        }
    }

    /// <summary>What a reader may say about the answer: which attributes, and which references with the resource behind.</summary>
    public static IEnumerable<OpenApiParameter> OfAnswer(ResourceType resource)
    {
        yield return Fields(resource);
        if (resource.References.Count > 0)
        {
            yield return InQuery("expand", "References to show the resource behind, by their paths, between commas; those of this domain only.", SchemaWriter.Text());
            yield return InQuery("depth", "How many levels of references to show the resources behind.", Number());
        }
    }

    public static OpenApiParameter Fields(ResourceType resource) => InQuery(
        "fields",
        $"Attributes to answer with, between commas, nested ones with dots; 'none' for id and href alone. A JSONPath keeps only the elements of a list "
        + $"that it finds. Without it the whole {resource.Path}.",
        SchemaWriter.Text());

    public static OpenApiParameter Prefer() => Parameter(
        "Prefer",
        ParameterLocation.Header,
        "'respond-async' asks for an answer at once and the work afterwards, 'wait' for the result.",
        SchemaWriter.Text());

    public static OpenApiParameter IfMatch() =>
        Parameter("If-Match", ParameterLocation.Header, "The ETag it must still have; without it the change is made to whatever is there.", SchemaWriter.Text());

    public static OpenApiParameter InPath(string name, string description)
    {
        var parameter = Parameter(name, ParameterLocation.Path, description, SchemaWriter.Text());
        parameter.Required = true;
        return parameter;
    }

    /// <summary>Equality for each leaf, ranges for ordered ones that have an index, and the id of each reference: enough to see how conditions are written.</summary>
    private static IEnumerable<OpenApiParameter> Conditions(AttributeModel attribute)
    {
        if (attribute.Type is not null)
        {
            if (attribute.Reference is { } reference && attribute.Type.GetByName(reference.Key) is { } key)
            {
                yield return InQuery($"{attribute.JsonName}.{key.JsonName}", $"Only those that refer to one with this {key.JsonName} in {attribute.JsonName}.", SchemaWriter.Text());
            }

            yield break;
        }

        if (attribute.Scalar is ScalarKind.Any)
        {
            yield break;
        }

        yield return Equal(attribute);
        if (attribute is { Indexed: true, Scalar: ScalarKind.DateTime or ScalarKind.Date or ScalarKind.Int or ScalarKind.Long or ScalarKind.Decimal or ScalarKind.Float })
        {
            foreach (var (suffix, words) in Ranges)
            {
                yield return InQuery(attribute.JsonName + suffix, $"Only those whose {attribute.JsonName} is {words}.", SchemaWriter.Leaf(attribute));
            }
        }
    }

    private static OpenApiParameter Equal(AttributeModel attribute)
    {
        var parameter = InQuery(attribute.JsonName, $"Only those with this {attribute.JsonName}; several values between commas mean any of them.", SchemaWriter.Leaf(attribute));
        if (attribute.Enum is not null)
        {
            parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.Array, Items = parameter.Schema };
            parameter.Style = ParameterStyle.Form;
            parameter.Explode = false;
        }

        return parameter;
    }

    private static OpenApiSchema Number() => new() { Type = JsonSchemaType.Integer, Minimum = "0" };

    private static OpenApiParameter InQuery(string name, string description, IOpenApiSchema schema) => Parameter(name, ParameterLocation.Query, description, schema);

    private static OpenApiParameter Parameter(string name, ParameterLocation place, string description, IOpenApiSchema schema) => new()
    {
        Name = name,
        In = place,
        Description = description,
        Schema = schema,
    };
}
