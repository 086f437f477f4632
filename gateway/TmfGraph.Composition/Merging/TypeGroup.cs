using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Merging;

/// <summary>A type as one source schema defines it.</summary>
internal sealed record TypePart(SourceSchema Source, NamedType Type);

/// <summary>A field as one source schema defines it.</summary>
internal sealed record FieldPart(SourceSchema Source, Field Field)
{
    public bool IsExternal => Field.Has(DirectiveNames.External);

    public bool IsShareable => Field.IsShareable();

    /// <summary>The source schema whose field this one replaces; null for none.</summary>
    public string? OverrideFrom =>
        (Field.Find(DirectiveNames.Override)?.Argument("from") as TmfGraph.GraphQL.Language.StringValueNode)?.Value;

    /// <summary>The label under which it replaces that field; null for always.</summary>
    public string? OverrideLabel =>
        (Field.Find(DirectiveNames.OverrideLabel)?.Argument("value") as TmfGraph.GraphQL.Language.StringValueNode)?.Value;
}

/// <summary>A field of an input object as one source schema defines it.</summary>
internal sealed record InputFieldPart(SourceSchema Source, InputValue Field);

/// <summary>
/// All definitions of one type name. Internal object types and fields are no part of it, since they take part in nothing but lookups; but when one
/// of them is inaccessible, clients do not see what has its name elsewhere either.
/// </summary>
internal sealed class TypeGroup
{
    private readonly Dictionary<string, FieldGroup> _fieldsByName;

    public TypeGroup(string name, IReadOnlyList<TypePart> parts, bool isInaccessible, Func<IReadOnlyList<GraphQL.Language.DirectiveNode>, bool> isHidden)
    {
        Name = name;
        Parts = parts;
        IsInaccessible = isInaccessible;
        FieldPart[] fields = [.. parts.Where(p => p.Type is ComplexType)
            .SelectMany(p => ((ComplexType)p.Type).Fields.Select(f => new FieldPart(p.Source, f)))];
        var hidden = fields.Where(f => isHidden(f.Field.Directives)).Select(f => f.Field.Name).ToHashSet();
        Fields = [.. fields.Where(f => !f.Field.Has(DirectiveNames.Internal))
            .GroupBy(f => f.Field.Name)
            .Select(g => new FieldGroup(this, g.Key, [.. g], hidden.Contains(g.Key)))];
        _fieldsByName = Fields.ToDictionary(f => f.Name);
        InputFields = [.. parts.Where(p => p.Type is InputObjectType)
            .SelectMany(p => ((InputObjectType)p.Type).Fields.Select(f => new InputFieldPart(p.Source, f)))
            .GroupBy(f => f.Field.Name)
            .Select(g => new InputFieldGroup(this, g.Key, [.. g], isHidden))];
    }

    public string Name { get; }

    /// <summary>Definitions in the order of the source schemas; at least one.</summary>
    public IReadOnlyList<TypePart> Parts { get; }

    /// <summary>The type of the first source schema, which tells the kind when the kinds do not clash.</summary>
    public NamedType First => Parts[0].Type;

    /// <summary>Hidden from clients, because one source schema says so.</summary>
    public bool IsInaccessible { get; }

    /// <summary>Fields of object and interface types.</summary>
    public IReadOnlyList<FieldGroup> Fields { get; }

    /// <summary>Fields of input object types.</summary>
    public IReadOnlyList<InputFieldGroup> InputFields { get; }

    public FieldGroup? GetField(string name) => _fieldsByName.GetValueOrDefault(name);
}

/// <summary>All definitions of one field.</summary>
internal sealed class FieldGroup
{
    public FieldGroup(TypeGroup type, string name, IReadOnlyList<FieldPart> parts, bool isInaccessible)
    {
        Type = type;
        Name = name;
        Parts = parts;
        IsInaccessible = isInaccessible;
        var overridden = Parts.Select(p => p.OverrideFrom).OfType<string>().ToHashSet();
        Overridden = Parts.Where(p => overridden.Contains(p.Source.Name)).Select(p => p.Source).ToHashSet();
    }

    public TypeGroup Type { get; }

    public string Name { get; }

    public string Coordinate => $"{Type.Name}.{Name}";

    /// <summary>Definitions in the order of the source schemas; at least one.</summary>
    public IReadOnlyList<FieldPart> Parts { get; }

    /// <summary>Types that values can have: those of the parts that somebody serves, or of all when nobody does.</summary>
    public IReadOnlyList<GraphType> Types =>
        Parts.Any(p => !p.IsExternal) ? [.. Parts.Where(p => !p.IsExternal).Select(p => p.Field.Type)] : [.. Parts.Select(p => p.Field.Type)];

    public bool IsInaccessible { get; }

    /// <summary>Source schemas whose field another one overrides, for all requests or some.</summary>
    public IReadOnlySet<SourceSchema> Overridden { get; }

    /// <summary>Whether a source schema's field is overridden for all requests.</summary>
    public bool IsReplaced(SourceSchema source) => Parts.Any(p => p.OverrideFrom == source.Name && p.OverrideLabel is null);

    /// <summary>Which labels have to be active, and which not, for a part to be served; empty for always.</summary>
    public IReadOnlyList<OverrideLabel> LabelsOf(FieldPart part) =>
    [
        .. part.OverrideLabel is { } own ? [new OverrideLabel(own, true)] : Array.Empty<OverrideLabel>(),
        .. Parts.Where(p => p.OverrideFrom == part.Source.Name && p.OverrideLabel is not null).Select(p => new OverrideLabel(p.OverrideLabel!, false)), // just tested
    ];

    /// <summary>Names of all arguments of the parts, in order.</summary>
    public IEnumerable<string> ArgumentNames => Parts.SelectMany(p => p.Field.Arguments).Select(a => a.Name).Distinct();
}

/// <summary>All definitions of one field of an input object.</summary>
internal sealed class InputFieldGroup(
    TypeGroup type,
    string name,
    IReadOnlyList<InputFieldPart> parts,
    Func<IReadOnlyList<GraphQL.Language.DirectiveNode>, bool> isHidden)
{
    public string Name { get; } = name;

    public string Coordinate => $"{type.Name}.{Name}";

    public IReadOnlyList<InputFieldPart> Parts { get; } = parts;

    public bool IsInaccessible { get; } = parts.Any(p => isHidden(p.Field.Directives));
}
