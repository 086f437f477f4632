using TmfGraph.Gateway.Execution.Incremental;
using TmfGraph.Gateway.Planning;

namespace TmfGraph.Gateway.Execution;

/// <summary>Finds all objects that a lookup is to be asked for, and writes their variables: one set for all objects with equal keys.</summary>
/// <param name="found">The objects of the plan's positions; null where not all of them are meant, as in a wave of an answer in parts.</param>
internal sealed class ObjectCollector(
    StepState[] states, StepState state, ObjectReader reader, VariableSets sets, ulong conditions, TypeFacts facts, FoundObjects? found)
    : ObjectWalk(reader, state.Step.TargetPath, conditions, state.Wave)
{
    private readonly FetchStep _step = state.Step;
    private readonly RepresentationWriter _representations = new(reader, facts);
    private readonly RequirementWriter _values = new(reader, facts);

    // objects at a place are most often of one type: what was found for the last one holds for the next
    private TypeVariant? _lastVariant;
    private bool _isAsked;

    /// <summary>Whether any of the fetches that bring what is required has errors for some of its objects.</summary>
    private bool _mayMiss;

    /// <summary>Asks for all objects of the step's position.</summary>
    public void Collect()
    {
        if (states[_step.Target.Views[0].Step.Id - 1].Tape is { } primary)
        {
            foreach (var required in _step.Requires)
            {
                if (states[required.Id - 1].Failure is { } failure)
                {
                    state.Failure = failure; // values made of what is missing would be wrong
                    return;
                }

                _mayMiss |= states[required.Id - 1].Errors is not null;
            }

            state.RentMap(primary.Count);
            if (found is not null && _step.Target.IsFoundByRow)
            {
                VisitAll(found.At(_step.Target, Reader));
            }
            else
            {
                WalkAll(state.Wave?.Within);
            }
        }
    }

    private void VisitAll(ReadOnlySpan<int> rows)
    {
        var position = _step.Target;
        var frame = Reader.Push(position.Sources.Length);
        foreach (var row in rows)
        {
            Reader.EnterObject(position, frame, row);
            Visit(position, frame, null);
        }

        Reader.Pop(frame);
    }

    protected override void Visit(Position position, int frame, PlaceTree? place)
    {
        var row = Reader.Row(frame, 0);
        if (state.SetOf(row) != StepState.NotAsked
            || (_step.TellsTypesOf is { } name ? position.Variants[name] : Reader.VariantOf(position, frame)) is not { } variant)
        {
            return;
        }

        if (!ReferenceEquals(variant, _lastVariant))
        {
            _lastVariant = variant;
            _isAsked = _step.Types.Contains(variant.TypeName);
        }

        if (!_isAsked)
        {
            return;
        }

        if (_mayMiss && MissesRequired(row))
        {
            state.Assign(row, StepState.NoKey);
            return;
        }

        var output = sets.Begin();
        if (_step.IsEntities)
        {
            var isKnown = _representations.Write(_step, position, variant, frame, output);
            if (!isKnown)
            {
                sets.Cancel();
            }

            state.Assign(row, isKnown ? sets.End() : StepState.NoKey);
            return;
        }

        for (var i = 0; i < _step.Variables.Count; i++)
        {
            var variable = _step.Variables[i];
            sets.Name(_step.VariableNames[i]);
            if (!_values.Write(variable.Value, position, variant, frame, output))
            {
                if (i < _step.KeyVariables.Count || variable.Input.Type.IsNonNull)
                {
                    // what has no key cannot be found, and a value that may not be null cannot be asked with
                    sets.Cancel();
                    state.Assign(row, StepState.NoKey);
                    return;
                }

                output.WriteNull();
            }
        }

        state.Assign(row, sets.End());
    }

    /// <summary>Whether an object was not found where what is required of it comes from, because of an error there.</summary>
    private bool MissesRequired(int row)
    {
        foreach (var required in _step.Requires)
        {
            var other = states[required.Id - 1];
            if (other.Errors is not null && required.Target == _step.Target && other.RowOf(row) < 0 && other.Errors.ContainsKey(other.SetOf(row)))
            {
                return true;
            }
        }

        return false;
    }
}
