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
internal sealed partial class OperationRun : IDisposable
{
    private readonly ExecutionOptions _options;
    private readonly VariableValues[] _variables;
    private readonly ulong[] _bits;
    private readonly SetFrame _root;
    private SetFrame?[] _sets;
    private FieldFrame?[] _fields;
    private SelectionFrame?[] _selections;
    private ArgumentCache?[] _arguments;

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
        }
    }

    public OperationPlan Plan { get; }

    /// <summary>What the response has left for later; empty until the operation has run.</summary>
    public IReadOnlyList<DeferredWork> Deferred { get; private set; } = [];

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
            _root.Add(ResolvedValue.Null, i);
            builders[i] = new ResultBuilder(this, i).BeginOperation();
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

        Deferred = builders[0].Work; // a variable batch defers nothing

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
