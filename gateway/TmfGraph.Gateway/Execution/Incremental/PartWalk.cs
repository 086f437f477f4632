using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution.Running;

namespace TmfGraph.Gateway.Execution.Incremental;

/// <summary>Goes to the places of parts that stand at one position, and writes them.</summary>
/// <param name="path">Positions from the root to the objects that have the fields or the items.</param>
/// <param name="compose">Makes the composer of a part.</param>
internal sealed class PartWalk(ObjectReader reader, Position[] path, Func<DeferredWork, ResultComposer> compose)
    : ObjectWalk(reader, path, 0, null)
{
    private readonly List<(PlanView View, StepState State, int Set, int Depth, string? Type)> _withErrors = [];

    /// <summary>What came of the parts.</summary>
    public List<(DeferredWork Work, DeferredOutcome Outcome)> Outcomes { get; } = [];

    public void Run(IEnumerable<DeferredWork> works) => WalkAll(PlaceTree.Of(works));

    protected override void Pass(Position position, int frame, PlaceTree? place)
    {
        _withErrors.RemoveAll(e => e.Depth >= place!.Depth); // it walks to places only
        if (position.Field is null)
        {
            foreach (var view in position.Views)
            {
                Note(view, 0, 0, null);
            }

            return;
        }

        foreach (var hop in position.Hops)
        {
            Note(hop.View, Reader.StateOf(hop.View).SetOf(Reader.Row(frame, 0)), place!.Depth, Reader.VariantOf(position, frame)?.TypeName);
        }
    }

    protected override void Visit(Position position, int frame, PlaceTree? place)
    {
        if (place?.Work is DeferredPart part)
        {
            Outcomes.Add((part, Begin(part).WriteFields(part, position, frame)));
        }

        foreach (var leaves in place?.Leaves ?? [])
        {
            Outcomes.Add((leaves, Begin(leaves).WriteLeaves(leaves, position, frame)));
        }
    }

    protected override bool VisitList(OutputField field, Position position, int frame, StreamedPart items)
    {
        Outcomes.Add((items, Begin(items).WriteItems(items, position, frame)));
        return true;
    }

    private void Note(PlanView view, int set, int depth, string? type)
    {
        var state = Reader.StateOf(view);
        if (set >= 0 && state.Errors?.ContainsKey(set) == true)
        {
            _withErrors.Add((view, state, set, depth, type));
        }
    }

    private ResultComposer Begin(DeferredWork work)
    {
        var composer = compose(work);
        foreach (var (view, state, set, depth, type) in _withErrors)
        {
            composer.AddErrors(view, state, set, work, depth, type);
        }

        return composer;
    }
}
