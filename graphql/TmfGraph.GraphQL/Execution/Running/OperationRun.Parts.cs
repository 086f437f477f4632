using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Running;

// Parts of a response that were left for later. They have their own run, with the objects they belong to in the place of the root:
// the same part of many objects is resolved in the same batches.
internal sealed partial class OperationRun
{
    /// <summary>How many items of the field's list are part of the response at once; below zero when that is not a valid number.</summary>
    public int InitialCount(PlanField field, int variableSet) =>
        field.Stream is { } stream ? IncrementalPlan.InitialCount(stream, _variables[variableSet]) : int.MaxValue;

    /// <summary>Runs deferred fields of several objects and gives the outcome for each.</summary>
    public async ValueTask<DeferredOutcome[]> ExecuteAsync(IReadOnlyList<DeferredFields> parts, CancellationToken cancellationToken)
    {
        var ordinals = new int[parts.Count];
        var frames = new List<SetFrame>();
        for (var i = 0; i < ordinals.Length; i++)
        {
            var frame = SetFrameOf(parts[i].Group.Set);
            if (frame.Count == 0)
            {
                frames.Add(frame);
            }

            ordinals[i] = frame.Add(parts[i].Parent, 0);
        }

        frames.ForEach(Visit);
        await ResolveLevelsAsync(cancellationToken).ConfigureAwait(false);
        return Write(parts, (builder, part, i) => builder.WriteFields(part, ordinals[i], cancellationToken));
    }

    /// <summary>Runs items of several lists of one field and gives the outcome for each.</summary>
    public async ValueTask<DeferredOutcome[]> ExecuteAsync(IReadOnlyList<StreamedItems> parts, CancellationToken cancellationToken)
    {
        var slots = new int[parts.Count];
        Array.Fill(slots, -1);
        if (parts[0].Field is { LeadsToBatch: true } field)
        {
            var frame = SelectionFrameOf(field.Selection!); // what leads to a batch has one
            for (var i = 0; i < slots.Length; i++)
            {
                slots[i] = frame.Count;
                foreach (var item in parts[i].Items)
                {
                    AddSlots(frame, ((ListType)field.Type.NullableType).Item, item, 0, field); // nothing else is streamed
                }
            }

            frame.Sets.ForEach(Visit);
            await ResolveLevelsAsync(cancellationToken).ConfigureAwait(false);
        }

        return Write(parts, (builder, part, i) => builder.WriteItems(part, slots[i], cancellationToken));
    }

    private DeferredOutcome[] Write<TPart>(IReadOnlyList<TPart> parts, Func<ResultBuilder, TPart, int, DeferredOutcome> write)
        where TPart : DeferredWork
    {
        var outcomes = new DeferredOutcome[parts.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            var builder = new ResultBuilder(this, 0);
            builder.BeginAt(parts[i]);
            outcomes[i] = write(builder, parts[i], i);
        }

        return outcomes;
    }
}
