using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.Gateway.Execution.Incremental;

/// <summary>
/// What the fetches of a plan have brought for some of the objects. The first wave is about all objects but those below later items of streamed
/// lists; each lot of such items is a wave of its own, which shares with the one before it whatever does not lie below its items.
/// </summary>
internal sealed class Wave
{
    private readonly VariableValues _variables;

    private Wave(StepState[] states, PlaceTree? within, VariableValues variables)
    {
        States = states;
        Within = within;
        _variables = variables;
    }

    /// <summary>The states of all fetches, in the plan's order.</summary>
    public StepState[] States { get; }

    /// <summary>The lists, and which of their items it is about; null for the first wave.</summary>
    public PlaceTree? Within { get; }

    public static Wave First(StepState[] states, VariableValues variables)
    {
        var wave = new Wave(states, null, variables);
        wave.Own(states);
        return wave;
    }

    /// <summary>A wave for further items of a streamed list.</summary>
    public Wave Next(ListStream stream, PlaceTree within)
    {
        var states = Array.ConvertAll(States, s => stream.Steps.Contains(s.Step) ? new StepState(s.Step) : s);
        var wave = new Wave(states, within, _variables);
        wave.Own(states.Where(s => s.Wave is null));
        return wave;
    }

    /// <summary>How many items of a streamed list come with it; below zero when the request says so, which is an error.</summary>
    public int InitialCount(ListStream stream) => IncrementalPlan.InitialCount(stream.Usage, _variables);

    private void Own(IEnumerable<StepState> states)
    {
        foreach (var state in states)
        {
            state.Wave = this;
        }
    }
}
