using System.Text;
using TmfGraph.Composition.FieldSelection;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>
/// What <c>_entities</c> of an Apollo Federation source is told of objects of one type: the name it knows the type by, the key, and what
/// the fields of the fetch require, all in one object.
/// </summary>
internal sealed class Representation
{
    private readonly HashSet<SelectedValue> _taken = new(ReferenceEqualityComparer.Instance);
    private readonly GraphSchema _schema;
    private readonly string _typeName;
    private readonly SelectedValue? _key;
    private bool _isAskedMore;

    /// <param name="schema">The source's schema.</param>
    /// <param name="typeName">The name the source knows the type by.</param>
    /// <param name="key">The map that makes its key.</param>
    public Representation(GraphSchema schema, string typeName, SelectedValue key) : this(schema, typeName, key, key.ToString())
    {
    }

    private Representation(GraphSchema schema, string typeName, SelectedValue? key, string keyText)
    {
        (_schema, _typeName, _key) = (schema, typeName, key);
        Shape = new RepresentationShape(schema, schema.GetType(typeName));
        KeyText = keyText;
        Start = Encoding.UTF8.GetBytes($"{{\"__typename\":\"{typeName}\"");
        if (key is not null)
        {
            Shape.Add(key, isKey: true);
        }
    }

    /// <summary>The map of the key as text.</summary>
    public string KeyText { get; }

    /// <summary>All that objects of its type are asked for in the fetch; null when that is not known beforehand.</summary>
    public IReadOnlyList<FieldSelection>? Asked { get; init; }

    /// <summary>Whether that is known, and the same.</summary>
    public bool IsAsked(IReadOnlyList<FieldSelection>? fields) =>
        Asked is not null && fields is not null && !_isAskedMore && Asked.SequenceEqual(fields, ReferenceEqualityComparer.Instance);

    /// <summary>Notes that they are asked for something else, too.</summary>
    public void AskMore() => _isAskedMore = true;

    /// <summary>The opening brace and the type's name.</summary>
    public byte[] Start { get; }

    public RepresentationShape Shape { get; }

    /// <summary>Its fields that the objects of its type have, and where those are read from. Found when they are first written.</summary>
    public (RepresentationField Field, OutputField Found)[]? Found { get; set; }

    /// <summary>Adds what a field requires.</summary>
    public void Require(SelectedValue value)
    {
        if (_taken.Add(value))
        {
            Shape.Add(value, isKey: false);
        }
    }

    /// <summary>One with the same key, and only some of what fields require.</summary>
    public Representation With(IEnumerable<SelectedValue> values)
    {
        var other = new Representation(_schema, _typeName, _key, KeyText);
        foreach (var value in values)
        {
            other.Require(value);
        }

        return other;
    }

    /// <summary>One of a required value alone, without a key, that no source is sent.</summary>
    public Representation Only(SelectedValue value)
    {
        var other = new Representation(_schema, _typeName, null, KeyText);
        other.Require(value);
        return other;
    }

    public override string ToString() => Shape.ToString();
}

/// <summary>The fields of an object in a representation.</summary>
/// <param name="schema">The source's schema.</param>
/// <param name="type">The type of the object there; null when it does not say.</param>
internal sealed class RepresentationShape(GraphSchema schema, NamedType? type)
{
    private readonly List<RepresentationField> _fields = [];

    public IReadOnlyList<RepresentationField> Fields => _fields;

    /// <summary>The types that the source knows such an object to have, as JSON; none when it does not say.</summary>
    public IReadOnlyList<byte[]> TypeNamesJson { get; } =
        type is null ? [] : [.. schema.GetPossibleTypes(type).Select(t => Encoding.UTF8.GetBytes($"\"{t.Name}\""))];

    /// <summary>Adds the fields of a map that makes an object. Fields that are there already are extended.</summary>
    public void Add(SelectedValue value, bool isKey)
    {
        foreach (var field in value.Alternatives.SelectMany(a => a.Object ?? []))
        {
            foreach (var entry in field.Value.Alternatives)
            {
                var segment = entry.Path[0]; // field sets of Apollo Federation become maps of single steps
                var hidden = Requirements.KeyOf(segment);
                var own = _fields.Find(f => f.Name == field.Name && f.Hidden == hidden && f.TypeCondition == segment.TypeCondition);
                if (own is null)
                {
                    var isLeaf = entry.Object is null && entry.List is null;
                    var owner = segment.TypeCondition is null ? type : schema.GetType(segment.TypeCondition);
                    var fieldType = (owner as ComplexType)?.GetField(segment.FieldName)?.Type;
                    own = new RepresentationField(
                        field.Name, hidden, segment.TypeCondition, isLeaf ? null : new RepresentationShape(schema, fieldType?.NamedType), fieldType);
                    _fields.Add(own);
                }

                own.IsKey |= isKey;
                if (own.Inner is not null)
                {
                    own.Inner.Add(entry.List ?? new SelectedValue([entry with { Path = [] }]), isKey);
                }
            }
        }
    }

    public override string ToString() => $"{{ {string.Join(' ', _fields)} }}";
}

/// <summary>One field of an object in a representation.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Hidden">The name under which a <see cref="TypeVariant"/> keeps it.</param>
/// <param name="TypeCondition">The type an object needs to have it; null for any.</param>
/// <param name="Inner">What is below it; null for a leaf.</param>
/// <param name="Type">Its type in the source that is told; null when it does not say, and takes whatever comes.</param>
internal sealed record RepresentationField(string Name, string Hidden, string? TypeCondition, RepresentationShape? Inner, GraphType? Type)
{
    /// <summary>The name with quotes and colon.</summary>
    public byte[] NameJson { get; } = Encoding.UTF8.GetBytes($"\"{Name}\":");

    /// <summary>Whether the source takes null for it.</summary>
    public bool IsNullable { get; } = Type is not { IsNonNull: true };

    /// <summary>Whether the source says that it is a list, in which there may be nulls that it does not take.</summary>
    public bool IsList { get; } = Type?.NullableType is ListType;

    /// <summary>Whether the entity is found by it.</summary>
    public bool IsKey { get; set; }

    public override string ToString()
    {
        var text = Inner is null ? Hidden : $"{Hidden} {Inner}";
        return TypeCondition is null ? text : $"... on {TypeCondition} {{ {text} }}";
    }
}
