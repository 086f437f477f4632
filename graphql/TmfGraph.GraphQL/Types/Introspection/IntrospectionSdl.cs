namespace TmfGraph.GraphQL.Types.Introspection;

/// <summary>The types of the introspection system.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Schema-Introspection.Schema-Introspection-Schema"/>
internal static class IntrospectionSdl
{
    /// <summary>The directive by which a schema marks what clients have to opt in to.</summary>
    public const string OptInDirective = "requiresOptIn";

    /// <summary>
    /// The same types for schemas that have <c>@requiresOptIn</c>: members that need it are listed for those who name its features.
    /// </summary>
    public static string OptInText { get; } = Text
        .Replace("(includeDeprecated: Boolean! = false)", "(includeDeprecated: Boolean! = false, includeOptIn: [String!])", StringComparison.Ordinal)
        .Replace(Reason, $"{Reason}\n  \"Features to opt in to before using it; null for none.\"\n  requiresOptIn: [String!]", StringComparison.Ordinal)
        .Replace("directives: [__Directive!]!", "directives: [__Directive!]!\n  \"All features that something has to be opted in to for.\"\n  optInFeatures: [String!]!", StringComparison.Ordinal);

    private const string Reason = "deprecationReason: String";

    public const string Text =
        """"
        "What a service can do: its types, its directives and where operations begin."
        type __Schema {
          description: String
          "All types, those of introspection included."
          types: [__Type!]!
          "Where queries begin."
          queryType: __Type!
          "Where mutations begin; null when there are none."
          mutationType: __Type
          "Where subscriptions begin; null when there are none."
          subscriptionType: __Type
          "All directives, for documents and for schemas."
          directives: [__Directive!]!
        }

        "A type. Which of its fields have a value depends on its kind."
        type __Type {
          kind: __TypeKind!
          "The name; null for lists and non-null types."
          name: String
          description: String
          "The address of a scalar's specification."
          specifiedByURL: String
          "Fields of an object or interface."
          fields(includeDeprecated: Boolean! = false): [__Field!]
          "Interfaces that an object or interface implements."
          interfaces: [__Type!]
          "Objects that an interface or union can be."
          possibleTypes: [__Type!]
          "Values of an enum."
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          "Fields of an input object."
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          "What a list or non-null type is made of."
          ofType: __Type
          "Whether an input object takes exactly one of its fields."
          isOneOf: Boolean
        }

        "Kinds of type."
        enum __TypeKind {
          "A leaf value."
          SCALAR
          "A set of fields."
          OBJECT
          "Fields that several objects have."
          INTERFACE
          "One of several objects."
          UNION
          "One of several names."
          ENUM
          "A set of input fields."
          INPUT_OBJECT
          "Several values of another type, in order."
          LIST
          "Another type without null."
          NON_NULL
        }

        "A field of an object or interface."
        type __Field {
          name: String!
          description: String
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          type: __Type!
          isDeprecated: Boolean!
          "Why it is deprecated; null when it is not."
          deprecationReason: String
        }

        "An argument, or a field of an input object."
        type __InputValue {
          name: String!
          description: String
          type: __Type!
          "The value taken when none is given, as a GraphQL literal; null when there is none."
          defaultValue: String
          isDeprecated: Boolean!
          "Why it is deprecated; null when it is not."
          deprecationReason: String
        }

        "A value of an enum."
        type __EnumValue {
          name: String!
          description: String
          isDeprecated: Boolean!
          "Why it is deprecated; null when it is not."
          deprecationReason: String
        }

        "A directive."
        type __Directive {
          name: String!
          description: String
          "Whether it may stand in one place several times."
          isRepeatable: Boolean!
          locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        "Places a directive may stand in."
        enum __DirectiveLocation {
          "On a query."
          QUERY
          "On a mutation."
          MUTATION
          "On a subscription."
          SUBSCRIPTION
          "On a selected field."
          FIELD
          "On a fragment."
          FRAGMENT_DEFINITION
          "Where a fragment is spread."
          FRAGMENT_SPREAD
          "On an inline fragment."
          INLINE_FRAGMENT
          "On a variable of an operation."
          VARIABLE_DEFINITION
          "On the schema."
          SCHEMA
          "On a scalar."
          SCALAR
          "On an object type."
          OBJECT
          "On a field of an object or interface type."
          FIELD_DEFINITION
          "On an argument of a field or directive."
          ARGUMENT_DEFINITION
          "On an interface type."
          INTERFACE
          "On a union type."
          UNION
          "On an enum type."
          ENUM
          "On a value of an enum type."
          ENUM_VALUE
          "On an input object type."
          INPUT_OBJECT
          "On a field of an input object type."
          INPUT_FIELD_DEFINITION
        }
        """";
}
