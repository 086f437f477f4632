namespace TmfGraph.Gateway.Planning;

/// <summary>
/// Leaves of objects of one type that follow each other in the response and are read from what one lookup has brought. Where the source has sent them
/// side by side as well, that is found once for each object of the source, and not for each place where it stands in the response.
/// </summary>
/// <param name="Number">Its number among those of the plan, from 0.</param>
/// <param name="Count">How many leaves, at least two.</param>
internal sealed record LeafRun(int Number, int Count)
{
    /// <summary>Finds them among the fields of a type, and gives the number of the next one to be found.</summary>
    /// <param name="fields">The fields in the order of the response.</param>
    /// <param name="sources">The views of their position.</param>
    /// <param name="number">The number of the first one to be found.</param>
    public static int Note(OutputField[] fields, ViewSource[] sources, int number)
    {
        for (var first = 0; first < fields.Length; first++)
        {
            var end = first;
            while (end < fields.Length && IsPart(fields[end], sources) && fields[end].View == fields[first].View)
            {
                end++;
            }

            if (end - first > 1)
            {
                fields[first].Run = new LeafRun(number++, end - first);
                first = end - 1;
            }
        }

        return number;
    }

    private static bool IsPart(OutputField field, ViewSource[] sources) =>
        field is { IsCopied: true, KeepsName: true, Condition: null } && sources[field.View].ParentView < 0;
}
