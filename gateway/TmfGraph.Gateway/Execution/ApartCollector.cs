using TmfGraph.Gateway.Execution.Incremental;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.Gateway.Execution;

/// <summary>Finds objects that are the same only where the objects above them are; see <see cref="FetchStep.Apart"/>.</summary>
internal sealed class ApartCollector(
    StepState[] states, StepState state, ObjectReader reader, VariableSets sets, VariableValues variables, ulong conditions, TypeFacts facts)
    : ObjectCollector(states, state, reader, sets, variables, conditions, facts, null)
{
    private readonly FramesAbove _above = new(state.Step.TargetPath);
    private readonly List<Position> _apart = state.Step.Apart;

    protected override int Origin => _above.OriginOf(_apart, Reader);

    protected override void Pass(Position position, int frame, PlaceTree? place) => _above.Note(position, frame);
}
