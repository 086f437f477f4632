using TmfGraph.GraphQL.Execution.Plans;

namespace TmfGraph.GraphQL.Execution.Running;

internal sealed partial class ResultBuilder
{
    private List<GraphQLError>? _errors;
    private int _leftOut;

    /// <summary>Whether an error has ended the operation.</summary>
    private bool IsHalted => _mode is ErrorMode.Halt && _errors is not null;

    private IReadOnlyList<GraphQLError> Errors
    {
        get
        {
            if (_errors is null)
            {
                return [];
            }

            return _leftOut == 0 ? _errors : [.. _errors, new GraphQLError($"{_leftOut} more errors are left out.")];
        }
    }

    private static GraphQLError NonNullViolation(PlanField field) =>
        new("Cannot return null for non-nullable field.")
        {
            Code = ErrorCodes.NonNullViolation,
            Extensions = new Dictionary<string, object?> { ["coordinate"] = field.Field.Coordinate },
        };

    private static GraphQLError InvalidLeaf(PlanField field) =>
        new($"The value of `{field.Field.Coordinate}` is no value of `{field.Type.NamedType.Name}`.") { Code = ErrorCodes.InvalidValue };

    private static GraphQLError NotAList(PlanField field) =>
        new($"The value of `{field.Field.Coordinate}` should be a list and is none.") { Code = ErrorCodes.InvalidValue };

    private static GraphQLError InvalidObject(PlanField field) =>
        new($"The value of `{field.Field.Coordinate}` is of no type that `{field.Type.NamedType.Name}` can have.") { Code = ErrorCodes.InvalidValue };

    /// <summary>Reports an error at the place the writer is at.</summary>
    private void AddError(GraphQLError error, PlanField field)
    {
        if (IsHalted)
        {
            return; // the first one has ended the operation
        }

        _errors ??= [];
        if (_errors.Count >= run.Options.MaxErrors)
        {
            _leftOut++;
            return;
        }

        _errors.Add(error with
        {
            Path = _path.ToPath(),
            Locations = error.Locations.Count > 0 ? error.Locations : field.LocationsOf(_bits),
        });
    }
}
