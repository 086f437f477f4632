using TmfGraph.Composition.Composite;

namespace TmfGraph.Composition.Tests;

/// <summary>Composes source schemas named a, b, c, …</summary>
internal static class Composed
{
    public static CompositeSchema Schema(params string[] schemas)
    {
        var result = Composer.Compose(Inputs(schemas));
        Assert.Equal([], result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        return result.Schema!; // no errors, so it is there
    }

    public static string Public(params string[] schemas) => CompositeSchemaPrinter.PrintPublic(Schema(schemas));

    public static string Diagnostics(params string[] schemas) => string.Join('\n', Composer.Compose(Inputs(schemas)).Diagnostics);

    /// <summary>For each field of a type the source schemas that serve it, a line each.</summary>
    public static string OwnersOf(string type, params string[] schemas) => string.Join('\n', Schema(schemas).Types[type].Fields.Values
        .OrderBy(f => f.Name, StringComparer.Ordinal)
        .Select(f => $"{f.Name}: {string.Join(' ', f.Sources.Where(s => !s.IsExternal && !s.IsOverridden).Select(s => s.Source.Name + LabelsOf(s)))}"));

    private static string LabelsOf(SourceField field) =>
        field.Labels.Count == 0 ? "" : $"[{string.Join(", ", field.Labels.Select(l => l.IsActive ? l.Label : $"not {l.Label}"))}]";

    private static List<SourceSchemaInput> Inputs(string[] schemas) =>
        [.. schemas.Select((sdl, index) => new SourceSchemaInput(((char)('a' + index)).ToString(), sdl))];
}
