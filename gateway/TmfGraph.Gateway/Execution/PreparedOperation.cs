using System.Collections.Concurrent;
using System.Security.Claims;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Costs;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Execution.Values;
using TmfGraph.GraphQL.Language;
using OperationPlan = TmfGraph.Gateway.Planning.OperationPlan;

namespace TmfGraph.Gateway.Execution;

/// <summary>A validated, planned and priced operation.</summary>
internal sealed class PreparedOperation
{
    private const int MaxPlansInParts = 8;

    private readonly DocumentNode _document;
    private readonly OperationDefinitionNode _operation;
    private readonly IReadOnlySet<string> _labels;
    private readonly GrantedAccess? _access;
    private readonly ConditionTable _conditions;
    private readonly ConcurrentDictionary<(ulong Conditions, bool RepeatsFields, bool StopsAtErrors), OperationPlan> _inParts = [];
    private OperationPlan? _stopping;
    private bool _isRefusedBefore;

    private PreparedOperation(
        GatewayRuntime runtime, DocumentNode document, OperationDefinitionNode operation, IReadOnlySet<string> labels, OperationAccess? access, ulong granted)
    {
        Access = access;
        Granted = granted;
        Refusals = access is not null && (access.All & ~granted) != 0 ? access.RefusalsOf(granted, runtime.Options.MaxErrors) : null;
        _access = Refusals is null || runtime.Options.Authorization.DryRun ? null : new GrantedAccess(access!, granted, Refusals); // there are none without
        Plan = runtime.Planner.Plan(document, operation, labels, null, access: _access); // first, as it guards what the rest takes for granted
        var schema = runtime.Schema.Public;
        var fragments = new FragmentTable(document);
        _document = document;
        _operation = operation;
        _labels = labels;
        Variables = VariableTable.Create(schema, operation, fragments);
        _conditions = new ConditionTable(Variables, operation, fragments);
        Cost = OperationCost.Create(schema, runtime.Costs, operation, fragments, _conditions, runtime.Options.Planner.MaxNodes);
    }

    /// <summary>The plan for an answer that comes whole.</summary>
    public OperationPlan Plan { get; }

    /// <summary>What it asks of whoever sends it; null for nothing.</summary>
    public OperationAccess? Access { get; }

    /// <summary>The requirements that are fulfilled by those it is planned for, as bits.</summary>
    public ulong Granted { get; }

    /// <summary>What of it those it is planned for may not see; null for nothing.</summary>
    public IReadOnlyList<Refusal>? Refusals { get; }

    /// <summary>Whether it is the first time that this is asked, for what is told once.</summary>
    public bool IsFirstRefused() => !Interlocked.Exchange(ref _isRefusedBefore, true);

    public VariableTable Variables { get; }

    public OperationCost Cost { get; }

    /// <summary>Whether something is deferred or streamed in the document.</summary>
    public bool HasIncremental => _conditions.HasIncremental;

    /// <param name="labels">The override labels that are active.</param>
    /// <param name="user">Whoever sends it.</param>
    /// <exception cref="PlanningException">It cannot be planned.</exception>
    public static PreparedOperation Create(
        GatewayRuntime runtime, DocumentNode document, OperationDefinitionNode operation, IReadOnlySet<string> labels, ClaimsPrincipal user)
    {
        var access = OperationAccess.Of(runtime.Schema, document, operation);
        return new(runtime, document, operation, labels, access, access is null ? 0 : runtime.Access.Granted(access.Requirements, user));
    }

    /// <summary>The plan for an answer in parts, as it is shown to people.</summary>
    /// <exception cref="PlanningException">It cannot be planned.</exception>
    public OperationPlan InParts(GatewayRuntime runtime) => runtime.Planner.PlanInParts(_document, _operation, _labels, _access);

    /// <summary>The plan for an answer that comes whole: the first error may be meant to end a mutation before its next field.</summary>
    /// <exception cref="PlanningException">It cannot be planned.</exception>
    public OperationPlan For(GatewayRuntime runtime, ErrorMode mode) => !Stops(mode) ? Plan
        : _stopping ??= runtime.Planner.Plan(_document, _operation, _labels, null, stopsAtErrors: true, _access);

    private bool Stops(ErrorMode mode) => mode is ErrorMode.Halt && Plan.Kind is OperationKind.Mutation;

    /// <summary>The plan for an answer in parts, with these values of the variables that decide about parts. A few are kept.</summary>
    /// <param name="repeatsFields">Whether a deferred fragment has all of its fields, even those that are delivered elsewhere.</param>
    /// <exception cref="PlanningException">It cannot be planned.</exception>
    public OperationPlan ForParts(GatewayRuntime runtime, VariableValues variables, bool repeatsFields, ErrorMode mode)
    {
        var conditions = _conditions.Evaluate(variables);
        var stops = Stops(mode);
        if (_inParts.TryGetValue((conditions, repeatsFields, stops), out var known))
        {
            return known;
        }

        var plan = runtime.Planner.Plan(_document, _operation, _labels, new IncrementalPlan(_conditions, conditions, repeatsFields), stops, _access);
        if (_inParts.Count < MaxPlansInParts)
        {
            _inParts.TryAdd((conditions, repeatsFields, stops), plan);
        }

        return plan;
    }
}
