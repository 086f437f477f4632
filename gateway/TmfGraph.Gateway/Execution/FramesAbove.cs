using TmfGraph.Gateway.Planning;

namespace TmfGraph.Gateway.Execution;

/// <summary>Where a walk stands in the positions above the objects that it goes to.</summary>
/// <param name="path">Positions from the root to these objects.</param>
internal sealed class FramesAbove(Position[] path)
{
    private readonly int[] _frames = new int[path.Length];
    private readonly Dictionary<(int Before, int Row), int> _origins = [];

    /// <summary>Notes the object that the walk has come to.</summary>
    public void Note(Position position, int frame) => _frames[position.Path.Length - 1] = frame;

    /// <summary>The frame of the object at a position above.</summary>
    public int At(Position position) => _frames[position.Path.Length - 1];

    /// <summary>A number for the objects at some positions above: the same for the same objects. See <see cref="FetchStep.Apart"/>.</summary>
    public int OriginOf(List<Position> positions, ObjectReader reader)
    {
        var origin = 0;
        foreach (var position in positions)
        {
            var key = (origin, reader.Row(At(position), 0));
            if (!_origins.TryGetValue(key, out origin))
            {
                _origins.Add(key, origin = _origins.Count + 1);
            }
        }

        return origin;
    }
}
