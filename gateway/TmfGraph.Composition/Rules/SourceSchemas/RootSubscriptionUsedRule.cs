using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>The root of subscriptions is named <c>Subscription</c>, and nothing else is.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Root-Subscription-Used"/>
internal sealed class RootSubscriptionUsedRule : IDocumentRule
{
    public void Check(string schemaName, DocumentNode document, ICollection<Diagnostic> diagnostics)
    {
        if (RootTypes.FindMisnamed(document, OperationKind.Subscription) is { } name)
        {
            diagnostics.Add(Diagnostics.RootTypeMisnamed(DiagnosticCodes.RootSubscriptionUsed, schemaName, OperationKind.Subscription, name));
        }
    }
}
