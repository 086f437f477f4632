using TmfGraph.GraphQL.Execution.Plans;

namespace TmfGraph.Gateway.Planning;

/// <summary>In which parts an answer is given.</summary>
/// <param name="All">The parts, the one that comes at once first.</param>
/// <param name="Streams">The lists whose items come one after the other.</param>
internal sealed record PlanParts(IReadOnlyList<PlanPart> All, IReadOnlyList<ListStream> Streams);

/// <summary>A part of an answer: what comes at once, or what the same deferred fragments deliver, wherever they are met.</summary>
/// <param name="Index">0 for what comes at once; others in the order in which they were planned.</param>
/// <param name="Name">What it is called in the plan's text.</param>
internal sealed record PlanPart(int Index, string Name)
{
    /// <summary>Fetches whose data it has.</summary>
    public HashSet<FetchStep> Steps { get; } = [];
}

/// <summary>Fields of an object that come later than the object.</summary>
/// <param name="Part">The part they belong to.</param>
/// <param name="Usages">The deferred fragments that deliver them.</param>
/// <param name="Position">Where the object stands.</param>
/// <param name="Fields">The fields in response order.</param>
internal sealed record DeferredSelection(PlanPart Part, DeferUsage[] Usages, Position Position, OutputField[] Fields);

/// <summary>A list that is streamed: the fetches of what its items lead to are made for some items first, for others later. Leaves lead to nothing.</summary>
/// <param name="Usage">What the client said of it.</param>
/// <param name="Part">The part that delivers the list.</param>
/// <param name="Position">Where its items stand; for leaves, where the objects stand that have the list.</param>
internal sealed record ListStream(StreamUsage Usage, PlanPart Part, Position Position)
{
    /// <summary>The fetches below its items.</summary>
    public HashSet<FetchStep> Steps { get; } = [];
}
