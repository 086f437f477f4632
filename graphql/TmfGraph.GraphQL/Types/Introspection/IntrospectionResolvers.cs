using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Introspection;

/// <summary>
/// Gives the introspection types their resolvers, which read the schema's own objects: a <c>__Type</c> is a <see cref="GraphType"/>,
/// a <c>__Field</c> a <see cref="Field"/>, and so on.
/// </summary>
internal static class IntrospectionResolvers
{
    public static IntrospectionFields Attach(GraphSchema schema)
    {
        AttachSchema(schema);
        AttachType(schema);
        AttachMembers(schema);
        AttachDirective(schema);
        if (schema.GetDirective(IntrospectionSdl.OptInDirective) is not null)
        {
            AttachOptIn(schema);
        }

        return MakeFields(schema);
    }

    private static void AttachSchema(GraphSchema schema)
    {
        var type = TypeOf(schema, "__Schema");
        Pure(type, "description", _ => Leaf(schema.Description));
        Pure(type, "types", _ => List(schema.TypesInOrder.Where(t => IsVisible(schema, t))));
        Pure(type, "queryType", _ => Leaf(schema.QueryType));
        Pure(type, "mutationType", _ => Leaf(schema.MutationType));
        Pure(type, "subscriptionType", _ => Leaf(schema.SubscriptionType));
        Pure(type, "directives", _ => List(schema.DirectivesInOrder));
    }

    private static void AttachType(GraphSchema schema)
    {
        var type = TypeOf(schema, "__Type");
        Pure<GraphType>(type, "kind", static t => Leaf(KindOf(t)));
        Pure<GraphType>(type, "name", static t => Leaf((t as NamedType)?.Name));
        Pure<GraphType>(type, "description", static t => Leaf((t as NamedType)?.Description));
        Pure<GraphType>(type, "specifiedByURL", static t => Leaf((t as ScalarType)?.SpecifiedBy));
        Pure<GraphType>(type, "interfaces", static t => t is ComplexType complex ? List(complex.Interfaces) : default);
        Pure<GraphType>(type, "possibleTypes", t => t is InterfaceType or UnionType ? List(schema.GetPossibleTypes((NamedType)t)) : default);
        Pure<GraphType>(type, "isOneOf", static t => t is InputObjectType input ? Leaf(input.IsOneOf) : default);
        Pure<GraphType>(type, "ofType", static t => t switch
        {
            ListType list => Leaf(list.Item),
            NonNullType nonNull => Leaf(nonNull.Inner),
            _ => default,
        });
        Pure<GraphType>(type, "fields", static (t, filter) => t is ComplexType complex
            ? List(complex.Fields.Where(f => filter.Shows(f.DeprecationReason, f.Directives)))
            : default);
        Pure<GraphType>(type, "enumValues", static (t, filter) => t is EnumType @enum
            ? List(@enum.Values.Where(v => filter.Shows(v.DeprecationReason, v.Directives)))
            : default);
        Pure<GraphType>(type, "inputFields", static (t, filter) => t is InputObjectType input ? InputValues(input.Fields, filter) : default);
    }

    private static void AttachMembers(GraphSchema schema)
    {
        var field = TypeOf(schema, "__Field");
        Pure<Field>(field, "name", static f => Leaf(f.Name));
        Pure<Field>(field, "description", static f => Leaf(f.Description));
        Pure<Field>(field, "args", static (f, filter) => InputValues(f.Arguments, filter));
        Pure<Field>(field, "type", static f => Leaf(f.Type));
        Pure<Field>(field, "isDeprecated", static f => Leaf(f.DeprecationReason is not null));
        Pure<Field>(field, "deprecationReason", static f => Leaf(f.DeprecationReason));

        var input = TypeOf(schema, "__InputValue");
        Pure<InputValue>(input, "name", static v => Leaf(v.Name));
        Pure<InputValue>(input, "description", static v => Leaf(v.Description));
        Pure<InputValue>(input, "type", static v => Leaf(v.Type));
        Pure<InputValue>(input, "defaultValue", static v => Leaf(v.DefaultValue?.ToString()));
        Pure<InputValue>(input, "isDeprecated", static v => Leaf(v.DeprecationReason is not null));
        Pure<InputValue>(input, "deprecationReason", static v => Leaf(v.DeprecationReason));

        var value = TypeOf(schema, "__EnumValue");
        Pure<EnumValue>(value, "name", static v => Leaf(v.Name));
        Pure<EnumValue>(value, "description", static v => Leaf(v.Description));
        Pure<EnumValue>(value, "isDeprecated", static v => Leaf(v.DeprecationReason is not null));
        Pure<EnumValue>(value, "deprecationReason", static v => Leaf(v.DeprecationReason));
    }

