using TmfGraph.GraphQL.Code;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Running;

// The resolve phase.
internal sealed partial class OperationRun
{
    private List<BatchPart> _level = [];

    /// <summary>Whether an error has ended the operation before all its fields were resolved: values that are missing then are nobody's error.</summary>
    public bool HasStopped { get; private set; }

    // another variable set, or another part of a response, has nothing to do with the error
    private bool MayStop => Request.OnError is ErrorMode.Halt && _variables.Length == 1 && _root.Count == 1;

    private async ValueTask ResolveLevelsAsync(CancellationToken cancellationToken)
    {
        while (_level.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batches = TakeLevel();
            if (!HasStopped)
            {
                await RunAsync(batches, cancellationToken).ConfigureAwait(false);
                HasStopped = MayStop && batches.Exists(static b => b.HasFaults);
            }

            foreach (var batch in batches)
            {
                foreach (var part in batch.Parts)
                {
                    if (part.Field.LeadsToBatch)
                    {
                        Expand(part.Parents, part.Field, part.Results);
                    }
                }
            }
        }
    }

    private List<PlanBatch> TakeLevel()
    {
        var parts = _level;
        _level = [];
        var batches = new List<PlanBatch>(parts.Count);
        foreach (var part in parts)
        {
            // levels have few fields: looking through the list is cheaper than a table
            var batch = batches.Find(b => ReferenceEquals(b.Field, part.Field.Field));
            if (batch is null)
            {
                batches.Add(batch = new PlanBatch(this, part.Field.Field));
            }

            batch.Add(part);
        }

        return batches;
    }

    private async ValueTask RunAsync(List<PlanBatch> batches, CancellationToken cancellationToken)
    {
        if (batches.Count == 1)
        {
            await RunAsync(batches[0], cancellationToken).ConfigureAwait(false);
            return;
        }

        List<Task>? running = null;
        foreach (var batch in batches)
        {
            var task = RunAsync(batch, cancellationToken);
            if (!task.IsCompletedSuccessfully)
            {
                (running ??= []).Add(task.AsTask());
            }
        }

        if (running is not null)
        {
            await Task.WhenAll(running).ConfigureAwait(false);
        }
    }

    private async ValueTask RunAsync(PlanBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        try
        {
            var resolver = (BatchResolver)batch.Field.Resolver!; // only such fields are put into levels
            await resolver.Resolve(batch, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            batch.Fail(ToError(exception, batch.Field));
        }
    }

    private void Visit(SetFrame parents)
    {
        foreach (var field in parents.Set.Walked)
        {
            Visit(parents, field);
        }
    }

    private void Visit(SetFrame parents, PlanField field)
    {
        var frame = FieldFrameOf(field);
        if (field.Source is FieldSource.Batch)
        {
            frame.Results = new ResolvedValue[parents.Count];
            _level.Add(new BatchPart(field, parents, frame));
            return;
        }

        if (field.Source is FieldSource.Pure)
        {
            ResolvePure(parents, field, frame);
        }
        else
        {
            ReadProperties(parents, field, frame);
        }

        Expand(parents, field, frame);
    }

    private void ResolvePure(SetFrame parents, PlanField field, FieldFrame frame)
    {
        frame.Results = new ResolvedValue[parents.Count];
        var resolver = (PureResolver)field.Field.Resolver!; // that is what the source says
        for (var ordinal = 0; ordinal < parents.Count; ordinal++)
        {
            if (!IsSelected(parents, field, ordinal))
            {
                continue;
            }

            if (GetArguments(field, parents.VariableSet(ordinal), out var error) is not { } arguments)
            {
                frame.AddFault(ordinal, error!); // no arguments means an error
                continue;
            }

            try
            {
                frame.Results[ordinal] = resolver.Resolve(parents.Parent(ordinal), arguments);
            }
            catch (Exception exception)
            {
                frame.AddFault(ordinal, ToError(exception, field.Field));
            }
        }
    }

    // a property may give another list each time it is read, so it is read once
    private void ReadProperties(SetFrame parents, PlanField field, FieldFrame frame)
    {
        for (var ordinal = 0; ordinal < parents.Count; ordinal++)
        {
            if (parents.Parent(ordinal).Object is null)
            {
                continue;
            }

            if (frame.Results.Length == 0)
            {
                frame.Results = new ResolvedValue[parents.Count];
            }

            if (!IsSelected(parents, field, ordinal))
            {
                continue;
            }

            try
            {
                frame.Results[ordinal] = FieldValues.Read(parents.Parent(ordinal), field.Field);
            }
            catch (Exception exception)
            {
                frame.AddFault(ordinal, ToError(exception, field.Field));
            }
        }
    }

    /// <summary>Gives slots to the items of a field's values and visits what is selected on them.</summary>
    private void Expand(SetFrame parents, PlanField field, FieldFrame frame)
    {
        var selection = SelectionFrameOf(field.Selection!); // walked fields that are no batches have one, and batches come here only with one
        frame.FirstSlots = new int[parents.Count];
        for (var ordinal = 0; ordinal < parents.Count; ordinal++)
        {
            frame.FirstSlots[ordinal] = selection.Count;
            if (!IsSelected(parents, field, ordinal))
            {
                continue;
            }

            if (field.Source is FieldSource.Json && parents.Parent(ordinal).Object is null)
            {
                var value = ResolvedValue.FromJson(FieldValues.ReadJson(parents.Parent(ordinal), field.Field));
                AddSlots(selection, field.Type, value, parents.VariableSet(ordinal), field, InitialCount(field, parents.VariableSet(ordinal)));
            }
            else
            {
                AddSlots(
                    selection, field.Type, frame.Results[ordinal], parents.VariableSet(ordinal), field, InitialCount(field, parents.VariableSet(ordinal)));
            }
        }

        foreach (var set in selection.Sets)
        {
            Visit(set);
        }
    }

    private void AddSlots(
        SelectionFrame frame, GraphType type, in ResolvedValue value, int variableSet, PlanField field, int limit = int.MaxValue)
    {
        if (type.NullableType is ListType list)
        {
            foreach (var item in new ListItems(value, limit))
            {
                AddSlots(frame, list.Item, item, variableSet, field);
            }

            return;
        }

        var set = value.IsNull || value.Error is not null ? null : FindSet(frame.Selection, value, field);
        if (set is null)
        {
            frame.Add(null, -1);
            return;
        }

        var objects = SetFrameOf(set);
        if (objects.Count == 0)
        {
            frame.Sets.Add(objects);
        }

        frame.Add(objects, objects.Add(value, variableSet));
    }

    /// <summary>What is selected on a value, by its type; null when that cannot be told or is no type of the field, which the write phase reports.</summary>
    public PlanSet? FindSet(PlanSelection selection, in ResolvedValue value, PlanField field)
    {
        try
        {
            return selection.FindSet(value);
        }
        catch (Exception exception) when (exception is not GraphQLException)
        {
            _options.OnUnexpectedError?.Invoke(exception, field.Field.Coordinate);
            return null;
        }
    }

    private bool IsSelected(SetFrame parents, PlanField field, int ordinal) =>
        parents.VariableSet(ordinal) is >= 0 and var variableSet && field.IsIncluded(_bits[variableSet]);
}
