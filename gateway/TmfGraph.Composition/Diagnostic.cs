namespace TmfGraph.Composition;

/// <summary>A finding of composition. Its text line is <c>severity code schema:coordinate message</c>.</summary>
/// <param name="Severity">Whether composition fails because of it.</param>
/// <param name="Code">One of <see cref="DiagnosticCodes"/>.</param>
/// <param name="Coordinate">The schema coordinate it is about (<c>Query.customer(id:)</c>); null when it is about a whole schema.</param>
/// <param name="SchemaName">The source schema it is about; null when it is about several, or the composite schema.</param>
/// <param name="Message">What is wrong and the way out, for people.</param>
public sealed record Diagnostic(DiagnosticSeverity Severity, string Code, string? Coordinate, string? SchemaName, string Message)
{
    public override string ToString()
    {
        var place = SchemaName is null || Coordinate is null ? SchemaName ?? Coordinate : $"{SchemaName}:{Coordinate}";
        var severity = Severity == DiagnosticSeverity.Error ? "error" : "warning";
        return place is null ? $"{severity} {Code} {Message}" : $"{severity} {Code} {place} {Message}";
    }
}

/// <summary>How much a finding weighs.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The composite schema is made all the same.</summary>
    Warning,

    /// <summary>There is no composite schema.</summary>
    Error,
}
