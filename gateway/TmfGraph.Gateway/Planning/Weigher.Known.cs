using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>What has been found. Keys and requirements may need, by way of others, what they are to lead to; see <see cref="Fixpoint"/>.</summary>
internal sealed partial class Weigher
{
    private readonly Fixpoint _fixpoint = new();

    private FixpointTable<(SelectionGroup Group, string Type, SourceSchemaInfo? At, SelectionSetNode? Provides), TypeChoice> KnownChoices => field ??= new(
        _fixpoint,
        k => FindChoice(k.Group, k.Type, k.At, k.Provides),
        k => Finish([], [.. Asked(k.Group, k.Type)]),
        (choice, than) => (choice.Unserved.Count, choice.Rounds).CompareTo((than.Unserved.Count, than.Rounds)) < 0);

    private FixpointTable<(SelectionGroup Group, NamedType Type, SourceSchemaInfo Source, SelectionSetNode? Provides), (Cost Cost, SelectionGroup? Remainder)> KnownCosts => field ??= new(
        _fixpoint,
        k => (Weigh(k.Group, k.Type, k.Source, k.Provides, out var remainder), remainder),
        k => (default, k.Group),
        (cost, than) => cost.Remainder is null && (than.Remainder is not null || cost.Cost.Rounds < than.Cost.Rounds));

    private FixpointTable<(string Type, SourceSchemaInfo? At, SelectionSetNode? Provides), Routes> KnownRoutes => field ??= new(
        _fixpoint,
        k => k.At is null || IsQueryRoot(k.Type) ? RootRoutes(k.At) : FindRoutes(k.Type, k.At, k.Provides),
        k => NoRoutes(k.At),
        IsBetter);

    /// <summary>The route to a required field that has requirements of its own, and the rounds until it is there; null when they cannot be met.</summary>
    private FixpointTable<(SourceField Field, string Type, SourceSchemaInfo At, SelectionSetNode? Provides), (Route Route, int Rounds)?> RequiredFields => field ??= new(
        _fixpoint,
        k => TryArrive(k.Field, k.Type, k.At, k.Provides, isApart: false, out var route, out var arrival) ? (route!, arrival) : null, // fields with requirements are reached by a route
        _ => null,
        (found, than) => IsSooner(found?.Rounds, than?.Rounds));
}
