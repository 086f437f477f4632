using System.Text.Json.Nodes;

namespace TmfGraph.Gateway.Tests.Random.Families;

/// <summary>A requirement, in the words of both kinds of source schemas, and what it is for an object.</summary>
internal abstract record FamilyNeed
{
    /// <summary>The alternatives of the <c>FieldSelectionMap</c>.</summary>
    public abstract IEnumerable<string> Maps { get; }

    public string Map => string.Join(" | ", Maps);

    /// <summary>The field set of Apollo Federation.</summary>
    public abstract string Set { get; }

    /// <summary>The type of the argument that it goes to.</summary>
    public abstract string Type { get; }

    /// <summary>The input objects that the argument is made of.</summary>
    public virtual IEnumerable<string> Inputs => [];

    /// <summary>The value.</summary>
    /// <param name="read">Gives a field of an object, which for references is the object.</param>
    public abstract JsonNode? Of(JsonObject entity, Func<JsonObject, string, JsonNode?> read);
}

/// <summary>A leaf.</summary>
internal sealed record LeafNeed(FamilyField Field) : FamilyNeed
{
    /// <summary>The argument of fields that take one.</summary>
    public const int Argument = 4;

    public override IEnumerable<string> Maps => [Set];

    public override string Set => Field.HasArgument ? $"{Field.Name}(x: {Argument})" : Field.Name;

    public override string Type => Field.Type.Replace("!", "", StringComparison.Ordinal);

    public override JsonNode? Of(JsonObject entity, Func<JsonObject, string, JsonNode?> read) => read(entity, Field.Name)?.DeepClone();
}

/// <summary>Something of the objects behind a field, be they one or in lists.</summary>
internal sealed record PathNeed(FamilyField Field, FamilyNeed Inner) : FamilyNeed
{
    private int Lists => Field.Type.Count(c => c is '[');

    public override IEnumerable<string> Maps => Lists > 0
        ? [$"{Field.Name}{new string('[', Lists)}{Inner.Map}{new string(']', Lists)}"]
        : Inner.Maps.Select(m => m[0] is '<' ? Field.Name + m : $"{Field.Name}.{m}");

    public override string Set => $"{Field.Name} {{ {Inner.Set} }}";

    public override string Type => new string('[', Lists) + Inner.Type + new string(']', Lists);

    public override IEnumerable<string> Inputs => Inner.Inputs;

    public override JsonNode? Of(JsonObject entity, Func<JsonObject, string, JsonNode?> read) => Below(read(entity, Field.Name), read);

    private JsonNode? Below(JsonNode? value, Func<JsonObject, string, JsonNode?> read) => value switch
    {
        JsonArray list => new JsonArray([.. list.Select(v => Below(v, read))]),
        JsonObject entity => Inner.Of(entity, read),
        _ => null,
    };
}

/// <summary>Of each member of a union or an interface something else.</summary>
internal sealed record MemberNeed(params (string Member, FamilyNeed Need)[] Members) : FamilyNeed
{
    public override IEnumerable<string> Maps => Members.SelectMany(m => m.Need.Maps.Select(a => $"<{m.Member}>.{a}"));

    public override string Set => string.Join(' ', Members.Select(m => $"... on {m.Member} {{ {m.Need.Set} }}"));

    public override string Type => Members[0].Need.Type;

    public override JsonNode? Of(JsonObject entity, Func<JsonObject, string, JsonNode?> read) =>
        Members.Where(m => entity["__typename"]?.ToString() == m.Member).Select(m => m.Need.Of(entity, read)).FirstOrDefault();
}

/// <summary>Two values, or the first of two that is there.</summary>
/// <param name="Name">The name of the input object.</param>
internal sealed record PairNeed(string Name, FamilyNeed First, FamilyNeed Second, bool IsChoice) : FamilyNeed
{
    public override IEnumerable<string> Maps => IsChoice
        ? [$"{{ a: {First.Map} }}", $"{{ b: {Second.Map} }}"]
        : [$"{{ a: {First.Map}, b: {Second.Map} }}"];

    public override string Set => $"{First.Set} {Second.Set}";

    public override string Type => Name;

    public override IEnumerable<string> Inputs => [.. First.Inputs, .. Second.Inputs, $"input {Name}{(IsChoice ? " @oneOf" : "")} {{ a: {First.Type}  b: {Second.Type} }}\n"];

    public override JsonNode? Of(JsonObject entity, Func<JsonObject, string, JsonNode?> read)
    {
        var (first, second) = (First.Of(entity, read), Second.Of(entity, read));
        return !IsChoice ? new JsonObject { ["a"] = first, ["b"] = second }
            : first is not null ? new JsonObject { ["a"] = first }
            : second is not null ? new JsonObject { ["b"] = second }
            : null;
    }
}
