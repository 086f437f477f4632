using System.Collections.Frozen;

namespace TmfGraph.GraphQL.Language;

/// <summary>Names of the places a directive may stand in.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#DirectiveLocation"/>
public static class DirectiveLocations
{
    public const string Query = "QUERY";
    public const string Mutation = "MUTATION";
    public const string Subscription = "SUBSCRIPTION";
    public const string Field = "FIELD";
    public const string FragmentDefinition = "FRAGMENT_DEFINITION";
    public const string FragmentSpread = "FRAGMENT_SPREAD";
    public const string InlineFragment = "INLINE_FRAGMENT";
    public const string VariableDefinition = "VARIABLE_DEFINITION";
    public const string Schema = "SCHEMA";
    public const string Scalar = "SCALAR";
    public const string Object = "OBJECT";
    public const string FieldDefinition = "FIELD_DEFINITION";
    public const string ArgumentDefinition = "ARGUMENT_DEFINITION";
    public const string Interface = "INTERFACE";
    public const string Union = "UNION";
    public const string Enum = "ENUM";
    public const string EnumValue = "ENUM_VALUE";
    public const string InputObject = "INPUT_OBJECT";
    public const string InputFieldDefinition = "INPUT_FIELD_DEFINITION";

    /// <summary>All of them, those of executable documents first.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Query, Mutation, Subscription, Field, FragmentDefinition, FragmentSpread, InlineFragment, VariableDefinition,
        Schema, Scalar, Object, FieldDefinition, ArgumentDefinition, Interface, Union, Enum, EnumValue, InputObject, InputFieldDefinition,
    ];

    private static readonly FrozenSet<string> Known = All.ToFrozenSet();

    /// <summary>Whether it is a place in executable documents, not in those of schemas.</summary>
    public static bool IsExecutable(string name) => name
        is Query or Mutation or Subscription or Field or FragmentDefinition or FragmentSpread or InlineFragment or VariableDefinition;

    /// <summary>Whether the grammar knows a location of that name.</summary>
    public static bool IsKnown(string name) => Known.Contains(name);
}
