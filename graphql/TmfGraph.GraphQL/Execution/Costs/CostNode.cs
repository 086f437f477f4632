using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Costs;

/// <summary>A selected field with all that its cost depends on.</summary>
/// <param name="Condition">When it is selected.</param>
/// <param name="IsRepeated">Whether the same field counts for the same objects elsewhere, so that only what is below it counts here.</param>
internal sealed record CostNode(Field Field, FieldPrice Price, FieldNode Node, Condition Condition, bool IsRepeated)
{
    /// <summary>Arguments that may cost something, with their values; a null value is not given.</summary>
    public required (InputValue Definition, ValueNode? Value)[] Arguments { get; init; }

    public required CostSet Below { get; init; }
}

/// <summary>What is selected on objects.</summary>
/// <param name="Common">Fields that count whatever the type.</param>
/// <param name="ByType">Fields of one object type each: an object has those of one of them at most.</param>
internal sealed record CostSet(CostNode[] Common, CostNode[][] ByType)
{
    public static CostSet None { get; } = new([], []);
}
