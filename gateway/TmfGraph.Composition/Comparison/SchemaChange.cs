namespace TmfGraph.Composition.Comparison;

/// <summary>A difference between two schemas. Its text line is <c>severity code coordinate message</c>.</summary>
/// <param name="Severity">What it means for those who depend on the old schema.</param>
/// <param name="Code">One of <see cref="ChangeCodes"/>.</param>
/// <param name="Coordinate">The schema coordinate it is about (<c>Query.customer(id:)</c>), in a source schema with the source's name before it.</param>
/// <param name="Message">What changed, and what that means where it is not plain; for people.</param>
public sealed record SchemaChange(ChangeSeverity Severity, string Code, string Coordinate, string Message)
{
    public override string ToString() => $"{TextOf(Severity)} {Code} {Coordinate} {Message}";

    /// <summary>The severity as it is written.</summary>
    public static string TextOf(ChangeSeverity severity) => severity switch
    {
        ChangeSeverity.Breaking => "breaking",
        ChangeSeverity.Dangerous => "dangerous",
        _ => "safe",
    };
}

/// <summary>How much a change weighs.</summary>
public enum ChangeSeverity
{
    /// <summary>Everything that was valid is valid, and means the same.</summary>
    Safe,

    /// <summary>Everything that was valid is valid, but clients may see what they did not expect.</summary>
    Dangerous,

    /// <summary>Something that was valid is not any more.</summary>
    Breaking,
}
