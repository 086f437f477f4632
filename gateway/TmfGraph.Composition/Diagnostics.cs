using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition;

/// <summary>The words of composition's findings, a method each.</summary>
internal static partial class Diagnostics
{
    public static Diagnostic InvalidGraphQL(string schemaName, GraphQLError error)
    {
        var place = error.Locations is [{ Exists: true } location, ..] ? $" (line {location.Line}, column {location.Column})" : "";
        return Error(DiagnosticCodes.InvalidGraphQL, CoordinateOf(error), schemaName, $"{error.Message}{place}");
    }

    /// <summary>A mistake that no source schema makes alone: it says how each of them defines the field that it is about.</summary>
    public static Diagnostic MergedSchemaInvalid(SchemaSet sources, GraphQLError error)
    {
        var coordinate = CoordinateOf(error);
        var definitions = coordinate?.Split('.', '(') is [var type, var field, ..] && sources.GetType(type)?.GetField(field) is { } group
            ? $" '{group.Coordinate}' is {List(group.Parts.Select(p => $"'{SignatureOf(p.Field)}' in '{p.Source}'"))}."
            : "";
        return Error(DiagnosticCodes.InvalidGraphQL, coordinate, null, $"The merged schema is not valid: {error.Message}{definitions}");
    }

    private static string? CoordinateOf(GraphQLError error) => error.Extensions?.GetValueOrDefault("coordinate") as string;

    private static string SignatureOf(Field field) =>
        field.Arguments.Count == 0 ? $"{field.Type}" : $"({string.Join(", ", field.Arguments.Select(a => $"{a.Name}: {a.Type}"))}): {field.Type}";

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
