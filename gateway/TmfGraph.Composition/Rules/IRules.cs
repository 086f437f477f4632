using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules;

/// <summary>A rule about what a source schema's owner wrote, before known and built-in definitions are exchanged.</summary>
internal interface IDocumentRule
{
    void Check(string schemaName, DocumentNode document, ICollection<Diagnostic> diagnostics);
}

/// <summary>A rule about a source schema on its own.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Validate-Source-Schemas"/>
internal interface ISourceSchemaRule
{
    void Check(SourceSchema schema, ICollection<Diagnostic> diagnostics);
}

/// <summary>A rule about the source schemas side by side.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Pre-Merge-Validation"/>
internal interface IPreMergeRule
{
    void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics);
}

/// <summary>A rule about the merged schema.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Post-Merge-Validation"/>
internal interface IPostMergeRule
{
    void Check(MergedSchema schema, ICollection<Diagnostic> diagnostics);
}
