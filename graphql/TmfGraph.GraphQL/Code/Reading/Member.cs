using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Code.Reading;

/// <summary>A field of what is read: of an input object, or of the parent.</summary>
internal abstract class Member(string name, GraphType type)
{
    public string Name { get; } = name;

    public GraphType Type { get; } = type;

    /// <summary>Whether nothing may be found there.</summary>
    public abstract bool MayBeNull { get; }

    public abstract ResolvedValue Get(ResolvedValue source);
}

/// <summary>A field of an input object.</summary>
internal sealed class InputMember(InputValue field) : Member(field.Name, field.Type)
{
    public override bool MayBeNull => !Type.IsNonNull;

    public override ResolvedValue Get(ResolvedValue source) =>
        source.Json.ValueKind is JsonValueKind.Object && source.Json.TryGetProperty(Name, out var value) ? ResolvedValue.FromJson(value) : ResolvedValue.Null;
}

/// <summary>A field of an object type.</summary>
internal sealed class FieldMember(Field field) : Member(field.Name, field.Type)
{
    public override bool MayBeNull => !Type.IsNonNull;

    public override ResolvedValue Get(ResolvedValue source) => FieldValues.ReadRequired(source, field);
}
