using System.Numerics;

namespace TmfGraph.Composition.Satisfiability;

/// <summary>A set of places as bits. Up to 31 of them cost no allocation.</summary>
internal readonly record struct PlaceSet(BigInteger Bits)
{
    public bool IsEmpty => Bits.IsZero;

    public PlaceSet With(Place place) => new(Bits | (BigInteger.One << place.Id));

    public PlaceSet Union(PlaceSet other) => new(Bits | other.Bits);

    public bool IsSubsetOf(PlaceSet other) => (Bits & other.Bits) == Bits;

    /// <summary>The ids of the places in the set, ascending.</summary>
    public IEnumerable<int> Ids
    {
        get
        {
            var bits = Bits;
            for (var id = 0; !bits.IsZero; id++, bits >>= 1)
            {
                if (!bits.IsEven)
                {
                    yield return id;
                }
            }
        }
    }
}
