using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Satisfiability;

/// <summary>Where the value of a path stands: in a source schema, maybe with more fields than usual because the path provides them.</summary>
/// <param name="Id">Its bit in a <see cref="PlaceSet"/>.</param>
/// <param name="Source">The source schema the value came from.</param>
/// <param name="Provided">What the path provides below it; null for nothing.</param>
internal sealed record Place(int Id, SourceSchemaInfo Source, SelectionSetNode? Provided);

/// <summary>Hands out places, one object for each, so that sets of them are sets of bits.</summary>
internal sealed class PlaceTable
{
    private readonly List<Place> _places = [];
    private readonly Dictionary<SourceSchemaInfo, Place> _plain = [];
    private readonly Dictionary<(SourceSchemaInfo, string), Place> _providing = [];

    public Place this[int id] => _places[id];

    public Place Get(SourceSchemaInfo source, SelectionSetNode? provided)
    {
        if (provided is null)
        {
            if (!_plain.TryGetValue(source, out var plain))
            {
                _plain.Add(source, plain = Add(source, null));
            }

            return plain;
        }

        var key = (source, provided.ToString());
        if (!_providing.TryGetValue(key, out var place))
        {
            _providing.Add(key, place = Add(source, provided));
        }

        return place;
    }

    private Place Add(SourceSchemaInfo source, SelectionSetNode? provided)
    {
        var place = new Place(_places.Count, source, provided);
        _places.Add(place);
        return place;
    }
}
