namespace TmfGraph.GraphQL.Types;

/// <summary>Fields that are in no type's list and yet can be selected.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Introspection"/>
public sealed class IntrospectionFields
{
    internal IntrospectionFields(Field schemaField, Field typeField, Field typenameField)
    {
        SchemaField = schemaField;
        TypeField = typeField;
        TypenameField = typenameField;
    }

    /// <summary><c>__schema: __Schema!</c>, at the query root.</summary>
    public Field SchemaField { get; }

    /// <summary><c>__type(name: String!): __Type</c>, at the query root.</summary>
    public Field TypeField { get; }

    /// <summary><c>__typename: String!</c>, in every selection. It has no resolver: whoever executes knows the object type.</summary>
    public Field TypenameField { get; }

    /// <summary>The field of that name, or null.</summary>
    /// <param name="atQueryRoot">Whether the selection is on the query root type.</param>
    public Field? Get(string name, bool atQueryRoot) => name switch
    {
        "__typename" => TypenameField,
        "__schema" when atQueryRoot => SchemaField,
        "__type" when atQueryRoot => TypeField,
        _ => null,
    };
}
