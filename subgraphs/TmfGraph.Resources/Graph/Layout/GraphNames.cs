using System.Diagnostics;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Layout;

/// <summary>Every GraphQL name that is made of a model name, in one place: the SDL and the resolvers must agree on them.</summary>
internal static class GraphNames
{
    public const string ExtensionAttributes = "extensionAttributes";

    public static string ListField(ResourceType type) => Camel(Pluralizer.Pluralize(type.Name));

    public static string LookupField(string entity) => Camel(entity) + "ById";

    public static string ResourceField(ResourceType type) => Camel(type.Name);

    public static string FilterInput(StructuredType type) => type.Name + "FilterInput";

    public static string SortInput(StructuredType type) => type.Name + "SortInput";

    public static string ValueInput(StructuredType type) => type.Name + "Input";

    public static string Mutation(string verb, ResourceType type) => verb + type.Name;

    public static string MutationInput(string verb, ResourceType type) => $"{Pascal(verb)}{type.Name}Input";

    public static string MutationPayload(string verb, ResourceType type) => $"{Pascal(verb)}{type.Name}Payload";

    public static string MutationError(string verb, ResourceType type) => $"{Pascal(verb)}{type.Name}Error";

    public static string Scalar(ScalarKind kind) => kind switch
    {
        ScalarKind.String => "String",
        ScalarKind.Id => "ID",
        ScalarKind.Boolean => "Boolean",
        ScalarKind.Int => "Int",
        ScalarKind.Long => "Long",
        ScalarKind.Float => "Float",
        ScalarKind.Decimal => "Decimal",
        ScalarKind.DateTime => "DateTime",
        ScalarKind.Date => "Date",
        ScalarKind.Base64 => "Base64String",
        ScalarKind.Any => "Any",
        _ => throw new UnreachableException(),
    };

    /// <summary>The named type of an attribute where it is read.</summary>
    public static string Output(AttributeModel attribute) => attribute switch
    {
        { Scalar: { } scalar } => Scalar(scalar),
        { Enum: { } values } => values.Name,
        { Type: { } type } => type.Name,
        _ => throw new UnreachableException(),
    };

    /// <summary>The named type of an attribute where it is written.</summary>
    public static string Input(AttributeModel attribute) => attribute.Type is { } type ? ValueInput(type) : Output(attribute);

    /// <summary>The filter input of one leaf, for instance <c>StringOperationFilterInput</c>.</summary>
    public static string LeafOperations(AttributeModel attribute) =>
        (attribute.Scalar is ScalarKind.Id ? "Id" : Output(attribute)) + "OperationFilterInput";

    /// <summary>The filter input of an attribute.</summary>
    public static string Filter(AttributeModel attribute) => attribute switch
    {
        { Type: { } type, IsList: true } => $"ListFilterInputTypeOf{FilterInput(type)}",
        { Type: { } type } => FilterInput(type),
        { IsList: true } => "List" + LeafOperations(attribute),
        _ => LeafOperations(attribute),
    };

    /// <summary>Lowers the first word, which may be an abbreviation: <c>SLAViolation</c> → <c>slaViolation</c>.</summary>
    public static string Camel(string name)
    {
        var upper = 0;
        while (upper < name.Length && char.IsUpper(name[upper]))
        {
            upper++;
        }

        var lowered = upper <= 1 || upper == name.Length ? upper : upper - 1;
        return string.Concat(name[..lowered].ToLowerInvariant(), name.AsSpan(lowered));
    }

    /// <summary>The name in a sentence: <c>a ProductOrder</c>, <c>an Agreement</c>.</summary>
    public static string WithArticle(string name) => (name[0] is 'A' or 'E' or 'I' or 'O' ? "an " : "a ") + name;

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
