using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition;

/// <summary>The words of composition's findings, a method each.</summary>
internal static partial class Diagnostics
{
    public static Diagnostic InvalidGraphQL(string? schemaName, GraphQLError error)
    {
        var coordinate = error.Extensions?.GetValueOrDefault("coordinate") as string;
        var place = schemaName is not null && error.Locations is [{ Exists: true } location, ..] ? $" (line {location.Line}, column {location.Column})" : "";
        var whose = schemaName is null ? "The merged schema is not valid: " : "";
        return new Diagnostic(DiagnosticSeverity.Error, DiagnosticCodes.InvalidGraphQL, coordinate, schemaName, $"{whose}{error.Message}{place}");
    }

    public static Diagnostic ImplementationDeprecated(string schema, string coordinate, string expected) => Warning(
        DiagnosticCodes.InvalidGraphQL, coordinate, schema,
        $"The field '{coordinate}' is deprecated, but '{expected}', which it implements, is not, so clients are not told; deprecate both, or neither.");

    public static Diagnostic ExtensionDiffers(string schema, string coordinate, string? known, string added) => Error(
        DiagnosticCodes.InvalidGraphQL, coordinate, schema,
        $"An extension repeats '{coordinate}' as '{added}', while the schema has {(known is null ? "none" : $"'{known}'")}; repeat it as it is.");

    public static Diagnostic UnsatisfiableQueryPath(Field field, string path, string obstacles) =>
        Error(DiagnosticCodes.UnsatisfiableQueryPath, field.Coordinate, null, $"The path {path} cannot be walked: {obstacles}.");

    private static Diagnostic Warning(string code, string? coordinate, string? schemaName, string message) =>
        new(DiagnosticSeverity.Warning, code, coordinate, schemaName, message);

    private static Diagnostic Error(string code, string? coordinate, string? schemaName, string message) =>
        new(DiagnosticSeverity.Error, code, coordinate, schemaName, message);
}
