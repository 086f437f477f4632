using System.Text.Json;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Execution.Values;

/// <summary>How much a request may bring in variables, and how many errors it is told of.</summary>
/// <param name="MaxErrors">Errors for one set.</param>
/// <param name="MaxSets">Sets of a variable batch.</param>
/// <param name="MaxListItems">Items of a list, and members of a set.</param>
/// <param name="MaxStringBytes">Bytes of a string, as JSON.</param>
internal readonly record struct VariableLimits(int MaxErrors, int MaxSets, int MaxListItems, int MaxStringBytes);

/// <summary>The variables of a request: one set, or those of a batch.</summary>
internal static class RequestVariables
{
    /// <summary>Coerces all sets for an operation.</summary>
    /// <param name="sets">One for each time that the operation runs; null when something is wrong.</param>
    /// <returns>What is wrong, of the first set that is; null for nothing.</returns>
    public static OperationResult? Coerce(OperationRequest request, OperationKind kind, VariableTable table, VariableLimits limits, out VariableValues[]? sets)
    {
        sets = null;
        if (request.Variables.ValueKind is not JsonValueKind.Array)
        {
            if (CoerceSet(request.Variables, table, limits, out var values) is { } failed)
            {
                return failed;
            }

            sets = [values!]; // no failure means values
            return null;
        }

        var count = request.Variables.GetArrayLength();
        if (count == 0 || count > limits.MaxSets || kind is OperationKind.Subscription)
        {
            return RequestErrors.Result(RequestFailure.BadRequest, count switch
            {
                0 => "The variable batch has no elements.",
                _ when kind is OperationKind.Subscription => "A subscription takes one set of variables.",
                _ => $"The batch size exceeds the maximum allowed batch size of {limits.MaxSets}.",
            }, ErrorCodes.InvalidRequest);
        }

        var all = new VariableValues[count];
        var index = 0;
        foreach (var set in request.Variables.EnumerateArray())
        {
            if (CoerceSet(set, table, limits, out var values) is { } failed)
            {
                return failed;
            }

            all[index++] = values!; // as above
        }

        sets = all;
        return null;
    }

    private static OperationResult? CoerceSet(JsonElement set, VariableTable table, VariableLimits limits, out VariableValues? values)
    {
        values = VariableCoercer.Coerce(table, set, limits.MaxErrors, out var errors, limits.MaxListItems, limits.MaxStringBytes);
        return values is null ? RequestErrors.Result(RequestFailure.Variables, errors) : null;
    }
}
