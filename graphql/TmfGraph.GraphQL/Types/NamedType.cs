using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types;

/// <summary>A type of the schema that has a name. Made by <see cref="SchemaBuilder"/>, read-only afterwards.</summary>
public abstract class NamedType : GraphType
{
    private protected NamedType(string name) : base(null) => Name = name;

    public string Name { get; }

    /// <summary>The description; null when there is none.</summary>
    public string? Description { get; internal set; }

    /// <summary>Directives applied to the definition and its extensions, in order.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; internal set; } = [];

    /// <summary>Whether the specification defines it: built-in scalars and introspection types.</summary>
    public bool IsBuiltIn { get; internal init; }

    internal Location Location { get; set; }

    public override string ToString() => Name;
}

/// <summary>Object and interface types.</summary>
public abstract class ComplexType : NamedType
{
    private protected ComplexType(string name) : base(name)
    {
    }

    /// <summary>Fields in the order of their definition, introspection fields left out.</summary>
    public IReadOnlyList<Field> Fields { get; internal set; } = [];

    /// <summary>Every interface it declares.</summary>
    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];

    internal Dictionary<string, Field> FieldsByName => field ??= MembersByName.Of(Fields, static f => f.Name);

    /// <summary>The field of that name, or null.</summary>
    public Field? GetField(string name) => FieldsByName.TryGetValue(name, out var field) ? field : null;
}

/// <summary>An object type.</summary>
public sealed class ObjectType : ComplexType
{
    internal ObjectType(string name) : base(name)
    {
    }
}

/// <summary>An interface type.</summary>
public sealed class InterfaceType : ComplexType
{
    internal InterfaceType(string name) : base(name)
    {
    }

    /// <summary>Tells the concrete type of a value; null asks the value itself (<see cref="Execution.ResolvedValue.TypeName"/> or its <c>__typename</c>).</summary>
    public Func<Execution.ResolvedValue, string?>? ResolveTypeName { get; internal set; }
}

/// <summary>A union type.</summary>
public sealed class UnionType : NamedType
{
    internal UnionType(string name) : base(name)
    {
    }

    public IReadOnlyList<ObjectType> Members { get; internal set; } = [];

    /// <inheritdoc cref="InterfaceType.ResolveTypeName"/>
    public Func<Execution.ResolvedValue, string?>? ResolveTypeName { get; internal set; }
}

/// <summary>An enum type. Each value may stand for another text in the documents behind the schema.</summary>
public sealed class EnumType : NamedType
{
    internal EnumType(string name) : base(name)
    {
    }

    public IReadOnlyList<EnumValue> Values { get; internal set; } = [];

    internal Dictionary<string, EnumValue> ValuesByName => field ??= MembersByName.Of(Values, static v => v.Name);

    internal Dictionary<string, EnumValue> ValuesByRuntimeValue => field ??= MembersByName.Of(Values, static v => v.RuntimeValue);

    /// <summary>The value of that GraphQL name, or null.</summary>
    public EnumValue? GetValue(string name) => ValuesByName.TryGetValue(name, out var value) ? value : null;

    /// <summary>The value that stands for that text in documents, or null.</summary>
    public EnumValue? FromRuntimeValue(string text) => ValuesByRuntimeValue.TryGetValue(text, out var value) ? value : null;
}

/// <summary>One value of an enum.</summary>
public sealed class EnumValue
{
    /// <summary>Its GraphQL name.</summary>
    public required string Name { get; init; }

    /// <summary>The text that stands for it in the documents behind the schema; by default the name.</summary>
    public required string RuntimeValue { get; init; }

    public string? Description { get; init; }

    /// <summary>Why it is deprecated; null when it is not.</summary>
    public string? DeprecationReason { get; init; }

    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];

    internal Location Location { get; init; }
}

/// <summary>An input object type.</summary>
public sealed class InputObjectType : NamedType
{
    internal InputObjectType(string name) : base(name)
    {
    }

    public IReadOnlyList<InputValue> Fields { get; internal set; } = [];

    internal Dictionary<string, InputValue> FieldsByName => field ??= MembersByName.Of(Fields, static f => f.Name);

    /// <summary>Whether exactly one field must be given (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; internal set; }

    public InputValue? GetField(string name) => FieldsByName.TryGetValue(name, out var field) ? field : null;
}
