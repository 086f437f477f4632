using TmfGraph.GraphQL.Execution.Running;

namespace TmfGraph.Gateway.Execution.Incremental;

/// <summary>Places of an answer by their response names and indexes, so that a walk goes only where there is something to do.</summary>
internal sealed class PlaceTree
{
    private readonly Dictionary<object, PlaceTree> _below = [];

    private PlaceTree(int depth) => Depth = depth;

    /// <summary>How many names and indexes lead here.</summary>
    public int Depth { get; }

    /// <summary>What is to be done here; null for a place on the way.</summary>
    public DeferredWork? Work { get; private set; }

    /// <param name="works">Work at different places.</param>
    public static PlaceTree Of(IEnumerable<DeferredWork> works)
    {
        var root = new PlaceTree(0);
        foreach (var work in works)
        {
            var place = root;
            foreach (var segment in work.Path)
            {
                if (!place._below.TryGetValue(segment, out var next))
                {
                    place._below.Add(segment, next = new PlaceTree(place.Depth + 1));
                }

                place = next;
            }

            place.Work = work;
        }

        return root;
    }

    /// <summary>Lists of leaves of the object here whose items are to be written.</summary>
    public IEnumerable<StreamedPart> Leaves => _below.Values.Select(p => p.Work).OfType<StreamedPart>().Where(s => s.Leaves is not null);

    /// <summary>The place behind a response name or an index; null when nothing is to be done there.</summary>
    public PlaceTree? Below(object segment) => _below.GetValueOrDefault(segment);
}
