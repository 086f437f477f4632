using TmfGraph.GraphQL.Execution;
using TmfGraph.Resources.Graph.Filters;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Graph.Resolvers;

/// <summary>Turns the arguments of a connection field into a query.</summary>
internal sealed class PageReader(GraphOptions options)
{
    /// <exception cref="GraphQLException">The arguments contradict each other or ask for more than allowed.</exception>
    public ResourceQuery Read(FieldArguments arguments, ResourceType type, PageSelection selection) => new(type)
    {
        Filter = FilterCompiler.Compile(arguments.Get("where"), type, options),
        Order = OrderCompiler.Compile(arguments.Get("order"), type, options),
        Window = ReadWindow(arguments),
        NeedsItems = selection.Items,
        NeedsTotal = selection.Total,
    };

    private PageWindow ReadWindow(FieldArguments arguments)
    {
        var first = ReadSize(arguments, "first");
        var last = ReadSize(arguments, "last");
        var after = arguments.GetString("after");
        var before = arguments.GetString("before");
        if (first is not null && last is not null)
        {
            throw new GraphQLException(GraphErrors.FirstAndLast());
        }

        if (after is not null && (last is not null || before is not null))
        {
            throw new GraphQLException(GraphErrors.CursorWithoutDirection("after", last is not null ? "last" : "before"));
        }

        if (before is not null && first is not null)
        {
            throw new GraphQLException(GraphErrors.CursorWithoutDirection("before", "first"));
        }

        return last is not null || before is not null
            ? new PageWindow.Last(last ?? options.DefaultPageSize, before)
            : new PageWindow.First(first ?? options.DefaultPageSize, after);
    }

    private int? ReadSize(FieldArguments arguments, string name)
    {
        if (arguments.GetInt32(name) is not { } size)
        {
            return null;
        }

        if (size < 0)
        {
            throw new GraphQLException(GraphErrors.PageTooSmall(name, size));
        }

        return size <= options.MaxPageSize
            ? size
            : throw new GraphQLException(GraphErrors.PageTooLarge(name, size, options.MaxPageSize));
    }
}
