namespace TmfGraph.Gateway.Tests.Random;

/// <summary>How a source of a <see cref="RandomGraph"/> finds entities by their ids.</summary>
internal enum LookupForm
{
    /// <summary>A field of the query root for each type.</summary>
    AtTheRoot,

    /// <summary>A field for each type, in a namespace.</summary>
    Nested,

    /// <summary>One field that finds all, as the interface they implement.</summary>
    OfInterface,

    /// <summary>A field for each type, whose argument is an object made of the id.</summary>
    OfObjects,
}
