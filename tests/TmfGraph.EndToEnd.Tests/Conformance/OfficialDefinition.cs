namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>A type of a document with its attributes.</summary>
/// <param name="Required">The attributes that have to be there; only such as the type has.</param>
/// <param name="Others">The document's definitions, to look up those of nested objects.</param>
internal sealed record OfficialDefinition(
    string Name, IReadOnlyList<OfficialAttribute> Attributes, IReadOnlyList<string> Required, OfficialDefinitions Others)
{
    public OfficialAttribute? Find(string name) => Attributes.FirstOrDefault(a => a.Name == name);

    /// <summary>The type of an attribute that holds objects.</summary>
    public OfficialDefinition TypeOf(OfficialAttribute attribute) => Others[attribute.Definition!];
}

/// <summary>What an attribute holds, one or many times.</summary>
internal enum AttributeKind
{
    String,
    Uri,
    DateTime,
    Base64,
    Boolean,
    Integer,
    Number,
    Enum,
    Any,
    Object,
}

/// <summary>One attribute of a definition.</summary>
/// <param name="Definition">The definition of the objects it holds; null for everything else.</param>
/// <param name="Values">The values of an enum; empty for everything else.</param>
internal sealed record OfficialAttribute(string Name, bool IsList, AttributeKind Kind, string? Definition, IReadOnlyList<string> Values);
