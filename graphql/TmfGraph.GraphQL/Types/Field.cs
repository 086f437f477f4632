using System.Text;
using TmfGraph.GraphQL.Code;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types;

/// <summary>A field of an object or interface type.</summary>
public sealed class Field
{
    internal Field(string name, NamedType declaringType)
    {
        Name = name;
        DeclaringType = declaringType;
    }

    public string Name { get; }

    /// <summary>The type that has it. A field that an interface asks for is another one in each type that implements the interface.</summary>
    public NamedType DeclaringType { get; }

    public string? Description { get; internal set; }

    public GraphType Type { get; internal set; } = null!; // set by the builder before anybody sees the field

    public IReadOnlyList<InputValue> Arguments { get; internal set; } = [];

    /// <summary>Why it is deprecated; null when it is not.</summary>
    public string? DeprecationReason { get; internal set; }

    public IReadOnlyList<DirectiveNode> Directives { get; internal set; } = [];

    /// <summary>How its value is found; null reads <see cref="JsonName"/> off the parent's JSON document, or a property off the parent's object.</summary>
    public FieldResolver? Resolver { get; internal set; }

    /// <summary>The property of the parent's JSON document that holds its value, as UTF-8; by default the field's name.</summary>
    public byte[] JsonName
    {
        get => field ??= Encoding.UTF8.GetBytes(Name); // most fields of a large schema are never asked for
        internal set;
    }

    /// <summary>
    /// The fields of the parent that its resolver reads, see <see cref="SchemaBuilder.Require"/>; null when nobody has said, and for fields without resolver.
    /// </summary>
    public IReadOnlyList<string>? RequiredFields { get; internal set; }

    /// <summary>How its value is read off parents that are CLR objects; empty when none are known.</summary>
    internal ClrProperty[] ClrProperties { get; set; } = [];

    internal Location Location { get; init; }

    /// <summary><c>Type.field</c>, its schema coordinate.</summary>
    public string Coordinate => $"{DeclaringType.Name}.{Name}";

    public InputValue? GetArgument(string name) => Arguments.Find(name);
}

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed class InputValue
{
    internal InputValue(string name) => Name = name;

    public string Name { get; }

    public string? Description { get; internal set; }

    public GraphType Type { get; internal set; } = null!; // set by the builder before anybody sees it

    /// <summary>The default as written; null when there is none.</summary>
    public ValueNode? DefaultValue { get; internal set; }

    /// <summary>Why it is deprecated; null when it is not.</summary>
    public string? DeprecationReason { get; internal set; }

    public IReadOnlyList<DirectiveNode> Directives { get; internal set; } = [];

    internal Location Location { get; init; }

    /// <summary>Whether a value must be given: non-null and without a default.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;
}

/// <summary>A directive the schema knows.</summary>
public sealed class DirectiveType
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<InputValue> Arguments { get; internal set; } = [];

    /// <summary>Whether it may stand several times at one place.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Location names as in the grammar, for instance <c>FIELD_DEFINITION</c>.</summary>
    public required IReadOnlyList<string> Locations { get; init; }

    /// <summary>Whether the specification defines it, so that a schema need not.</summary>
    public bool IsBuiltIn { get; internal init; }

    internal Location Location { get; init; }

    public InputValue? GetArgument(string name) => Arguments.Find(name);
}
