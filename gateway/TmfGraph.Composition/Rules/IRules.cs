using TmfGraph.Composition.Apollo;
using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules;

/// <summary>A rule about what a source schema's owner wrote, before known and built-in definitions are exchanged.</summary>
internal interface IDocumentRule
{
    void Check(string schemaName, DocumentNode document, ICollection<Diagnostic> diagnostics);
}

/// <summary>A rule about an Apollo Federation schema, before it is translated; what both worlds share is checked afterwards.</summary>
/// <seealso href="https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/errors"/>
internal interface IApolloRule
{
    void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics);
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
