namespace TmfGraph.GraphQL.Language;

/// <summary>A definition or extension of the type system.</summary>
public abstract record TypeSystemDefinitionNode : DefinitionNode
{
    /// <summary>Whether it is written with <c>extend</c>.</summary>
    public bool IsExtension { get; init; }
}

/// <summary><c>schema { query: Query }</c></summary>
public sealed record SchemaDefinitionNode(IReadOnlyList<RootOperationTypeNode> OperationTypes) : TypeSystemDefinitionNode;

/// <summary>One line of a schema definition.</summary>
public sealed record RootOperationTypeNode(OperationKind Operation, NamedTypeNode Type) : SyntaxNode;

/// <summary>A definition or extension of a named type.</summary>
public abstract record TypeDefinitionNode(string Name) : TypeSystemDefinitionNode;

/// <summary><c>scalar Name</c></summary>
public sealed record ScalarTypeDefinitionNode(string Name) : TypeDefinitionNode(Name);

/// <summary>Object and interface types, which have fields and implement interfaces.</summary>
public abstract record ComplexTypeDefinitionNode(
    string Name,
    IReadOnlyList<NamedTypeNode> Interfaces,
    IReadOnlyList<FieldDefinitionNode> Fields) : TypeDefinitionNode(Name);

/// <summary><c>type Name implements I { }</c></summary>
public sealed record ObjectTypeDefinitionNode(
    string Name,
    IReadOnlyList<NamedTypeNode> Interfaces,
    IReadOnlyList<FieldDefinitionNode> Fields) : ComplexTypeDefinitionNode(Name, Interfaces, Fields);

/// <summary><c>interface Name implements I { }</c></summary>
public sealed record InterfaceTypeDefinitionNode(
    string Name,
    IReadOnlyList<NamedTypeNode> Interfaces,
    IReadOnlyList<FieldDefinitionNode> Fields) : ComplexTypeDefinitionNode(Name, Interfaces, Fields);

/// <summary><c>union Name = A | B</c></summary>
public sealed record UnionTypeDefinitionNode(string Name, IReadOnlyList<NamedTypeNode> Members) : TypeDefinitionNode(Name);

/// <summary><c>enum Name { A B }</c></summary>
public sealed record EnumTypeDefinitionNode(string Name, IReadOnlyList<EnumValueDefinitionNode> Values) : TypeDefinitionNode(Name);

/// <summary><c>input Name { }</c></summary>
public sealed record InputObjectTypeDefinitionNode(string Name, IReadOnlyList<InputValueDefinitionNode> Fields) : TypeDefinitionNode(Name);

/// <summary>A member of a type definition, with its own description and directives.</summary>
public abstract record MemberDefinitionNode(string Name) : SyntaxNode
{
    /// <summary>The description before the member, without its quotes; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Directives applied to the member, in source order.</summary>
    public IReadOnlyList<DirectiveNode> Directives
    {
        get => field ?? [];
        init => field = value is DirectiveNode[] { Length: 0 } ? null : value;
    }
}

/// <summary>A field of an object or interface type.</summary>
public sealed record FieldDefinitionNode(string Name, IReadOnlyList<InputValueDefinitionNode> Arguments, TypeNode Type)
    : MemberDefinitionNode(Name);

/// <summary>An argument or a field of an input object.</summary>
public sealed record InputValueDefinitionNode(string Name, TypeNode Type, ValueNode? DefaultValue) : MemberDefinitionNode(Name);

/// <summary>A value of an enum.</summary>
public sealed record EnumValueDefinitionNode(string Name) : MemberDefinitionNode(Name);

/// <summary><c>directive @name(arguments) repeatable on LOCATION</c></summary>
public sealed record DirectiveDefinitionNode(
    string Name,
    IReadOnlyList<InputValueDefinitionNode> Arguments,
    bool IsRepeatable,
    IReadOnlyList<string> Locations) : TypeSystemDefinitionNode;
