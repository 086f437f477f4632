using System.Collections.Frozen;
using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Execution.Values;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

// How a plan is found
// -------------------
// The question: a client's operation speaks of one graph; its fields live in several source schemas. Which requests answer it, in which
// order, so that there are as few rounds as possible one after the other, then as few requests, then as little data?
//
// 1. Selections by type. The document is read into SelectionGroups: at each place of the response, what is asked of an object of each
//    type, fragments resolved and equal fields merged. From here on there are no fragments, only fields of object types with the
//    condition under which they count.
//
// 2. Weighing (Weigher). Once a source has sent an object, each field below either comes along in the same request or needs a hop: a
//    lookup in another source, fed with a key. What a field costs below itself depends on the source it is read from and on nothing
//    beside it. So the best choice for (selection, type, source) is computed from the leaves up and remembered. At one place the sources
//    compete as sets: a set is as good as the rounds it allows, then the number of its requests with all that is below, then its data;
//    while there are few candidates all sets are tried, which makes the choice exact. Rounds to reach a source are found by widening a
//    circle: a lookup opens when all it needs (its keys, which may lie in a third source) is inside. Fields with requirements arrive one
//    round after their requirements.
//    A field without an entity below it (a shared value type) can be served in part: the rest is handed up to the object it stands on
//    and fetched through another source's field of that name.
//
// 3. Building (PlanBuilder). The choices are walked from the root down. Every place of the response that has objects becomes a Position;
//    every fetch that knows these objects is a PlanView of it. A hop adds a FetchStep with a view of its own and, in the views it takes
//    its keys from, hidden fields. One lookup at one position is one step, whatever number of types and fields use it.
//
//    What is deferred (@defer) is planned after all else, in fetches of its own: a deferred field travels with the object it stands on only
//    where the object cannot be found again. It may use what other fetches bring, while nothing that comes earlier waits for it.
//
// 4. Finishing (PlanFinisher). Dependencies follow from where hidden fields are read, and fall away where the client gave the keys
//    (KnownKeys); rounds follow from dependencies; operations are rendered once; fetches of one source are put off to meet in one request
//    (RequestSchedule). Each part of an answer in parts gets the fetches whose data it has (PartFinder). Introspection becomes a step without
//    source: the engine answers it from the public schema.
//
// Limits: the weighing of one place does not see that two different places will share a request, and the number of objects is unknown
// when planning, so "least data" counts fields. PlannerBudget bounds the work and the length of the operations.

/// <summary>Turns a validated operation into an <see cref="OperationPlan"/>. Safe to share.</summary>
public sealed class Planner(CompositeSchema schema, PlannerOptions? options = null, TimeProvider? time = null)
{
    private readonly PlannerOptions _options = options ?? new PlannerOptions();
    private readonly TypeFacts _facts = new(schema);

    /// <summary>Plans an operation of a document that has been validated against the public schema.</summary>
    /// <param name="activeLabels">Which of <see cref="CompositeSchema.OverrideLabels"/> are active; null for none.</param>
    /// <exception cref="PlanningException">It is too complex, or no way leads to a field.</exception>
    public OperationPlan Plan(DocumentNode document, OperationDefinitionNode operation, IReadOnlySet<string>? activeLabels = null) =>
        Plan(document, operation, activeLabels, null);

    /// <summary>
    /// Plans an operation for an answer in parts: with all that is deferred or streamed by some variables, and all that no variable leaves out. Which
    /// fields come together depends on the variables, so each request has a plan for its own.
    /// </summary>
    /// <param name="activeLabels">Which of <see cref="CompositeSchema.OverrideLabels"/> are active; null for none.</param>
    /// <exception cref="PlanningException">It is too complex, or no way leads to a field.</exception>
    public OperationPlan PlanInParts(DocumentNode document, OperationDefinitionNode operation, IReadOnlySet<string>? activeLabels = null) =>
        PlanInParts(document, operation, activeLabels, null);

    /// <inheritdoc cref="PlanInParts(DocumentNode, OperationDefinitionNode, IReadOnlySet{string})"/>
    /// <param name="access">What is refused to whoever asks; null for nothing.</param>
    internal OperationPlan PlanInParts(DocumentNode document, OperationDefinitionNode operation, IReadOnlySet<string>? activeLabels, GrantedAccess? access)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(operation);
        var fragments = new FragmentTable(document);
        var conditions = new ConditionTable(VariableTable.Create(schema.Public, operation, fragments), operation, fragments);
        var parts = conditions.HasIncremental ? new IncrementalPlan(conditions, conditions.Fullest, repeatsFields: false) : null;
        return Plan(document, operation, activeLabels, parts, access: access);
    }

    /// <inheritdoc cref="Plan(DocumentNode, OperationDefinitionNode, IReadOnlySet{string})"/>
    /// <param name="parts">What is deferred and streamed, for given values of all conditions; null for an answer that comes whole.</param>
    /// <param name="access">What is refused to whoever asks; null for nothing.</param>
    /// <param name="stopsAtErrors">Whether a field of a mutation that fails is to keep the next ones from being done, so that each is a fetch of its own.</param>
    internal OperationPlan Plan(
        DocumentNode document,
        OperationDefinitionNode operation,
        IReadOnlySet<string>? activeLabels,
        IncrementalPlan? parts,
        bool stopsAtErrors = false,
        GrantedAccess? access = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(operation);
        var budget = new PlannerBudget(_options, time ?? TimeProvider.System);
        var context = new SelectionContext(_facts, document, operation, budget, parts, access);
        var overrides = new OverrideState(activeLabels ?? FrozenSet<string>.Empty);
        var weigher = new Weigher(_facts, context, budget, _options, overrides);
        var builder = new PlanBuilder(_facts, context, weigher, stopsAtErrors);
        var rootType = schema.Public.GetRootType(operation.Operation)
            ?? throw new PlanningException($"The schema has no {operation.Operation}.", PlanningException.Unsatisfiable);
        builder.Build(operation, rootType);
        return PlanFinisher.Finish(builder, schema, document, operation, overrides.Used, budget, parts is not null);
    }
}
