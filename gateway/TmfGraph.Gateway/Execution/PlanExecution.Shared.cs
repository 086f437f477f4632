using System.Diagnostics;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

/// <summary>Requests that several fetches share.</summary>
internal sealed partial class PlanExecution
{
    /// <summary>Runs all fetches of a request; those whose conditions do not hold, or that have nothing to ask for, stay out of it.</summary>
    private async Task FetchAsync(SharedRequest shared, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var running = new List<RunningPart>(shared.Parts.Count);
        List<StepState> lacking = [];
        List<Task> remainders = [];
        try
        {
            foreach (var part in shared.Parts)
            {
                if (Begin(part) is { } begun)
                {
                    running.Add(begun);
                }
            }

            lacking = shared.Parts.SelectMany(p => p.Steps).Select(s => _states[s.Id - 1]).Where(s => s.Lacking is not null).ToList();
            remainders = lacking.ConvertAll(s => AskForRemaindersAsync(s, cancellationToken));
            if (running.Count > 0)
            {
                await SendAsync(shared, running, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await Task.WhenAll(remainders).ConfigureAwait(false); // nobody is left behind that works with buffers which are given back
            foreach (var part in running)
            {
                part.Sets?.Dispose();
            }
        }

        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        foreach (var part in running)
        {
            foreach (var state in part.States)
            {
                if (state != part.States[0])
                {
                    state.TakeOver(part.States[0]);
                }

                state.Milliseconds = elapsed;
            }
        }

        lacking.ForEach(CompleteLacking);
    }

    /// <summary>Collects what a part asks for; null when that is nothing.</summary>
    private RunningPart? Begin(RequestPart part)
    {
        List<StepState>? states = null;
        foreach (var step in part.Steps)
        {
            if (step.Condition?.Holds(_conditions) != false)
            {
                (states ??= []).Add(_states[step.Id - 1]);
            }
        }

        if (states is null)
        {
            return null;
        }

        var operation = part.Operation;
        if (states.TrueForAll(s => !s.Step.IsForObjects))
        {
            states[0].SetCount = 1;
            return new RunningPart(part, states, ForwardedVariables.ObjectOf(operation, _variables), null);
        }

        var sets = new VariableSets(ForwardedVariables.PropertiesOf(operation, _variables), operation.Representations);
        foreach (var state in states)
        {
            if (state.Step.IsForObjects)
            {
                Collect(state, sets);
            }
            else
            {
                sets.Begin(); // the root of the answer, with the same fields as where it stands as an object
                sets.End();
            }
        }

        if (sets.Count == 0)
        {
            sets.Dispose();
            states.ForEach(Inherit);
            return null;
        }

        sets.Complete();
        states[0].SetCount = sets.Count;
        return new RunningPart(part, states, sets.Body, sets);
    }

    private ValueTask SendAsync(SharedRequest shared, List<RunningPart> running, CancellationToken cancellationToken)
    {
        if (running.Count == 1)
        {
            return SendAsync(running[0].States[0], running[0].Variables, null, cancellationToken);
        }

        var endpoint = _runtime.EndpointOf(shared.First.Source);
        var objects = 0;
        foreach (var part in running)
        {
            objects += part.States[0].SetCount;
        }

        return !endpoint.Takes(objects) ? SendEachAsync(running, cancellationToken)
            : shared.Combined is { } combined ? SendCombinedAsync(endpoint, combined, shared, running, objects, cancellationToken)
            : endpoint.TakesBatches && !_request.HasFiles ? SendBatchAsync(endpoint, running, cancellationToken)
            : SendEachAsync(running, cancellationToken);
    }

    private async ValueTask SendEachAsync(List<RunningPart> running, CancellationToken cancellationToken)
    {
        var tasks = new Task[running.Count];
        for (var i = 0; i < tasks.Length; i++)
        {
            tasks[i] = SendAsync(running[i].States[0], running[i].Variables, null, cancellationToken).AsTask();
        }

        await Task.WhenAll(tasks).ConfigureAwait(false);
    }

    /// <summary>One document with a root field for each part.</summary>
    private ValueTask SendCombinedAsync(
        SourceEndpoint endpoint, FetchOperation combined, SharedRequest shared, List<RunningPart> running, int objects, CancellationToken cancellationToken)
    {
        var variables = new ResultWriter(1024);
        variables.WriteByte((byte)'{');
        for (var i = 0; i < shared.Parts.Count; i++)
        {
            variables.WriteRaw(combined.PartRepresentations[i]);
            var part = running.Find(r => r.Part == shared.Parts[i]);
            variables.WriteRaw(part is null ? "[]"u8 : part.Sets!.Items); // who asks for entities has sets
            variables.WriteByte(i < shared.Parts.Count - 1 ? (byte)',' : (byte)'}');
        }

        var forwarded = ForwardedVariables.PropertiesOf(combined, _variables);
        if (!forwarded.IsEmpty)
        {
            variables.Truncate(variables.Length - 1);
            variables.WriteByte((byte)',');
            variables.WriteRaw(forwarded.Span);
            variables.WriteByte((byte)'}');
        }

        var request = new SourceRequest
        {
            Operation = combined,
            Variables = variables.WrittenMemory,
            SetCount = 1,
            EntityCount = objects,
            KeepsNulls = KeepsNulls(endpoint, running),
            Client = _request,
            EndsAt = _endsAt,
            After = After,
        };
        return TakeAsync(endpoint, request, running, variables, cancellationToken);
    }

    /// <summary>One batch with an operation for each part.</summary>
    private ValueTask SendBatchAsync(SourceEndpoint endpoint, List<RunningPart> running, CancellationToken cancellationToken)
    {
        var requests = running.ConvertAll(r => new SourceRequest
        {
            Operation = r.Part.Operation,
            Variables = r.Variables,
            SetCount = r.States[0].SetCount,
            KeepsNulls = KeepsNulls(endpoint, [r]),
            Client = _request,
            EndsAt = _endsAt,
            After = After,
        });
        var request = new SourceRequest
        {
            Operation = requests[0].Operation,
            Variables = requests[0].Variables,
            SetCount = requests[0].SetCount,
            KeepsNulls = requests[0].KeepsNulls,
            Batch = requests,
            Client = _request,
            EndsAt = _endsAt,
            After = After,
        };
        return TakeAsync(endpoint, request, running, null, cancellationToken);
    }

    private static bool KeepsNulls(SourceEndpoint endpoint, List<RunningPart> running) =>
        running.Exists(r => r.States.Exists(s => endpoint.KeepsNulls(s.Step)));

    /// <summary>Sends one request for several parts, and takes its answer.</summary>
    /// <param name="variables">Given back when the request is over; null for those that belong to the parts.</param>
    private async ValueTask TakeAsync(
        SourceEndpoint endpoint, SourceRequest request, List<RunningPart> running, ResultWriter? variables, CancellationToken cancellationToken)
    {
        try
        {
            var response = await endpoint.SendAsync(request, cancellationToken).ConfigureAwait(false);
            Take(endpoint, request, running, response);
            foreach (var part in running)
            {
                await RecoverAsync(part.States[0], part.States[0].Step.Reduced, part.Variables, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (SourceSchemaException exception)
        {
            running.ForEach(r => Fail(r.States[0], exception));
        }
        finally
        {
            variables?.Dispose();
        }
    }

    private void Take(SourceEndpoint endpoint, SourceRequest request, List<RunningPart> running, SourceResponse response)
    {
        try
        {
            var tape = ResponseParser.Parse(running[0].States[0], response);
            foreach (var part in running)
            {
                part.States[0].Tape = tape;
            }

            if (request.Batch is not null)
            {
                ResponseParser.ReadBatch(running.ConvertAll(r => r.States[0]), tape, response, _runtime.ErrorReader);
            }
            else
            {
                EntitiesParser.Read(running.ConvertAll(r => (r.States[0], r.Part.Alias)), tape, response, _runtime.ErrorReader);
            }

            foreach (var part in running)
            {
                EndAtErrors(part.States[0]);
            }
        }
        catch (SourceSchemaException exception)
        {
            endpoint.AddInvalid(exception);
            throw;
        }
    }

    /// <summary>What a part asks for in this run.</summary>
    /// <param name="Part">The part.</param>
    /// <param name="States">Its fetches that take part; the first one receives the answer for all.</param>
    /// <param name="Variables">Their variables.</param>
    /// <param name="Sets">What holds the variables of lookups; null for root fields.</param>
    private sealed record RunningPart(RequestPart Part, List<StepState> States, ReadOnlyMemory<byte> Variables, VariableSets? Sets);
}
