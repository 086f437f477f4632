using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>Writes fields that give connections: at the root and as walks of entities.</summary>
internal sealed class ConnectionFieldWriter(SdlText sdl, GraphOptions options)
{
    public void Write(string name, string? description, ConnectionLayout connection, CollectWalk? collect = null) =>
        sdl.Member(description, name, () => WriteArguments(connection.Node, collect), $": {connection.TypeName} {Directives}");

    private string Directives =>
        $"@listSize(assumedSize: {options.MaxPageSize}, slicingArguments: [\"first\", \"last\"], "
        + $"slicingArgumentDefaultValue: {options.DefaultPageSize}, sizedFields: [\"edges\", \"nodes\"], requireOneSlicingArgument: false) "
        + "@cost(weight: \"10\")";

    private void WriteArguments(ResourceType node, CollectWalk? collect)
    {
        sdl.Member("Takes so many from the start.", "first: Int");
        sdl.Member("Starts behind this cursor.", "after: String");
        sdl.Member("Takes so many from the end.", "last: Int");
        sdl.Member("Ends in front of this cursor.", "before: String");
        sdl.Member("Leaves out what does not meet the condition.", $"where: {GraphNames.FilterInput(node)} @cost(weight: \"10\")");
        sdl.Member("Sorts by each rank in turn.", $"order: [{GraphNames.SortInput(node)}!] @cost(weight: \"10\")");
        if (collect is not null)
        {
            sdl.Member(
                "The ids to fetch. A gateway takes them from the subgraph that has the parent.",
                $"ids: {CollectPath.ArgumentType(collect.Ids)} @require(field: \"{collect.Ids}\")");
        }
    }
}
