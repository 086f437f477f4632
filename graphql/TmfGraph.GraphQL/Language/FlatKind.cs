namespace TmfGraph.GraphQL.Language;

/// <summary>What an entry of a <see cref="FlatTree"/> stands for. Names are those of the nodes that are made of them.</summary>
internal enum FlatKind : byte
{
    /// <summary>The bracket or quote that ends what began with another entry; also the end of the tree.</summary>
    Close,
    Name,

    /// <summary>The name of a field whose own entry is its alias.</summary>
    FieldName,
    SelectionSet,
    Field,
    FragmentSpread,
    InlineFragment,
    Arguments,
    Directive,
    String,
    BlockString,
    Variable,
    Int,
    Float,

    /// <summary>True, false, null or an enum value.</summary>
    NamedValue,
    List,
    Object,
    NamedType,
    ListType,

    /// <summary>The mark behind a type.</summary>
    NonNull,

    /// <summary>An operation with a keyword; its count is the <see cref="OperationKind"/>. One without is its selection set alone.</summary>
    Operation,
    Fragment,
    VariableDefinitions,
    VariableDefinition,

    /// <summary>The sign before a default value.</summary>
    Default,

    /// <summary>The word 'extend', before a definition.</summary>
    Extend,
    Schema,
    RootOperations,

    /// <summary>One line of a schema; its count is the <see cref="OperationKind"/>.</summary>
    RootOperation,
    Scalar,
    ObjectType,
    InterfaceType,
    Union,
    Enum,
    InputObject,

    /// <summary>Interfaces of a type or members of a union.</summary>
    TypeNames,
    FieldDefinitions,
    InputValues,
    EnumValues,
    DirectiveDefinition,
    Repeatable,
    Locations,
}
