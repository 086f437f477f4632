namespace TmfGraph.Transcriber.Overlays;

/// <summary>Everything the model says that the official documents do not: our words and our decisions.</summary>
internal sealed record Overlay
{
    public required IReadOnlyList<ApiOverlay> Apis { get; init; }

    public required NameOverlay Names { get; init; }

    public required ShapeOverlay Shapes { get; init; }

    public required ReferenceOverlay References { get; init; }

    public required BehaviourOverlay Behaviour { get; init; }

    public required DescriptionOverlay Descriptions { get; init; }

    /// <summary>Shared types by the file of <c>common/</c> that holds them.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Common { get; init; }
}

/// <summary>Where an API goes, and whether it is transcribed yet.</summary>
internal sealed record ApiOverlay
{
    public required string Id { get; init; }

    public required string Subgraph { get; init; }

    public required string Slug { get; init; }

    /// <summary>The folder of the file, where it is not named after the subgraph: <c>common/</c> is taken by shared types.</summary>
    public string? Folder { get; init; }

    public string? Title { get; init; }

    public bool Transcribe { get; init; }

    /// <summary>Put before the types of a document older than v4 whose names occur elsewhere.</summary>
    public string? Prefix { get; init; }
}

/// <summary>How clashes of names are settled.</summary>
internal sealed record NameOverlay
{
    /// <summary>GraphQL names by API, then by definition.</summary>
    public Dictionary<string, Dictionary<string, string>> Renames { get; init; } = [];

    /// <summary>Resources that several APIs serve as one entity, by the API that owns them.</summary>
    public Dictionary<string, string> Owners { get; init; } = [];

    /// <summary>Legal names for enum values that GraphQL does not allow or that read badly, by <c>Enum.value</c>.</summary>
    public Dictionary<string, string> Values { get; init; } = [];
}

/// <summary>Where documents disagree on attributes, and which definitions are subtypes of a resource.</summary>
internal sealed record ShapeOverlay
{
    /// <summary>The kind to use where documents differ, by <c>Type.attribute</c>; <c>Any</c> takes whatever they say.</summary>
    public Dictionary<string, string> Kinds { get; init; } = [];

    /// <summary>Attributes that are another attribute of the same type misspelt, by <c>Type.attribute</c>.</summary>
    public Dictionary<string, string> Folded { get; init; } = [];

    /// <summary>
    /// Resources that are but the objects of a list inside another one, as <c>API.name</c>, by the attribute that holds them: they are read from there.
    /// </summary>
    public Dictionary<string, string> Parts { get; init; } = [];

    /// <summary>Subtypes merged into a resource, by the resource.</summary>
    public Dictionary<string, List<string>> Subtypes { get; init; } = [];
}

/// <summary>Corrections to what the table of facts guesses about references.</summary>
internal sealed record ReferenceOverlay
{
    /// <summary>By type; an empty target list says that the type is no reference.</summary>
    public Dictionary<string, ReferenceTarget> Types { get; init; } = [];

    /// <summary>By <c>Type.attribute</c>.</summary>
    public Dictionary<string, ReferenceTarget> Fields { get; init; } = [];
}

/// <summary>What a reference points at.</summary>
internal sealed record ReferenceTarget
{
    public List<string> To { get; init; } = [];

    public string Key { get; init; } = "id";

    public string TypedBy { get; init; } = "@referredType";

    public bool OrValue { get; init; }
}

/// <summary>What the server does of its own accord.</summary>
internal sealed record BehaviourOverlay
{
    /// <summary>Attribute names of resources that get an ordered index.</summary>
    public List<string> Indexes { get; init; } = [];

    /// <summary>Attribute names of resources that hold the instant of the last change.</summary>
    public List<string> UpdatedByServer { get; init; } = [];

    /// <summary>
    /// What every answer has, be it sent or not, by <c>Type.attribute</c> or by the bare attribute name for every resource that has it: what conformance
    /// profiles ask for beyond the documents.
    /// </summary>
    public List<string> AlwaysThere { get; init; } = [];

    /// <summary>JSON text by <c>Type.attribute</c>, or by the bare attribute name for every resource that has it.</summary>
    public Dictionary<string, string> Defaults { get; init; } = [];

    /// <summary>Lifecycles by names of our own.</summary>
    public Dictionary<string, Lifecycle> Lifecycles { get; init; } = [];

    /// <summary>
    /// The lifecycle that an attribute follows, by <c>Type.attribute</c>, or by the bare attribute name for every resource that has it as
    /// text. States that the enum of the attribute does not have are left out.
    /// </summary>
    public Dictionary<string, string> Follows { get; init; } = [];

    /// <summary><c>Type.attribute</c> a POST must bring though not every document says so.</summary>
    public List<string> Required { get; init; } = [];

    /// <summary><c>Type.attribute</c> only the server sets, where a POST that brings it is refused instead of read without it.</summary>
    public List<string> Refused { get; init; } = [];

    /// <summary>Operations that a resource has beyond its document, by the resource.</summary>
    public Dictionary<string, List<string>> Extensions { get; init; } = [];

    /// <summary>What to use instead, by <c>Type.attribute</c>.</summary>
    public Dictionary<string, string> Deprecated { get; init; } = [];
}

/// <summary>The first state of something and its legal moves.</summary>
internal sealed record Lifecycle
{
    public string? Initial { get; init; }

    public List<string> Moves { get; init; } = [];
}

/// <summary>Our own words.</summary>
internal sealed record DescriptionOverlay
{
    /// <summary>By type or enum.</summary>
    public Dictionary<string, string> Types { get; init; } = [];

    /// <summary>By attribute name, whatever type it is in.</summary>
    public Dictionary<string, string> Attributes { get; init; } = [];

    /// <summary>By <c>Type.attribute</c>, where the general words do not fit.</summary>
    public Dictionary<string, string> Fields { get; init; } = [];

    /// <summary>By <c>Enum.value</c>, or by the bare value for every enum that has it.</summary>
    public Dictionary<string, string> Values { get; init; } = [];
}