    private static void AttachDirective(GraphSchema schema)
    {
        var type = TypeOf(schema, "__Directive");
        Pure<DirectiveType>(type, "name", static d => Leaf(d.Name));
        Pure<DirectiveType>(type, "description", static d => Leaf(d.Description));
        Pure<DirectiveType>(type, "isRepeatable", static d => Leaf(d.IsRepeatable));
        Pure<DirectiveType>(type, "locations", static d => List(d.Locations));
        Pure<DirectiveType>(type, "args", static (d, filter) => InputValues(d.Arguments, filter));
    }

    private static void AttachOptIn(GraphSchema schema)
    {
        Pure(TypeOf(schema, "__Schema"), "optInFeatures", _ => List(OptInFeatures(schema)));
        Pure<Field>(TypeOf(schema, "__Field"), "requiresOptIn", static f => Features(f.Directives));
        Pure<InputValue>(TypeOf(schema, "__InputValue"), "requiresOptIn", static v => Features(v.Directives));
        Pure<EnumValue>(TypeOf(schema, "__EnumValue"), "requiresOptIn", static v => Features(v.Directives));

        static ResolvedValue Features(IReadOnlyList<DirectiveNode> directives) =>
            MemberFilter.FeaturesOf(directives).ToArray() is { Length: > 0 } features ? List(features) : default;
    }

    private static SortedSet<string> OptInFeatures(GraphSchema schema)
    {
        var features = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in schema.TypesInOrder)
        {
            IEnumerable<IReadOnlyList<DirectiveNode>> places = type switch
            {
                ComplexType complex => complex.Fields.SelectMany(static f => f.Arguments.Select(static a => a.Directives).Append(f.Directives)),
                InputObjectType input => input.Fields.Select(static f => f.Directives),
                EnumType values => values.Values.Select(static v => v.Directives),
                _ => [],
            };
            features.UnionWith(places.SelectMany(MemberFilter.FeaturesOf));
        }

        foreach (var directive in schema.DirectivesInOrder)
        {
            features.UnionWith(directive.Arguments.SelectMany(static a => MemberFilter.FeaturesOf(a.Directives)));
        }

        return features;
    }

    private static IntrospectionFields MakeFields(GraphSchema schema)
    {
        var text = new NonNullType(schema.Types["String"]);
        return new IntrospectionFields(
            new Field("__schema", schema.QueryType)
            {
                Description = "The schema itself.",
                Type = new NonNullType(schema.Types["__Schema"]),
                Resolver = FieldResolver.Pure(_ => Leaf(schema)),
            },
            new Field("__type", schema.QueryType)
            {
                Description = "The type of that name; null when there is none.",
                Type = schema.Types["__Type"],
                Arguments = [new InputValue("name") { Type = text }],
                Resolver = FieldResolver.Pure((_, arguments) =>
                    arguments.GetString("name") is { } name && schema.GetType(name) is { } type && IsVisible(schema, type) ? Leaf(type) : default),
            },
            new Field("__typename", schema.QueryType) { Description = "The name of the object's type.", Type = text });
    }

    private static bool IsVisible(GraphSchema schema, NamedType type) =>
        type is not ScalarType { IsBuiltIn: true } || schema.ReferencedScalars.Contains(type);

    private static ObjectType TypeOf(GraphSchema schema, string name) => (ObjectType)schema.Types[name];

    private static void Pure(ObjectType type, string field, Func<ResolvedValue, ResolvedValue> resolve) =>
        type.FieldsByName[field].Resolver = FieldResolver.Pure(resolve);

    private static void Pure<T>(ObjectType type, string field, Func<T, ResolvedValue> resolve)
        where T : class =>
        type.FieldsByName[field].Resolver = FieldResolver.Pure(parent => parent.Object is T source ? resolve(source) : default);

    private static void Pure<T>(ObjectType type, string field, Func<T, MemberFilter, ResolvedValue> resolve)
        where T : class =>
        type.FieldsByName[field].Resolver = FieldResolver.Pure((parent, arguments) => parent.Object is T source
            ? resolve(source, new MemberFilter(arguments))
            : default);

    private static ResolvedValue InputValues(IEnumerable<InputValue> values, MemberFilter filter) =>
        List(values.Where(v => filter.Shows(v.DeprecationReason, v.Directives)));

    private static ResolvedValue Leaf(object? value) => ResolvedValue.FromObject(value);

    private static ResolvedValue List(IEnumerable<object> items) =>
        ResolvedValue.FromList(items.Select(static item => ResolvedValue.FromObject(item)).ToArray());

    private static string KindOf(GraphType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };
}
