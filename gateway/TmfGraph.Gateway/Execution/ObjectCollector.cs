using System.Buffers;
using TmfGraph.Gateway.Execution.Incremental;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.Gateway.Execution;

/// <summary>Finds all objects that a lookup is to be asked for, and writes their variables: one set for all objects with equal keys.</summary>
/// <param name="found">The objects of the plan's positions; null where not all of them are meant, as in a wave of an answer in parts.</param>
internal partial class ObjectCollector(
    StepState[] states, StepState state, ObjectReader reader, VariableSets sets, VariableValues variables, ulong conditions, TypeFacts facts, FoundObjects? found)
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
    private Representation? _representation;

    // numbers of sets plus one, by the number of the set that the same objects were in an earlier fetch; see FetchStep.EarlierSets
    private readonly StepState? _earlier = state.Step.EarlierSets is { } earlier ? states[earlier.Id - 1] : null;
    private int[] _numbers = [];

    /// <summary>Which objects the one at hand stands below, where that matters; see <see cref="FetchStep.Apart"/>.</summary>
    protected virtual int Origin => VariableSets.NoOrigin;

    /// <summary>Asks for all objects of the step's position.</summary>
    public void Collect()
    {
        if (states[_step.Target.Views[0].Step.Id - 1].Tape is { } primary)
        {
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

    protected sealed override void Visit(Position position, int frame, PlaceTree? place)
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
            _representation = _step.Representations.GetValueOrDefault(variant.TypeName);
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

        if (_step.IsEntities)
        {
            _representations.Lost = null;
            if (_representations.Write(_representation!, position, variant, frame, sets.Begin()) && _representations.Lost is null) // each type that is asked for has one
            {
                Ask(row, sets.End(Origin));
            }
            else
            {
                sets.Cancel();
                VisitLackingEntity(row, position, variant, frame);
            }

            return;
        }

        if (WriteVariables(row, position, variant, frame, out var lost))
        {
            if (lost is null)
            {
                Ask(row, sets.End(Origin));
                return;
            }

            sets.Cancel();
            AskForRemainder(row, lost, position, variant, frame);
        }
    }

    /// <summary>Writes the variables of an object; false when it has no key, and then it is known what becomes of it.</summary>
    /// <param name="lost">Which required values it has lost, or has null for where the source allows none; null for none.</param>
    private bool WriteVariables(int row, Position position, TypeVariant variant, int frame, out List<LostValue>? lost)
    {
        lost = null;
        var output = sets.Begin();
        for (var i = 0; i < _step.Variables.Count; i++)
        {
            var variable = _step.Variables[i];
            var isKey = i < _step.KeyVariables.Count;
            sets.Name(_step.VariableNames[i]);
            _values.Lost = null;
            var isWritten = _values.Write(variable.Shape, variable.Input.Type, position, variant, frame, output);
            if (isKey)
            {
                if (isWritten)
                {
                    continue; // any key finds the object, whatever has become of others
                }

                sets.Cancel();
                Miss(row, _values.Lost); // what has no key cannot be found
                return false;
            }

            if (!isWritten)
            {
                output.WriteNull();
            }

            if (_values.Lost is not null || (!isWritten && variable.Input.Type.IsNonNull))
            {
                (lost ??= []).Add(new LostValue(_step.Remainders!.BitOf(variable.Value), _values.Lost)); // a variable that is no key is for what is required
            }
        }

        return true;
    }

    /// <summary>Whether an object has a value.</summary>
    private bool Has(StepVariable value, Position position, TypeVariant variant, int frame)
    {
        var has = _values.Write(value.Shape, value.Input.Type, position, variant, frame, sets.Begin());
        sets.Cancel();
        return has;
    }

    private void Ask(int row, int set)
    {
        state.Assign(row, set);
        if (EarlierSetOf(row) is >= 0 and var before)
        {
            _numbers[before] = set + 1;
        }
    }

    /// <summary>The set that an object was in an earlier fetch, where that has brought it and tells the sets of this one; else -1.</summary>
    private int EarlierSetOf(int row) =>
        _earlier?.SetOf(row) is { } set && (uint)set < (uint)_earlier.SetRows.Length ? set : -1;
}
