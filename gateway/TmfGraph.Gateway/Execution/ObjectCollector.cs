using System.Buffers;
using TmfGraph.Gateway.Execution.Incremental;
using TmfGraph.Gateway.Planning;

namespace TmfGraph.Gateway.Execution;

/// <summary>Finds all objects that a lookup is to be asked for, and writes their variables: one set for all objects with equal keys.</summary>
/// <param name="found">The objects of the plan's positions; null where not all of them are meant, as in a wave of an answer in parts.</param>
internal sealed class ObjectCollector(
    StepState[] states, StepState state, ObjectReader reader, VariableSets sets, ulong conditions, TypeFacts facts, FoundObjects? found)
    : ObjectWalk(reader, state.Step.TargetPath, conditions, state.Wave), IDisposable
{
    private readonly FetchStep _step = state.Step;
    private readonly TypeVariant? _told = state.Step.TellsTypesOf is { } name ? state.Step.Target.Variants.GetValueOrDefault(name) : null;
    private readonly RepresentationWriter _representations = new(reader, facts);
    private readonly RequirementWriter _values = new(reader, facts);

    // objects at a place are most often of one type: what was found for the last one holds for the next
    private TypeVariant? _lastVariant;
    private bool _isAsked;
    private SetTemplate? _template;

    private bool _hasAsked;
    private bool _hasMissed;

    // numbers of sets plus one, by the number of the set that the same objects were in an earlier fetch; see FetchStep.EarlierSets
    private readonly StepState? _earlier = state.Step.EarlierSets is { } earlier ? states[earlier.Id - 1] : null;
    private int[] _numbers = [];

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
            }

            state.RentMap(primary.Count);
            if (_earlier is not null)
            {
                _numbers = ArrayPool<int>.Shared.Rent(_earlier.SetRows.Length);
                _numbers.AsSpan(0, _earlier.SetRows.Length).Clear();
            }

            if (found is not null && _step.Target.IsFoundByRow)
            {
                VisitAll(found.At(_step.Target, Reader));
            }
            else
            {
                WalkAll(state.Wave?.Within);
            }

            if (_hasMissed)
            {
                TellWhy();
            }
        }
    }

    public void Dispose()
    {
        if (_numbers.Length > 0)
        {
            ArrayPool<int>.Shared.Return(_numbers);
            _numbers = [];
        }
    }

    private void VisitAll(ReadOnlySpan<int> rows)
    {
        var position = _step.Target;
        var frame = Reader.Push(position.Sources.Length);
        foreach (var row in rows)
        {
            if (!IsAsked(row))
            {
                Reader.EnterObject(position, frame, row);
                Visit(position, frame, null);
            }
        }

        Reader.Pop(frame);
    }

    /// <summary>Whether an object's set is known: it was met before, or one that the earlier fetch found equal.</summary>
    private bool IsAsked(int row)
    {
        if (state.SetOf(row) != StepState.NotAsked)
        {
            return true;
        }

        if (EarlierSetOf(row) is >= 0 and var set && _numbers[set] is > 0 and var number)
        {
            state.Assign(row, number - 1);
            return true;
        }

        return false;
    }

    protected override void Visit(Position position, int frame, PlaceTree? place)
    {
        var row = Reader.Row(frame, 0);
        if (IsAsked(row)
            || (_told ?? Reader.VariantOf(position, frame)) is not { } variant)
        {
            return;
        }

        if (!ReferenceEquals(variant, _lastVariant))
        {
            _lastVariant = variant;
            _isAsked = _step.Types.Contains(variant.TypeName);
            _template = _step.TemplateFor(variant);
        }

        if (!_isAsked)
        {
            return;
        }

        if (_step.Unless is { } unless && Has(unless, position, variant, frame))
        {
            state.Assign(row, StepState.NoKey);
            return;
        }

        if (_template is not null && sets.Find(_template, Reader, frame) is >= 0 and var number)
        {
            Ask(row, number);
            return;
        }

        var output = sets.Begin();
        if (_step.IsEntities)
        {
            _representations.HasLost = false;
            var isKnown = _representations.Write(_step, position, variant, frame, output);
            End(row, isKnown, _representations.HasLost);
            return;
        }

        _values.HasLost = false;

        for (var i = 0; i < _step.Variables.Count; i++)
        {
            var variable = _step.Variables[i];
            sets.Name(_step.VariableNames[i]);
            var isKey = i < _step.KeyVariables.Count;
            if (_values.Write(variable.Shape, variable.Input.Type, position, variant, frame, output))
            {
                _values.HasLost &= !isKey; // any key finds the object, whatever has become of others
            }
            else
            {
                if (isKey || variable.Input.Type.IsNonNull)
                {
                    // what has no key cannot be found, and a value that may not be null cannot be asked with
                    End(row, false, _values.HasLost);
                    return;
                }

                output.WriteNull();
            }
        }

        End(row, true, _values.HasLost);
    }

    /// <summary>Whether an object has a value.</summary>
    private bool Has(StepVariable value, Position position, TypeVariant variant, int frame)
    {
        var has = _values.Write(value.Shape, value.Input.Type, position, variant, frame, sets.Begin());
        sets.Cancel();
        return has;
    }

    /// <summary>Asks for an object with the variables that were written, or does not when it has no key or has lost what is required of it.</summary>
    private void End(int row, bool isKnown, bool hasLost)
    {
        if (isKnown && !hasLost)
        {
            Ask(row, sets.End());
            return;
        }

        sets.Cancel();
        _hasMissed |= hasLost;
        state.Assign(row, hasLost ? StepState.Missed : StepState.NoKey); // values made of what is lost would be wrong
    }

    private void Ask(int row, int set)
    {
        _hasAsked = true;
        state.Assign(row, set);
        if (EarlierSetOf(row) is >= 0 and var before)
        {
            _numbers[before] = set + 1;
        }
    }

    /// <summary>The set that an object was in an earlier fetch, where that has brought it and tells the sets of this one; else -1.</summary>
    private int EarlierSetOf(int row) =>
        _earlier?.SetOf(row) is { } set && (uint)set < (uint)_earlier.SetRows.Length ? set : -1;

    /// <summary>Remembers the failure that is why objects were missed: that of the whole fetch when it asks for nothing.</summary>
    private void TellWhy()
    {
        foreach (var dependency in _step.DependsOn)
        {
            if (states[dependency.Id - 1] is { } other && (other.Failure ?? other.MissedBecause ?? other.ReducedBecause) is { } failure)
            {
                state.IsToldInPart = other.IsToldInPart || ReferenceEquals(failure, other.ReducedBecause);
                if (_hasAsked)
                {
                    state.MissedBecause = failure;
                }
                else
                {
                    state.Failure = failure;
                }

                return;
            }
        }
    }
}
