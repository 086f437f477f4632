using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>The root of mutations is named <c>Mutation</c>, and nothing else is.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Root-Mutation-Used"/>
internal sealed class RootMutationUsedRule : IDocumentRule
{
    public void Check(string schemaName, DocumentNode document, ICollection<Diagnostic> diagnostics)
    {
        if (RootTypes.FindMisnamed(document, OperationKind.Mutation) is { } name)
        {
            diagnostics.Add(Diagnostics.RootTypeMisnamed(DiagnosticCodes.RootMutationUsed, schemaName, OperationKind.Mutation, name));
        }
    }
}
