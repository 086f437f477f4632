using TmfGraph.Gateway.Execution.Incremental;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// Finds all entities that a fetch is to ask for with values of the objects above them, and writes their representations by these values. All fields of such
/// a fetch need all values, so an object that has lost one of them is not asked for.
/// </summary>
internal sealed class ContextCollector(
    StepState[] states, StepState state, ObjectReader reader, ContextSets sets, VariableValues variables, ulong conditions, TypeFacts facts)
    : ObjectWalk(reader, state.Step.TargetPath, conditions, state.Wave)
{
    private readonly FetchStep _step = state.Step;
    private readonly FramesAbove _above = new(state.Step.TargetPath);
    private readonly RequirementWriter _values = new(reader, facts);
    private readonly RepresentationWriter _representations = new(reader, facts);

    /// <summary>Asks for all objects of the step's position.</summary>
    public void Collect()
    {
        if (states[_step.Target.Views[0].Step.Id - 1].Tape is { } primary)
        {
            state.RentMap(primary.Count);
            WalkAll(state.Wave?.Within);
        }
    }

    protected override void Pass(Position position, int frame, PlaceTree? place) => _above.Note(position, frame);

    protected override void Visit(Position position, int frame, PlaceTree? place)
    {
        var row = Reader.Row(frame, 0);
        if (state.SetOf(row) != StepState.NotAsked || Reader.VariantOf(position, frame) is not { } variant || !_step.Types.Contains(variant.TypeName))
        {
            return;
        }

        if (!WriteValues(out var lost))
        {
            Miss(row, lost);
            return;
        }

        var group = sets.Group();
        _representations.Lost = null;
        if (_representations.Write(_step.Representations[variant.TypeName], position, variant, frame, group.Sets.Begin()) && _representations.Lost is null)
        {
            var origin = _step.Apart.Count == 0 ? VariableSets.NoOrigin : _above.OriginOf(_step.Apart, Reader);
            state.Assign(row, sets.NumberOf(group, group.Sets.End(origin)));
            return;
        }

        group.Sets.Cancel();
        Miss(row, _representations.Lost);
    }

    /// <summary>Writes the values of the objects above; false when one of them is lost.</summary>
    private bool WriteValues(out GraphQLError? lost)
    {
        var output = sets.BeginValues();
        for (var i = 0; i < _step.Contexts.Count; i++)
        {
            _values.Lost = null;
            if (!WriteValue(_step.Contexts[i], output))
            {
                output.WriteNull();
            }

            sets.EndValue(i);
            if (_values.Lost is not null)
            {
                lost = _values.Lost;
                return false;
            }
        }

        lost = null;
        return true;
    }

    /// <summary>Writes the value of the nearest object that sets the context; false when it has none.</summary>
    private bool WriteValue(ContextVariable variable, ResultWriter output)
    {
        foreach (var place in variable.Places)
        {
            var frame = _above.At(place);
            if (Reader.VariantOf(place, frame) is { } variant && variable.Context.Types.Contains(variant.TypeName))
            {
                return _values.Write(variable.Shape, variable.Input.Type, place, variant, frame, output);
            }
        }

        return false;
    }

    private void Miss(int row, GraphQLError? because)
    {
        if (because is null)
        {
            state.Assign(row, StepState.NoKey);
        }
        else
        {
            (state.Lacking ??= new LackingObjects(state, variables, Conditions)).Miss(row, [new LostValue(0, because)]);
        }
    }
}
