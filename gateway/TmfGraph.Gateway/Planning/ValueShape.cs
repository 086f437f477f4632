using System.Text;
using TmfGraph.Composition.FieldSelection;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>A value that is made of an object's fields, prepared for being written for many objects.</summary>
internal sealed class ValueShape
{
    private ValueShape(SelectedValue value, NamedType? type) => Alternatives = [.. value.Alternatives.Select(a => new ValueEntryShape(a, type))];

    /// <summary>The first whose fields are there counts.</summary>
    public ValueEntryShape[] Alternatives { get; }

    /// <param name="type">The type it is to have, lists aside; null for one that the source has not said.</param>
    public static ValueShape Of(SelectedValue value, NamedType? type) => new(value, type);
}

/// <summary>One alternative of a <see cref="ValueShape"/>.</summary>
internal sealed class ValueEntryShape
{
    public ValueEntryShape(SelectedValueEntry entry, NamedType? type)
    {
        var input = type as InputObjectType;
        Path = [.. entry.Path.Select(s => new ValueStep(s))];
        IsOneOf = input is { IsOneOf: true };
        Object = entry.Object is null ? null : [.. entry.Object.Select(f => new ValueFieldShape(f, input?.GetField(f.Name)))];
        List = entry.List is null ? null : ValueShape.Of(entry.List, type);
    }

    /// <summary>The way to what it is made of; empty when that is the object itself.</summary>
    public ValueStep[] Path { get; }

    /// <summary>Fields of an input object to make; null when none is made.</summary>
    public ValueFieldShape[]? Object { get; }

    /// <summary>Whether that object has to have exactly one field.</summary>
    public bool IsOneOf { get; }

    /// <summary>What is made of each element of a list; null when it is taken as it is.</summary>
    public ValueShape? List { get; }
}

/// <summary>One field of an input object that is made.</summary>
internal sealed class ValueFieldShape(SelectedObjectField field, InputValue? target)
{
    /// <summary>The name with quotes and colon.</summary>
    public byte[] NameJson { get; } = Encoding.UTF8.GetBytes($"\"{field.Name}\":");

    public ValueShape Value { get; } = ValueShape.Of(field.Value, target?.Type.NamedType);

    /// <summary>The field of the source's input type; null when that is not known.</summary>
    public InputValue? Target { get; } = target;
}

/// <summary>One field on the way to a value.</summary>
internal sealed class ValueStep(PathSegment segment)
{
    private readonly string _key = Requirements.KeyOf(segment);
    private Found? _last;

    /// <summary>Where it is read from for objects of a type; null when they do not have it.</summary>
    public OutputField? FieldOf(TypeVariant variant, TypeFacts facts)
    {
        var last = _last; // runs of the plan at the same time replace it by what is as good
        if (last is null || !ReferenceEquals(last.Variant, variant))
        {
            _last = last = new Found(variant, Find(variant, facts));
        }

        return last.Field;
    }

    private OutputField? Find(TypeVariant variant, TypeFacts facts) =>
        (segment.TypeCondition is null || facts.Satisfies(variant.TypeName, segment.TypeCondition))
        && variant.Hidden.TryGetValue(_key, out var field) && field.View >= 0
            ? field
            : null;

    private sealed record Found(TypeVariant Variant, OutputField? Field);
}
