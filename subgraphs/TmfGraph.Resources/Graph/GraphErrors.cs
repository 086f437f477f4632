using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Resources.Graph;

/// <summary>The errors that fields of a subgraph report, in one place for their words.</summary>
internal static class GraphErrors
{
    public static GraphQLError PageTooLarge(string argument, int requested, int max) =>
        new($"'{argument}' asks for {requested} items; a page has {max} at most.")
        {
            Code = ErrorCodes.PageTooLarge,
            Extensions = new Dictionary<string, object?> { ["requestedItems"] = requested, ["maxAllowedItems"] = max },
        };

    public static GraphQLError PageTooSmall(string argument, int requested) =>
        new($"'{argument}' asks for {requested} items; it must be 0 or more.")
        {
            Code = ErrorCodes.PageTooSmall,
            Extensions = new Dictionary<string, object?> { ["requestedItems"] = requested, ["minAllowedItems"] = 0 },
        };

    public static GraphQLError FirstAndLast() =>
        new("'first' and 'last' cannot be combined; use 'first' with 'after', or 'last' with 'before'.") { Code = ErrorCodes.OneSlicingArgument };

    public static GraphQLError CursorWithoutDirection(string cursor, string count) =>
        new($"'{cursor}' does not go with '{count}'; use 'first' with 'after', or 'last' with 'before'.") { Code = ErrorCodes.InvalidValue };

    public static GraphQLError InvalidCursor() => new("The cursor is invalid.") { Code = ErrorCodes.InvalidCursor };

    public static GraphQLError NullInFilter(string name) =>
        new($"The value of `{name}` in the filter is null; only `eq` and `neq` take null.") { Code = ErrorCodes.NullInFilter };

    public static GraphQLError FilterTooLarge(int max) =>
        new($"'where' holds more than {max} comparisons and values; split the request.") { Code = ErrorCodes.InvalidValue };

    public static GraphQLError FilterTooDeep(int max) =>
        new($"'where' nests deeper than {max}; flatten the condition.") { Code = ErrorCodes.InvalidValue };

    public static GraphQLError OrderTooLong(int max) =>
        new($"'order' has more than {max} ranks; leave some out.") { Code = ErrorCodes.InvalidValue };

    public static GraphQLError TooManyIds(int max) =>
        new($"The walk leads to more than {max} ids; ask for fewer at a time.") { Code = ErrorCodes.InvalidValue };

    public static GraphQLError TooManyRepresentations(int max) =>
        new($"'representations' holds more than {max} items; split the request.") { Code = ErrorCodes.InvalidValue };

    public static GraphQLError InvalidRepresentation() =>
        new("A representation needs the '__typename' of an entity of this subgraph and its 'id'.") { Code = ErrorCodes.InvalidValue };

    public static GraphQLError NotAuthenticated() =>
        new("Sign in to use this field.") { Code = ErrorCodes.NotAuthenticated };

    public static GraphQLError NotAuthorized(string scope) =>
        new($"This field needs the scope '{scope}'.") { Code = ErrorCodes.NotAuthorized };
}
