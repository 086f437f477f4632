using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Execution.Values;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>
/// One execution of a plan, for one or many variable sets.
/// </summary>
/// <remarks>
/// <para>The problem: fields that ask a database or another service must be asked once for everything a request needs of them, while fields
/// that only copy JSON should cost no more than copying.</para>
/// <para>The idea: two phases. The resolve phase goes through the plan level by level, where a level ends at fields that are resolved in
/// batches, and calls each of them once with all parents of its level, over all items and all variable sets. It walks only paths that lead to
/// such fields. The write phase then goes through the response depth first and writes it straight into a buffer, taking batch values by
/// position from the frames (see Frames.cs).</para>
/// <para>Root fields of mutations go through both phases one after the other. For the events of a subscription the root field's value is
/// given and its frame filled before the resolve phase.</para>
/// </remarks>
internal sealed class OperationRun : IDisposable
{
    private readonly ExecutionOptions _options;
    private readonly VariableValues[] _variables;
    private readonly ulong[] _bits;
    private readonly SetFrame _root;
    private SetFrame?[] _sets;
    private FieldFrame?[] _fields;
    private SelectionFrame?[] _selections;
    private ArgumentCache?[] _arguments;
    private List<BatchPart> _level = [];

    public OperationRun(OperationPlan plan, OperationRequest request, VariableValues[] variables, ExecutionOptions options)
    {
        Plan = plan;
        Request = request;
        _options = options;
        _variables = variables;
        _bits = new ulong[variables.Length];
        _sets = new SetFrame?[plan.SetCount];
        _fields = new FieldFrame?[plan.FieldCount];
        _selections = new SelectionFrame?[plan.SelectionCount];
        _arguments = new ArgumentCache?[plan.FieldCount];
        _root = SetFrameOf(plan.Root);
        for (var i = 0; i < variables.Length; i++)
        {
            _bits[i] = plan.Conditions.Evaluate(variables[i]);
            _root.Add(ResolvedValue.Null, i);
        }
    }

    public OperationPlan Plan { get; }

    public OperationRequest Request { get; }

    public ExecutionOptions Options => _options;

    public ulong BitsOf(int variableSet) => _bits[variableSet];

