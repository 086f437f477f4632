using System.Text;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Execution;

/// <summary>Where errors of sources stand in the client's answer.</summary>
internal sealed partial class ResultComposer
{
    /// <summary>
    /// The client's names for a path in a source's answer, as far as the client sees it: several for a field that was asked for under several
    /// names, none when it leads to another part of the answer than is being written.
    /// </summary>
    /// <param name="place">The path of the object that the source's path begins at.</param>
    /// <param name="type">That object's type, where it is known.</param>
    private IEnumerable<List<object>> Translate(
        IReadOnlyList<object> place, PlanView view, StepState state, int set, IReadOnlyList<object>? sourcePath, string? type)
    {
        var path = new List<object>(place);
        var skip = view.Step.Lookup?.Path.Count ?? 0;
        var selection = view.Selection;
        IReadOnlyList<OutputField> last = [];
        var name = 0;
        GraphType? valueType = null;
        var isHere = true;
        var row = (uint)set < (uint)state.SetRows.Length ? state.SetRows[set] : -1;
        for (var i = skip; i < (sourcePath?.Count ?? 0); i++)
        {
            if (sourcePath![i] is int index)
            {
                if (valueType?.NullableType is not ListType list || (row >= 0 && state.Tape!.IsArray(row) && state.Tape.Item(row, index) < 0)) // a row means a tape
                {
                    break;
                }

                row = row < 0 ? -1 : state.Tape!.Item(row, index);
                valueType = list.Item;
                isHere &= last is not [{ Stream: { } stream }, ..] || _parts is null || path[^1] is int || _parts.HasItem(stream, path.Count, index);
                path.Add(index);
                continue;
            }

            var field = selection?.Fields.Find(f => f.Key == (string)sourcePath[i]);
            var outputs = field?.Output is null || valueType?.NullableType is ListType ? [] : OutputsOf(field, selection!, state, row, i == skip ? type : null); // it has the field
            if (outputs.Count == 0)
            {
                break;
            }

            last = outputs;
            valueType = last[0].Type;
            name = path.Count;
            path.Add(last[0].ResponseName);
            selection = field!.Children; // it has outputs
            row = row >= 0 && state.Tape!.IsObject(row) ? state.Tape.Find(row, field.JsonName) : -1;
        }

        if (!isHere || _parts?.IsBelow(path) == false)
        {
            return [];
        }

        var asked = last.Where(o => o.Condition?.Holds(_conditions) != false).ToArray();
        return asked.Length == 0
            ? IsOfThisPart(view.Step.Part) ? [last.Count == 0 ? path : path[..name]] : [] // only the gateway has read it
            : asked.Where(o => IsOfThisPart(o.Part)).Select(o => o == last[0] ? path : [.. path[..name], o.ResponseName, .. path[(name + 1)..]]);

        bool IsOfThisPart(int part) => _parts is null || part == _parts.Part.Index;
    }

    /// <summary>
    /// The fields of the answer that a source's field is read for, of an object in its answer; none when the object has no such field, or is gone and would
    /// have had it under a name that nobody knows.
    /// </summary>
    /// <param name="row">Of the object, or -1.</param>
    /// <param name="type">The type of the object, where it is known.</param>
    private static IReadOnlyList<OutputField> OutputsOf(ViewField field, ViewSelection selection, StepState state, int row, string? type)
    {
        if (field.HasOneName && selection.StaticType is ObjectType)
        {
            return [field.Output!]; // the caller has seen that it has one
        }

        type ??= row < 0 || !state.Tape!.IsObject(row) ? null : selection.StaticType is ObjectType only ? only.Name : TypeNameOf(state.Tape, row); // a row means a tape
        return type is not null && selection.Fields.Exists(f => f.Types.Contains(type)) ? field.OutputsOf(type)
            : field.HasOneName ? [field.Output!] // as above
            : [];
    }

    private static string? TypeNameOf(JsonTape tape, int row) =>
        tape.Find(row, JsonName.TypeName) is >= 0 and var name && tape.IsString(name) ? Encoding.UTF8.GetString(tape.Raw(name)[1..^1]) : null;
}
