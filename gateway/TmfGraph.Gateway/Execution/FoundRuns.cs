using System.Buffers;
using TmfGraph.Gateway.Planning;

namespace TmfGraph.Gateway.Execution;

/// <summary>Where the leaves of <see cref="LeafRun"/>s stand side by side in the answers of lookups, each found once for each object of a lookup.</summary>
/// <param name="count">How many runs the plan has.</param>
internal sealed class FoundRuns(int count) : IDisposable
{
    private readonly TextPlace[]?[] _places = count == 0 ? [] : new TextPlace[]?[count];

    /// <summary>Where a run stands for the object of a variable set; to be filled in when it was not looked for yet.</summary>
    /// <param name="sets">How many sets there are.</param>
    public ref TextPlace this[LeafRun run, int set, int sets] => ref (_places[run.Number] ??= Rent(sets))[set];

    public void Dispose()
    {
        foreach (var places in _places)
        {
            if (places is not null)
            {
                ArrayPool<TextPlace>.Shared.Return(places);
            }
        }
    }

    private static TextPlace[] Rent(int sets)
    {
        var places = ArrayPool<TextPlace>.Shared.Rent(sets);
        places.AsSpan(0, sets).Clear();
        return places;
    }
}