    public bool HoldsForAny(Condition condition)
    {
        if (condition.IsAlways)
        {
            return true;
        }

        foreach (var bits in _bits)
        {
            if (condition.Holds(bits))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Runs a query or mutation and gives a result for each variable set.</summary>
    public async ValueTask<OperationResult[]> ExecuteAsync(CancellationToken cancellationToken)
    {
        var builders = CreateBuilders();
        try
        {
            if (Plan.Kind is OperationKind.Mutation)
            {
                foreach (var field in Plan.Root.Fields)
                {
                    if (field.IsWalked)
                    {
                        Visit(_root, field);
                        await ResolveLevelsAsync(cancellationToken).ConfigureAwait(false);
                    }

                    WriteMutationField(builders, field, cancellationToken);
                }
            }
            else
            {
                if (Plan.Root.Walked.Length > 0)
                {
                    Visit(_root);
                    await ResolveLevelsAsync(cancellationToken).ConfigureAwait(false);
                }

                foreach (var builder in builders)
                {
                    builder.WriteFields(Plan.Root.Fields, cancellationToken);
                }
            }

            return Finish(builders);
        }
        catch
        {
            foreach (var builder in builders)
            {
                builder.Dispose();
            }

            throw;
        }
    }

    /// <summary>Runs the selection below a subscription's root field for one event.</summary>
    public async ValueTask<OperationResult> ExecuteEventAsync(SourceEvent sourceEvent, CancellationToken cancellationToken)
    {
        var builders = CreateBuilders();
        try
        {
            foreach (var field in Plan.Root.Fields)
            {
                var frame = FieldFrameOf(field);
                frame.Results = [sourceEvent.Value];
                if (field.LeadsToBatch)
                {
                    Expand(_root, field, frame);
                }
            }

            await ResolveLevelsAsync(cancellationToken).ConfigureAwait(false);
            builders[0].WriteFields(Plan.Root.Fields, cancellationToken);
            return builders[0].Finish(null, sourceEvent.Cursor);
        }
        catch
        {
            builders[0].Dispose();
            throw;
        }
    }

    /// <summary>The frame of a walked field.</summary>
    public FieldFrame FieldFrameOf(PlanField field) => Slot(ref _fields, field.Id) ??= new FieldFrame();

    /// <summary>The frame of a walked selection.</summary>
    public SelectionFrame SelectionFrameOf(PlanSelection selection) =>
        Slot(ref _selections, selection.Id) ??= new SelectionFrame(selection);

    /// <summary>The arguments of a field for a variable set; null with an error when they cannot be coerced.</summary>
    public FieldArguments? GetArguments(PlanField field, int variableSet, out GraphQLError? error)
    {
        var template = field.Arguments;
        if (template.Constant is { } constant)
        {
            error = template.Error;
            return error is null ? constant : null;
        }

        var cache = Slot(ref _arguments, field.Id) ??= new ArgumentCache(_variables.Length);
        return cache.Get(template, _variables, variableSet, out error);
    }

    /// <summary>Turns what a resolver has thrown into the error of its field, and tells the host unless the error was meant for clients.</summary>
    public GraphQLError ToError(Exception exception, Field field) => UnexpectedErrors.ToError(exception, field.Coordinate, _options);

    public void Dispose()
    {
        foreach (var cache in _arguments)
        {
            cache?.Dispose();
        }
    }

    private ResultBuilder[] CreateBuilders()
    {
        var builders = new ResultBuilder[_variables.Length];
        for (var i = 0; i < builders.Length; i++)
        {
            builders[i] = new ResultBuilder(this, i);
        }

        return builders;
    }

    private OperationResult[] Finish(ResultBuilder[] builders)
    {
        var isBatch = Request.Variables.ValueKind is System.Text.Json.JsonValueKind.Array;
        var results = new OperationResult[builders.Length];
        for (var i = 0; i < builders.Length; i++)
        {
            results[i] = builders[i].Finish(isBatch ? i : null, null);
        }

        return results;
    }

    private void WriteMutationField(ResultBuilder[] builders, PlanField field, CancellationToken cancellationToken)
    {
        for (var i = 0; i < builders.Length; i++)
        {
            if (_root.VariableSet(i) >= 0 && !builders[i].WriteField(field, cancellationToken))
            {
                _root.Remove(i); // the rest of this mutation is not run
            }
        }
    }

    private async ValueTask ResolveLevelsAsync(CancellationToken cancellationToken)
    {
        while (_level.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batches = TakeLevel();
            await RunAsync(batches, cancellationToken).ConfigureAwait(false);
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

            if (field.Source is FieldSource.Json)
            {
                var value = ResolvedValue.FromJson(JsonFields.Read(parents.Parent(ordinal), field));
                AddSlots(selection, field.Type, value, parents.VariableSet(ordinal), field);
            }
            else
            {
                AddSlots(selection, field.Type, frame.Results[ordinal], parents.VariableSet(ordinal), field);
            }
        }

        foreach (var set in selection.Sets)
        {
            Visit(set);
        }
    }

    private void AddSlots(SelectionFrame frame, GraphType type, in ResolvedValue value, int variableSet, PlanField field)
    {
        if (type.NullableType is ListType list)
        {
            foreach (var item in new ListItems(value))
            {
                AddSlots(frame, list.Item, item, variableSet, field);
            }

            return;
        }

        var set = value.IsNull ? null : FindSet(frame.Selection, value, field);
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

    private PlanSet? FindSet(PlanSelection selection, in ResolvedValue value, PlanField field)
    {
        try
        {
            return selection.FindSet(value);
        }
        catch (Exception exception) when (exception is not GraphQLException)
        {
            _options.OnUnexpectedError?.Invoke(exception, field.Field.Coordinate);
            return null; // the write phase reports that the type is not known
        }
    }

    private bool IsSelected(SetFrame parents, PlanField field, int ordinal) =>
        parents.VariableSet(ordinal) is >= 0 and var variableSet && field.IsIncluded(_bits[variableSet]);

    private SetFrame SetFrameOf(PlanSet set) => Slot(ref _sets, set.Id) ??= new SetFrame(set);

    // ids grow while the operation runs, when concrete types are met that no request has met before
    private static ref T? Slot<T>(ref T?[] frames, int id)
    {
        if (id >= frames.Length)
        {
            Array.Resize(ref frames, Math.Max(id + 1, frames.Length * 2));
        }

        return ref frames[id];
    }
}
