using System.Text.Json.Nodes;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>An entity type of a <see cref="RandomGraph"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Home">The source with its root fields.</param>
internal sealed record RandomType(string Name, int Home)
{
    public List<RandomField> Fields { get; } = [];

    public List<JsonObject> Objects { get; } = [];

    /// <summary>A source that knows the type by its code only; null for none.</summary>
    public int? CodeSource { get; set; }

    /// <summary>A source that knows the type by its place only, an object of two values; null for none.</summary>
    public int? PlaceSource { get; set; }

    /// <summary>The source that changes its objects.</summary>
    public int ChangeSource { get; set; }

    public RandomField Field(string name) => Fields.First(f => f.Name == name);
}

/// <summary>A field of a <see cref="RandomType"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, in all sources.</param>
/// <param name="Source">Which source serves it.</param>
internal sealed record RandomField(string Name, string Type, int Source)
{
    /// <summary>The entity type behind it; null for values, unions and interfaces.</summary>
    public string? Target { get; init; }

    /// <summary>A second source that serves it too, or a part of it; null for none.</summary>
    public int? SecondSource { get; init; }

    /// <summary>What it requires of other sources; null for nothing.</summary>
    public RandomNeed? Needs { get; init; }

    /// <summary>A source that once served it and has no right data any more; null for none.</summary>
    public int? OldSource { get; init; }

    /// <summary>A field of <see cref="Target"/> that its source provides on this path only; null for none.</summary>
    public string? Provides { get; init; }

    /// <summary>Whether it takes the arguments of <see cref="RandomArguments"/>.</summary>
    public bool HasArguments => Name is "echo" or "needyEcho";

    /// <summary>Whether objects are found by it, so that all is lost elsewhere where it fails.</summary>
    public bool IsKey => Name is "place";

    public bool IsReference => Target is not null || Type is "U" or "[U!]" or "W" or "Thing";

    public bool IsServedBy(int source) => Source == source || SecondSource == source;
}

/// <summary>A requirement, in the words of both kinds of source schemas.</summary>
/// <param name="Map">The <c>FieldSelectionMap</c>.</param>
/// <param name="Argument">The type of the argument it goes to.</param>
/// <param name="Fields">The field set of Apollo Federation.</param>
/// <param name="Own">Fields of the type itself that are required.</param>
internal sealed record RandomNeed(string Map, string Argument, string Fields, params string[] Own)
{
    public static RandomNeed Scalar(string name) => new(name, "String", name, name);

    public static RandomNeed List { get; } = new("vs[a]", "[String]", "vs { a }", "vs");

    public static RandomNeed Path { get; } = new("r0.s4", "String", "r0 { s4 }", "r0");

    /// <summary>A value of each object of a list.</summary>
    public static RandomNeed Targets { get; } = new("r1[s4]", "[String]", "r1 { s4 }", "r1");

    /// <summary>A field with arguments.</summary>
    public static RandomNeed Call { get; } = new(RandomArguments.Call, "String", RandomArguments.Call, "echo");

    /// <summary>The first of two values that is there.</summary>
    public static RandomNeed Choice { get; } = new("{ x: s4 } | { y: s1 }", "ChoiceInput", "s4 s1", "s4", "s1");

    public static RandomNeed Object { get; } = new("{ x: s4, y: s1 }", "PairInput", "s4 s1", "s4", "s1");
}
