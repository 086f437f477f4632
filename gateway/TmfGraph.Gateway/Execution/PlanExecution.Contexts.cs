using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

// Objects with values of those above
// ----------------------------------
// `_entities` takes a list of objects, and an argument of a field below has one value for all of them. So objects with different values are different
// lists. Where all have the same, as below one object, it is a request like any other. Else one operation has the lookup once for each set of values
// (ContextOperations), as many as go into one; when all have come, their objects are put together as if they had been one list.

/// <summary>Fetches that have values of objects above as variables.</summary>
internal sealed partial class PlanExecution
{
    private async ValueTask FetchInContextAsync(StepState state, CancellationToken cancellationToken)
    {
        using var sets = new ContextSets(state.Step, ForwardedVariables.PropertiesOf(state.Step.Operation, _variables));
        CollectInContext(state, sets);
        var groups = sets.Groups;
        foreach (var group in groups)
        {
            group.Sets.Complete();
            group.Answer.SetCount = group.Sets.Count;
        }

        switch (groups)
        {
            case []:
                Inherit(state);
                break;
            case [var only]:
                state.SetCount = sets.Count;
                await SendAsync(state, only.Sets.Body, null, cancellationToken).ConfigureAwait(false);
                break;
            default:
                await SendGroupsAsync(state, groups, cancellationToken).ConfigureAwait(false);
                PutTogether(state, sets, groups);
                EndAtErrors(state);
                break;
        }

        if (state.Lacking is not null)
        {
            CompleteLacking(state);
        }
    }

    private void CollectInContext(StepState state, ContextSets sets)
    {
        var states = state.Wave?.States ?? _states;
        using var reader = new ObjectReader(states, _runtime.Options.ShowSources);
        new ContextCollector(states, state, reader, sets, _variables, _conditions, _runtime.Facts).Collect();
    }

    /// <summary>Asks for all, with as many sets of values in one request as may be, and some requests at a time. Does not fail.</summary>
    private async Task SendGroupsAsync(StepState state, List<ContextGroup> groups, CancellationToken cancellationToken)
    {
        var endpoint = _runtime.EndpointOf(state.Step.Source);
        var maxSets = Math.Min(_runtime.Options.MaxAliasesPerRequest, state.Step.ContextOperations!.MaxSets); // it has contexts
        var requests = InRequests(groups, maxSets, endpoint);
        var next = -1;
        var lanes = new Task[Math.Min(_runtime.Options.MaxParallelParts, requests.Count)];
        for (var i = 0; i < lanes.Length; i++)
        {
            lanes[i] = SendNextAsync();
        }

        await Task.WhenAll(lanes).ConfigureAwait(false);

        async Task SendNextAsync()
        {
            while (Interlocked.Increment(ref next) is var i && i < requests.Count && !_isHalted)
            {
                var request = requests[i];
                if (request is [var only])
                {
                    await SendAsync(only.Answer, only.Sets.Body, null, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    await SendTogetherAsync(endpoint, state.Step.ContextOperations.For(request.Count, maxSets), state.Step, request, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private static List<List<ContextGroup>> InRequests(List<ContextGroup> groups, int maxSets, SourceEndpoint endpoint)
    {
        var requests = new List<List<ContextGroup>>();
        var objects = 0;
        foreach (var group in groups)
        {
            objects += group.Sets.Count;
            if (requests.Count == 0 || requests[^1].Count >= maxSets || !endpoint.Takes(objects))
            {
                requests.Add([]);
                objects = group.Sets.Count;
            }

            requests[^1].Add(group);
        }

        return requests;
    }

    /// <summary>One document with a root field for each set of values.</summary>
    private ValueTask SendTogetherAsync(
        SourceEndpoint endpoint, ContextOperation together, FetchStep step, List<ContextGroup> groups, CancellationToken cancellationToken)
    {
        var (operation, parts) = together;
        var variables = new ResultWriter(1024);
        var running = new List<RunningPart>(groups.Count);
        var separator = (byte)'{';
        for (var i = 0; i < parts.Count; i++)
        {
            variables.WriteByte(separator);
            separator = (byte)',';
            variables.WriteRaw(parts[i].Representations);
            if (i >= groups.Count)
            {
                variables.WriteRaw("[]"u8);
                continue;
            }

            variables.WriteRaw(groups[i].Sets.Items);
            for (var value = 0; value < parts[i].Values.Count; value++)
            {
                if (parts[i].Values[value] is { } name)
                {
                    variables.WriteByte((byte)',');
                    variables.WriteRaw(name);
                    variables.WriteRaw(groups[i].ValueOf(value));
                }
            }

            running.Add(new RunningPart(new RequestPart([step], parts[i].Alias), [groups[i].Answer], groups[i].Sets.Body, null));
        }

        var forwarded = ForwardedVariables.PropertiesOf(operation, _variables);
        if (!forwarded.IsEmpty)
        {
            variables.WriteByte((byte)',');
            variables.WriteRaw(forwarded.Span);
        }

        variables.WriteByte((byte)'}');
        var request = new SourceRequest
        {
            Operation = operation,
            Variables = variables.WrittenMemory,
            SetCount = 1,
            EntityCount = groups.Sum(g => g.Sets.Count),
            KeepsNulls = _plan.Parts is not null || KeepsNulls(endpoint, running),
            Client = _request,
            EndsAt = _endsAt,
            After = After,
        };
        return TakeAsync(endpoint, request, running, variables, cancellationToken);
    }

    /// <summary>Gives a fetch what has come for all sets of values.</summary>
    private static void PutTogether(StepState state, ContextSets sets, List<ContextGroup> groups)
    {
        state.SetCount = sets.Count;
        if (groups.TrueForAll(g => g.Answer.Failure is not null))
        {
            state.Failure = groups[0].Answer.Failure;
            state.FurtherFailures = groups[0].Answer.FurtherFailures;
            return;
        }

        var output = new ResultWriter(1024);
        var separator = (byte)'[';
        for (var number = 0; number < sets.Count; number++)
        {
            var (group, index) = sets.Numbers[number];
            var answer = group.Answer;
            output.WriteByte(separator);
            separator = (byte)',';
            output.WriteRaw(index < answer.SetRows.Length && answer.SetRows[index] is >= 0 and var row ? answer.Tape!.Raw(row) : "null"u8); // a row means a tape
            if (ErrorsOf(answer, index) is { Count: > 0 } errors)
            {
                (state.Errors ??= []).Add(number, errors);
            }

            state.ReducedBecause ??= answer.ReducedBecause;
        }

        output.WriteByte((byte)']');
        state.SetRows = new int[sets.Count];
        state.Replace(JsonTape.Parse(output.WrittenMemory, output));
    }

    /// <summary>Errors of an object; where its request has failed, the reasons for that.</summary>
    private static List<SourceError>? ErrorsOf(StepState answer, int index) => answer.Failure is { } failure
        ? [new SourceError(failure, null), .. answer.FurtherFailures ?? []]
        : answer.Errors?.GetValueOrDefault(index);
}
