using System.Numerics;
using TmfGraph.Composition.Composite;

namespace TmfGraph.Composition.Satisfiability;

// Contexts on paths
// -----------------
// An argument that gets a value of a context can be filled on a path where the nearest object of a type that sets it has that value. So beside its type
// and its places a search keeps a bit for each such argument: set where an object has the value, cleared where one sets the context and the value cannot be had
// there, and kept by all others. Which source schema an object comes from is left to the planner, so the value has to be there from any of its places.

/// <summary>All arguments that get values of contexts, and on which paths they can be filled.</summary>
internal sealed class ContextTable
{
    private readonly RouteFinder _routes;
    private readonly List<(SourceField Field, string Argument, ContextValue Context)> _arguments;

    public ContextTable(CompositeSchema schema, RouteFinder routes)
    {
        _routes = routes;
        _arguments =
        [
            .. from type in schema.Types.Values
               from field in type.Fields.Values
               from source in field.Sources
               from context in source.Contexts
               select (source, context.Key, context.Value),
        ];
    }

    /// <summary>Whether no argument gets a value of a context.</summary>
    public bool IsEmpty => _arguments.Count == 0;

    /// <summary>The arguments that can be filled below an object.</summary>
    /// <param name="typeName">Its type.</param>
    /// <param name="places">Where it may stand.</param>
    /// <param name="above">The arguments that could be filled above it.</param>
    public BigInteger Below(string typeName, PlaceSet places, BigInteger above)
    {
        for (var i = 0; i < _arguments.Count; i++)
        {
            if (_arguments[i].Context is var context && context.Types.Contains(typeName))
            {
                var bit = BigInteger.One << i;
                above = places.Ids.All(id => _routes.CanTake(context, typeName, _routes.Places[id])) ? above | bit : above & ~bit;
            }
        }

        return above;
    }

    /// <summary>Arguments of a field that cannot be filled.</summary>
    /// <param name="filled">Those that can.</param>
    public IEnumerable<(string Argument, ContextValue Context)> Unfilled(SourceField field, BigInteger filled)
    {
        for (var i = 0; i < _arguments.Count && field.Contexts.Count > 0; i++)
        {
            if (ReferenceEquals(_arguments[i].Field, field) && ((filled >> i) & 1) == 0)
            {
                yield return (_arguments[i].Argument, _arguments[i].Context);
            }
        }
    }
}
