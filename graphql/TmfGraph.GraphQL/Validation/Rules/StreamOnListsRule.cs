using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Only lists are streamed.</summary>
/// <seealso href="https://github.com/graphql/graphql-spec/pull/1223">Stream Directives Are Used On List Fields</seealso>
internal sealed class StreamOnListsRule : IValidationRule
{
    public string Section => "sec-Stream-Directives-Are-Used-On-List-Fields";

    public void Check(ValidationContext context)
    {
        foreach (var use in context.Fields)
        {
            if (use is { Definition.Type.IsList: false, Node.Directives.Count: > 0 }
                && use.Node.Directives.Find("stream") is { } directive)
            {
                context.Report($"`@stream` is for lists, and `{use.Definition.Coordinate}` is none.", directive);
            }
        }
    }
}
