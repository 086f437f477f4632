using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>The root of queries is named <c>Query</c>, and nothing else is.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Root-Query-Used"/>
internal sealed class RootQueryUsedRule : IDocumentRule
{
    public void Check(string schemaName, DocumentNode document, ICollection<Diagnostic> diagnostics)
    {
        if (RootTypes.FindMisnamed(document, OperationKind.Query) is { } name)
        {
            diagnostics.Add(Diagnostics.RootTypeMisnamed(DiagnosticCodes.RootQueryUsed, schemaName, OperationKind.Query, name));
        }
    }
}
