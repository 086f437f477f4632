using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Nothing is deferred or streamed at the root of a mutation, whose fields run one after the other, or of a subscription.</summary>
/// <seealso href="https://github.com/graphql/graphql-spec/pull/1223">Defer And Stream Directives Are Used On Valid Root Field</seealso>
internal sealed class IncrementalRootFieldRule : IValidationRule
{
    public string Section => "sec-Defer-And-Stream-Directives-Are-Used-On-Valid-Root-Field";

    public void Check(ValidationContext context)
    {
        foreach (var use in context.Fields)
        {
            Check(context, use.Node, use.Parent, "stream");
        }

        foreach (var use in context.Spreads)
        {
            Check(context, use.Node, use.Parent, "defer");
        }

        foreach (var use in context.InlineFragments)
        {
            Check(context, use.Node, use.Parent, "defer");
        }
    }

    private static void Check(ValidationContext context, SelectionNode node, NamedType? parent, string name)
    {
        if (node.Directives.Count > 0
            && parent is not null
            && (ReferenceEquals(parent, context.Schema.MutationType) || ReferenceEquals(parent, context.Schema.SubscriptionType))
            && node.Directives.Find(name) is { } directive)
        {
            context.Report($"`@{name}` is not allowed on the root type `{parent.Name}`.", directive);
        }
    }
}
