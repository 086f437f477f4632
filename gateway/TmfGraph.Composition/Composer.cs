using TmfGraph.Composition.Apollo;
using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Rules;
using TmfGraph.Composition.Satisfiability;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition;

/// <summary>Composes source schemas into one composite schema, by the Composite Schemas specification.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Schema-Composition"/>
public static class Composer
{
    /// <summary>
    /// Composes the inputs. Every phase reports all it finds, and a phase with errors is the last one: what comes after it could only
    /// report consequences.
    /// </summary>
    /// <exception cref="ArgumentException">No input, too many, or two of the same name.</exception>
    public static CompositionResult Compose(IReadOnlyList<SourceSchemaInput> inputs, CompositionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        options ??= CompositionOptions.Default;
        CheckInputs(inputs, options);

        var diagnostics = new List<Diagnostic>();
        var sources = ReadSources(inputs, options, diagnostics);
        if (HasErrors(diagnostics))
        {
            return new CompositionResult(null, diagnostics);
        }

        var schemas = new SchemaSet(sources, options);
        RuleCatalog.PreMerge.CheckAll(schemas, diagnostics);
        if (HasErrors(diagnostics))
        {
            return new CompositionResult(null, diagnostics);
        }

        var merged = SchemaMerger.Merge(schemas);
        RuleCatalog.PostMerge.CheckAll(merged, diagnostics);
        if (HasErrors(diagnostics) || BuildPublic(merged, diagnostics) is not { } publicSchema)
        {
            return new CompositionResult(null, diagnostics);
        }

        var composite = CompositeSchemaBuilder.Build(publicSchema, schemas);
        SatisfiabilityValidator.Check(composite, schemas, options, diagnostics);
        return new CompositionResult(HasErrors(diagnostics) ? null : composite, diagnostics);
    }

    private static List<SourceSchema> ReadSources(IReadOnlyList<SourceSchemaInput> inputs, CompositionOptions options, List<Diagnostic> diagnostics)
    {
        var sources = new List<SourceSchema>();
        var documents = inputs.Select(i => (Input: i, Document: SourceSchemaParser.ParseDocument(i, diagnostics))).ToList();
        var read = documents.Select(d => d.Document).OfType<DocumentNode>().ToList();
        var implementers = new ImplementerTable(read);
        var firstKeys = new FirstKeyTable(read);
        foreach (var (input, document) in documents)
        {
            if (document is not null && SourceSchemaParser.Parse(input, document, implementers, firstKeys, options, diagnostics) is { } source)
            {
                RuleCatalog.SourceSchemas.CheckAll(source, diagnostics);
                sources.Add(source);
            }
        }

        return sources;
    }

    private static GraphSchema? BuildPublic(MergedSchema merged, List<Diagnostic> diagnostics)
    {
        if (new SchemaBuilder().AddDocument(merged.ToDocument()).TryBuild(out var schema, out var errors))
        {
            return schema;
        }

        foreach (var error in errors)
        {
            diagnostics.Add(Diagnostics.MergedSchemaInvalid(merged.Sources, error));
        }

        return null;
    }

    private static bool HasErrors(List<Diagnostic> diagnostics) => diagnostics.Exists(d => d.Severity == DiagnosticSeverity.Error);

    private static void CheckInputs(IReadOnlyList<SourceSchemaInput> inputs, CompositionOptions options)
    {
        if (inputs.Count == 0 || inputs.Count > options.MaxSourceSchemas)
        {
            throw new ArgumentException($"Composition takes 1 to {options.MaxSourceSchemas} source schemas, not {inputs.Count}.");
        }

        if (inputs.GroupBy(i => i.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two source schemas have the name '{twice.Key}'.");
        }
    }
}
