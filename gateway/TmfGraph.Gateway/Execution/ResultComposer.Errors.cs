using System.Diagnostics.CodeAnalysis;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Execution;

/// <summary>Errors, in the client's terms.</summary>
internal sealed partial class ResultComposer
{
    /// <summary>Where root fields are read from that another source has found already: what those sources say of them does not count.</summary>
    private HashSet<OutputField>? _passedOver;

    /// <summary>Fields that whoever asks may not see and that are reported already; null for none.</summary>
    private HashSet<FieldSelection>? _refused;

    /// <summary>Errors that are told at fields which are missing because of them; null for none.</summary>
    private readonly HashSet<GraphQLError>? _inherited;

    /// <summary>Sees which sources of root fields that are fetched from several do not count.</summary>
    private void PassOver(TypeVariant root, int frame)
    {
        if (!_hasErrors)
        {
            return;
        }

        foreach (var field in root.Fields.Where(f => f.Others.Count > 0))
        {
            if (FirstFound(frame, field) is { IsFound: true, Field: var found })
            {
                (_passedOver ??= []).UnionWith(field.Others.Prepend(field).Where(o => o != found));
            }
        }
    }

    /// <summary>Reports the failure of a fetch at a field it should have brought.</summary>
    private void AddFailure(StepState failed)
    {
        var isFirst = failed.FailuresReported == 0;
        AddFailure(failed, failed.Failure!); // the caller has seen it
        if (isFirst)
        {
            foreach (var further in failed.FurtherFailures ?? [])
            {
                AddFailure(failed, further.Error);
            }
        }
    }

    private void AddFailure(StepState failed, GraphQLError error)
    {
        if (failed.FailuresReported++ < _limits.MaxErrorsPerFetch)
        {
            _errors.Add(error with { Path = _path.ToList() });
        }
        else
        {
            _errors.Skip();
        }
    }

    /// <summary>Reports a field that whoever asks may not see, at the first of its places: it is the same for all of them.</summary>
    private void AddRefusal(OutputField field)
    {
        if ((_refused ??= []).Add(field.Selection))
        {
            _errors.Add(Refusal.ErrorAt(_path.ToList(), field.Coordinate));
        }
    }

    private void AddNonNullViolation(OutputField field)
    {
        var path = _path.ToList();
        if (!_errors.Explains(path))
        {
            _errors.Add(new GraphQLError("Cannot return null for non-nullable field.")
            {
                Code = ErrorCodes.NonNullViolation,
                Path = path,
                Extensions = new Dictionary<string, object?> { ["coordinate"] = field.Coordinate },
            });
        }
    }

    /// <summary>Reports a value that the field cannot have, and writes null in its place.</summary>
    private bool Invalid(OutputField field, GraphType type, PlanView view)
    {
        var error = new GraphQLError($"The source schema sent a value that `{field.Coordinate}` cannot have.")
        {
            Code = SubgraphErrorCodes.InvalidResponse,
            Path = _path.ToList(),
        };
        if (_limits.ShowSources && view.Step.Source is { } source)
        {
            error = error with { Extensions = new Dictionary<string, object?> { ["service"] = source.Name } };
        }

        _errors.Add(error);
        return BubbleTo(type);
    }

    [DoesNotReturn]
    private void ThrowTooLarge() =>
        throw new GraphQLException(new GraphQLError($"The result is larger than {_limits.MaxResultBytes} bytes.") { Code = SubgraphErrorCodes.ResultTooLarge });

    /// <param name="type">The type of the object; null when it is not told.</param>
    private void AddErrorsOfHops(Position position, int row, string? type)
    {
        foreach (var hop in position.Hops)
        {
            var state = _reader.StateOf(hop.View);
            if (state.Errors is not null && state.SetOf(row) is >= 0 and var set)
            {
                AddErrors(hop.View, state, set, _path.ToList(), type);
            }
        }
    }

    /// <summary>Reports the errors that a source sent with an object, those that belong to what is being written.</summary>
    /// <param name="place">The path of the object.</param>
    /// <param name="type">The object's type, where it is known.</param>
    private void AddErrors(PlanView view, StepState state, int set, IReadOnlyList<object> place, string? type = null)
    {
        if (state.Errors is null || !state.Errors.TryGetValue(set, out var errors))
        {
            return;
        }

        foreach (var error in errors)
        {
            if (error.IsInherited
                ? error.Path is [.., string name] && type is not null && view.Selection.Fields.Find(f => f.Key == name)?.Types.Contains(type) == false // objects of other types have it
                : IsPassedOver(view, error.Path) || (_inherited?.Contains(error.Error) == true && IsOfGateway(view, state, set, error.Path)))
            {
                continue;
            }

            foreach (var path in Translate(place, view, state, set, error.Path, type))
            {
                if (state.FailuresReported++ < _limits.MaxErrorsPerFetch)
                {
                    _errors.Add(error.Error with { Path = path.Count > 0 ? path : null });
                }
                else
                {
                    _errors.Skip();
                }
            }
        }
    }

    /// <summary>
    /// Whether an error is of what only the gateway has read, and the client lacks nothing by it but the fields that were to be made of it: it is told there.
    /// </summary>
    private bool IsOfGateway(PlanView view, StepState state, int set, IReadOnlyList<object>? path) =>
        (view.Step.TellsTypesOf is null && view.Selection.Fields.TrueForAll(IsHidden)) || RequiredLosses.IsOwnerThere(state, set, path, IsHidden) == true;

    private bool IsHidden(ViewField field) => field.Output is null || field.IsSpare(_conditions);

    private bool IsPassedOver(PlanView view, IReadOnlyList<object>? sourcePath) =>
        _passedOver is not null && view.Position.Parent is null && sourcePath is [string name, ..]
        && view.Selection.Fields.Find(f => f.Key == name)?.Output is { } output && _passedOver.Contains(output);
}
