using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Code;

/// <summary>What a host has said in delegates and CLR types about a schema.</summary>
internal sealed class CodeBindings
{
    public List<ResolverCode> Resolvers { get; } = [];

    public List<DirectiveCode> Directives { get; } = [];

    /// <summary>CLR types that stand for object types, by the GraphQL name.</summary>
    public List<(string Name, Type Type)> Types { get; } = [];

    /// <summary>Selections of what the code of a field reads of its parent, by coordinate.</summary>
    public Dictionary<string, string> Requirements { get; } = [];

    /// <summary>What parameters of certain types are given, from the request.</summary>
    public Dictionary<Type, Func<OperationRequest, object?>> Provided { get; } = [];

    /// <summary>Says why code may not run for a request; null for always.</summary>
    public Func<OperationRequest, Field, GraphQLError?>? Refuse { get; set; }

    /// <summary>What completes results of certain types, all of a batch at once.</summary>
    public Dictionary<Type, ResultLoader> Loaders { get; } = [];
}

/// <summary>Code for a field.</summary>
/// <param name="IsBatch">Whether it takes all parents of a level at once.</param>
/// <param name="Concurrency">How many calls for one parent each may run at the same time.</param>
internal sealed record ResolverCode(string Coordinate, Delegate Code, bool IsBatch, int Concurrency);

/// <summary>Code for a directive: a delegate that changes one value, or middleware.</summary>
internal sealed record DirectiveCode(string Name, Delegate Code);

/// <summary>Turns results of a certain type into values, all of a batch at once.</summary>
internal delegate ValueTask<IReadOnlyList<ResolvedValue>> ResultLoader(FieldBatch batch, IReadOnlyList<object> results, CancellationToken cancellationToken);
