using System.Collections.Frozen;
using TmfGraph.Composition.Composite;
using TmfGraph.Composition.FieldSelection;

namespace TmfGraph.Gateway.Planning;

/// <summary>How objects of a type that one source has sent are found in another source.</summary>
/// <param name="Source">Where they are found.</param>
/// <param name="Rounds">How many rounds later.</param>
/// <param name="Lookup">The lookup that finds them; null for root types, which need none.</param>
/// <param name="Arguments">What the lookup needs, for each argument the alternatives that can be had.</param>
/// <param name="Keys">The same as a selection on the object, without what comes <see cref="Later"/>; null where there is no lookup.</param>
internal sealed record Route(
    SourceSchemaInfo Source,
    int Rounds,
    Lookup? Lookup,
    IReadOnlyDictionary<string, SelectedValue> Arguments,
    SelectionGroup? Keys)
{
    /// <summary>Arguments with alternatives that take longer, for objects that have none of the others; empty for most.</summary>
    public IReadOnlyList<LaterAlternatives> Later { get; init; } = [];

    /// <summary>
    /// Names the lookup: two routes with the same key are one request. <c>_entities</c> finds objects of all types at once; but a route by way
    /// of other sources is one for itself, so that fetches never wait for each other in a circle.
    /// </summary>
    public string Key { get; } = Lookup is null
        ? Source.Name
        : Source.Apollo is not null && Rounds == 1 ? $"{Source.Name}:{ApolloField}"
        : $"{Source.Name}:{string.Join('.', Lookup.Path)}({string.Join(", ", Arguments.Select(a => $"{a.Key}: {a.Value}"))})";

    /// <summary>The root field that finds entities of Apollo Federation sources.</summary>
    public const string ApolloField = "_entities";

    /// <summary>The map that makes the key of a representation; for routes to Apollo Federation sources.</summary>
    public SelectedValue EntityKey => Arguments.Values.First();

    /// <summary>Whether objects of a type can be found by this route in a fetch that has the same <see cref="Key"/> and may already find others.</summary>
    /// <param name="asked">All that they are to be asked for there; null when that is not known beforehand.</param>
    public bool Fits(FetchStep step, string type, IReadOnlyList<FieldSelection>? asked)
    {
        foreach (var (other, known) in step.Representations)
        {
            if (other == type ? known.KeyText != EntityKey.ToString() : AreOne(other, type) && !(known.IsAsked(asked) && known.KeyText == EntityKey.ToString()))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether the source knows two types by one name (<c>@interfaceObject</c>). In one fetch all objects of that name are asked for the same, so they share one
    /// only when that is what they need: some would be asked for what they were not sent the requirements of, or for what nobody needs.
    /// </summary>
    private bool AreOne(string type, string other) => Source.Apollo!.NameOf(type) == Source.Apollo.NameOf(other); // there are representations
}

/// <summary>Alternatives of a lookup's argument that are not there soonest.</summary>
/// <param name="Argument">The argument's name.</param>
/// <param name="Sooner">The value with the alternatives that are.</param>
/// <param name="Keys">What the later ones read.</param>
/// <param name="Reached">Where that may be read from.</param>
internal sealed record LaterAlternatives(string Argument, SelectedValue Sooner, SelectionGroup Keys, IReadOnlyDictionary<SourceSchemaInfo, Route> Reached);

/// <summary>Routes from one source to all others for objects of one type. The source itself is there with zero rounds.</summary>
/// <param name="BySource">The fewest rounds to each source, itself included.</param>
/// <param name="Self">How the objects are found again in the same source, for fields that need values from elsewhere; null when they cannot be.</param>
internal sealed record Routes(IReadOnlyDictionary<SourceSchemaInfo, Route> BySource, Route? Self)
{
    public static Routes None { get; } = new(new Dictionary<SourceSchemaInfo, Route>(), null);
}

/// <summary>One way to fetch a field of an object.</summary>
internal sealed class FieldOption
{
    public required SourceField Field { get; init; }

    /// <summary>How to get there; null when the fetch that brought the object can bring the field too.</summary>
    public required Route? Route { get; init; }

    /// <summary>Rounds until the field itself is there.</summary>
    public required int Arrival { get; init; }

    /// <summary>What is below it, from there.</summary>
    public required Cost Inner { get; init; }

    /// <summary>What of its children cannot be fetched this way; null for nothing.</summary>
    public required SelectionGroup? Remainder { get; init; }

    public int Rounds => Arrival + Inner.Rounds;
}

/// <summary>Where a field, or a part of it, is had that only the gateway reads.</summary>
/// <param name="Route">How to get there.</param>
/// <param name="Rounds">Rounds until it is there with all that is below it.</param>
/// <param name="Remainder">What of its children has to come from elsewhere; null for nothing.</param>
internal sealed record HiddenPart(FieldSelection Selection, SourceField Field, Route Route, int Rounds, SelectionGroup? Remainder);

/// <summary>A field and how it is fetched.</summary>
internal readonly record struct Assignment(FieldSelection Field, FieldOption Option);

/// <summary>How everything that is selected on objects of one type is fetched.</summary>
internal sealed class TypeChoice
{
    /// <summary>For a type that nothing is selected on.</summary>
    public static TypeChoice Nothing { get; } = new()
    {
        Assignments = [],
        Unserved = [],
        Rounds = 0,
        Hops = FrozenSet<string>.Empty,
        Fields = 0,
    };

    public required IReadOnlyList<Assignment> Assignments { get; init; }

    /// <summary>Fields (or parts of fields) nobody can bring from here; the level above has to fetch them in another way.</summary>
    public required IReadOnlyList<FieldSelection> Unserved { get; init; }

    public required int Rounds { get; init; }

    /// <summary>Lookups that it uses at this place, see <see cref="Route.Key"/>.</summary>
    public required IReadOnlySet<string> Hops { get; init; }

    public required int Fields { get; init; }
}
