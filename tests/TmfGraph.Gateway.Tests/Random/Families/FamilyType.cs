using System.Text.Json.Nodes;

namespace TmfGraph.Gateway.Tests.Random.Families;

/// <summary>An entity type of <see cref="RandomFamilies"/>.</summary>
/// <param name="Sources">The sources that know it, in order.</param>
internal sealed record FamilyType(string Name, int[] Sources)
{
    public List<FamilyField> Fields { get; } = [];

    /// <summary>The interfaces that it implements in each of its sources; in the first one all that it has.</summary>
    public Dictionary<int, string[]> Interfaces { get; } = [];

    public List<JsonObject> Objects { get; } = [];

    /// <summary>A source that finds its objects by their kind and number only; null for none.</summary>
    public int? NumberSource { get; set; }

    public FamilyField Field(string name) => Fields.First(f => f.Name == name);

    public bool IsKnownAt(int source) => Sources.Contains(source);
}

/// <summary>An interface, or with members in place of fields a union.</summary>
/// <param name="Members">The object types behind it, in order.</param>
/// <param name="Parent">The interface that it implements itself; null for none.</param>
internal sealed record FamilyGroup(string Name, string[] Members, FamilyGroup? Parent = null)
{
    /// <summary>Its own fields, each with the source that serves it for whom it can.</summary>
    public List<FamilyField> Fields { get; } = [];
}

/// <summary>A field of a type or an interface.</summary>
/// <param name="Sources">The sources that serve it.</param>
internal sealed record FamilyField(string Name, string Type, params int[] Sources)
{
    /// <summary>Whether it takes a number, which it answers with.</summary>
    public bool HasArgument { get; init; }

    /// <summary>Whether clients do not see it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>What it requires of other sources; null for nothing.</summary>
    public FamilyNeed? Need { get; init; }

    /// <summary>What its source provides below it; null for nothing.</summary>
    public FamilyPart? Provides { get; set; }

    /// <summary>Sources that provide it, which therefore have to know all objects behind it.</summary>
    public HashSet<int> SeenAt { get; } = [];

    /// <summary>The type without lists and marks.</summary>
    public string Base => Type.Trim('[', ']', '!');

    public bool IsLeaf => Leafs.Contains(Base);

    public bool IsServedAt(int source) => Sources.Contains(source);

    /// <summary>The leaf types.</summary>
    public static string[] Leafs { get; } = ["String", "Int", "Kind", "Stamp"];
}

/// <summary>A part of a type: fields with what is below them, and parts of its members.</summary>
/// <param name="Text">The field set that says it.</param>
/// <param name="Mark">The names of the fields, with objects of the same form below; those of all members together.</param>
internal sealed record FamilyPart(string Text, JsonObject Mark);
