namespace TmfGraph.Transcriber.Documents;

/// <summary>One schema of a document: an object with attributes, or an enum with values.</summary>
internal sealed record Definition(
    string Name,
    IReadOnlyList<DefinitionAttribute> Attributes,
    IReadOnlySet<string> Required,
    IReadOnlyList<string> Values,
    string Description)
{
    public bool IsEnum => Values.Count > 0;
}

/// <summary>An attribute as a document has it.</summary>
internal sealed record DefinitionAttribute(string Name, Shape Shape, string Description);

/// <summary>The type of an attribute: a scalar of the model or another definition, once or as a list.</summary>
internal readonly record struct Shape(string Type, bool IsScalar, bool IsList)
{
    public override string ToString() => IsList ? $"[{Type}]" : Type;
}
