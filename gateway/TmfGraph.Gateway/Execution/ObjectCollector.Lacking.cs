using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

/// <summary>Objects that have lost their key, or some of what is required of them.</summary>
internal partial class ObjectCollector
{
    private LackingObjects Lacking => state.Lacking ??= new LackingObjects(state, variables, Conditions);

    /// <summary>Finds out what an entity lacks, and asks for what needs nothing of that.</summary>
    private void VisitLackingEntity(int row, Position position, TypeVariant variant, int frame)
    {
        var lost = new List<LostValue>();
        foreach (var value in _step.Remainders?.ValuesOf(variant.TypeName) ?? [])
        {
            _representations.Lost = null;
            _representations.Write(value.Alone, position, variant, frame, sets.Begin(), out var isWhole);
            sets.Cancel();
            if (_representations.Lost is not null || !isWhole)
            {
                lost.Add(new LostValue(value.Bit, _representations.Lost));
            }
        }

        if (lost.Count > 0)
        {
            AskForRemainder(row, lost, position, variant, frame);
            return;
        }

        _representations.Lost = null;
        _representations.Write(_representation!, position, variant, frame, sets.Begin()); // this one has been written before
        sets.Cancel();
        Miss(row, _representations.Lost); // its key
    }

    /// <summary>Asks for an object without what requires lost values.</summary>
    private void AskForRemainder(int row, List<LostValue> lost, Position position, TypeVariant variant, int frame)
    {
        if (Lacking.RequestWithout(lost.Aggregate(0UL, static (bits, value) => bits | value.Bit)) is not { } request)
        {
            if (lost.Exists(static l => l.Because is not null))
            {
                Lacking.Miss(row, lost);
            }
            else
            {
                state.Assign(row, StepState.NoKey);
            }

            return;
        }

        var output = request.Sets.Begin();
        if (_step.IsEntities)
        {
            _representations.Lost = null;
            if (!_representations.Write(request.Remainder.Representations[variant.TypeName], position, variant, frame, output) || _representations.Lost is not null)
            {
                request.Sets.Cancel();
                Miss(row, _representations.Lost);
                return;
            }
        }
        else
        {
            foreach (var i in request.Remainder.Variables)
            {
                request.Sets.Name(_step.VariableNames[i]);
                if (!_values.Write(_step.Variables[i].Shape, _step.Variables[i].Input.Type, position, variant, frame, output))
                {
                    output.WriteNull();
                }
            }
        }

        Lacking.Add(row, request, request.Sets.End(Origin), lost);
    }

    /// <summary>Does not ask for an object without a key.</summary>
    /// <param name="because">Why it has none; null when it just has none.</param>
    private void Miss(int row, GraphQLError? because)
    {
        if (because is null)
        {
            state.Assign(row, StepState.NoKey);
        }
        else
        {
            Lacking.Miss(row, [new LostValue(0, because)]);
        }
    }
}
