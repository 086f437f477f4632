using System.Collections.Concurrent;
using TmfGraph.Composition.Composite;
using TmfGraph.Composition.FieldSelection;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>
/// One request to one source schema: a root selection, or a lookup that runs for all objects of a position at once. Where these objects are the root of
/// queries again (<c>type Payload { query: Query }</c>) it is a plain query, sent once for all of them.
/// </summary>
internal sealed class FetchStep
{
    private ConcurrentDictionary<TypeVariant, SetTemplate?>? _templates;

    /// <summary>Position in the plan, from 1.</summary>
    public int Id { get; set; }

    /// <summary>Which source; null for introspection, which the gateway answers itself.</summary>
    public required SourceSchemaInfo? Source { get; init; }

    public required OperationKind Kind { get; init; }

    /// <summary>How the objects are found; null for a fetch of root fields, wherever the root stands.</summary>
    public Lookup? Lookup { get; init; }

    /// <summary>Where what it selects belongs.</summary>
    public required Position Target { get; init; }

    /// <summary>Whether it is for objects that others have sent, so that there is nothing to ask when there are none; false at the root of the answer.</summary>
    public bool IsForObjects => Target.Field is not null;

    /// <summary>The deferred fragments it was made for; empty when what it brings comes at once.</summary>
    public DeferUsage[] Delivery { get; init; } = [];

    public PlanView View { get; set; } = null!; // set by the planner right after the step is made

    /// <summary>The object types it finds; for lookups.</summary>
    public HashSet<string> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether entities of an Apollo Federation source are fetched: <see cref="Representations"/> then take the place of variables.</summary>
    public bool IsEntities => Lookup?.Source.Apollo is not null;

    /// <summary>What the source is told of objects, by their type; empty for other fetches.</summary>
    public Dictionary<string, Representation> Representations { get; } = new(StringComparer.Ordinal);

    /// <summary>Variables that are filled from objects, in the order of their names.</summary>
    public List<StepVariable> Variables { get; } = [];

    /// <summary>
    /// Variables that are filled from objects above; empty for most. Each object is asked for with the values of those above it, by an operation in which
    /// the lookup stands once for each set of values.
    /// </summary>
    public List<ContextVariable> Contexts { get; } = [];

    /// <summary>
    /// Positions above whose objects must be the same for two objects to be asked for as one, since what is below them is told values of those; empty for most.
    /// </summary>
    public List<Position> Apart { get; } = [];

    /// <summary>The operation for objects with different <see cref="Contexts"/>; null for fetches without. Set when the plan is complete.</summary>
    public ContextOperations? ContextOperations { get; set; }

    /// <summary>Arguments of the lookup and the variables they are given by.</summary>
    public List<(string Argument, string Variable)> KeyVariables { get; } = [];

    /// <summary>See <see cref="Route.Key"/>.</summary>
    public string RouteKey { get; set; } = "";

    /// <summary>Requirements that may turn out null where null is not allowed; only fields with the same ones share the step. Empty for none.</summary>
    public string RiskKey { get; set; } = "";

    /// <summary>The interface under whose name it finds objects whose types it is to tell; null for lookups of objects with known types.</summary>
    public string? TellsTypesOf { get; set; }

    /// <summary>
    /// A value that tells which objects need not be asked for: those that have it. The fetch brings another key, for objects that lack this one. Null for most.
    /// </summary>
    public StepVariable? Unless { get; set; }

    /// <summary>What its fields require, by the type and the name of the field.</summary>
    public Dictionary<(string Type, string Field), List<SelectedValue>> Required { get; } = [];

    /// <summary>Fields that are read for its keys and for what its fields require.</summary>
    public HashSet<OutputField> Reads { get; } = [];

    /// <summary>
    /// A fetch that ends before, for the same objects: those that were one variable set there are one here. Null when there is none. Set when the plan
    /// is complete.
    /// </summary>
    public FetchStep? EarlierSets { get; set; }

    /// <summary>Fetches that must have ended before.</summary>
    public HashSet<FetchStep> DependsOn { get; } = [];

    /// <summary>Values of the lookup's variables, when they stand in the client's operation; null when they are read from objects.</summary>
    public IReadOnlyList<KnownKey>? KnownKeys { get; set; }

    /// <summary>The request that it shares with other fetches; null when it is one for itself. Set when the plan is complete.</summary>
    public SharedRequest? Shared { get; set; }

    /// <summary>Fetches that are started or continued when this one has ended. Set when the plan is complete.</summary>
    public FetchStep[] Dependents { get; set; } = [];

    /// <summary>How many fetches count it among their <see cref="Dependents"/>. Set when the plan is complete.</summary>
    public int WaitCount { get; set; }

    /// <summary>How many fetches stand before it on its longest path, itself included.</summary>
    public int Round { get; set; }

    /// <summary>The first part of the answer that needs it; see <see cref="PlanPart.Index"/>.</summary>
    public int Part { get; set; }

    /// <summary>When it is needed at all; null for always.</summary>
    public Condition? Condition { get; set; }

    /// <summary>The same, as written in the plan's text.</summary>
    public string? ConditionText { get; set; }

    /// <summary>The operation that is sent. Set when the plan is complete.</summary>
    public FetchOperation Operation { get; set; } = null!;

    /// <summary>Whether a field that only requirements of other fetches read may take along what the client asks for. Set when the plan is complete.</summary>
    public bool MayLose { get; set; }

    /// <summary>
    /// The same without fields that only requirements of other fetches read: what the client asks for is fetched again with it when one of these has
    /// failed and, as it may not be null, has taken along the object it stands in. Null where that cannot happen, or must not be asked twice.
    /// </summary>
    public FetchOperation? Reduced { get; set; }

    /// <summary>What objects are asked for that have lost some of what is required of them. Null where nothing is required. Set when the plan is complete.</summary>
    public Remainders? Remainders { get; set; }

    /// <summary>Names of <see cref="Variables"/> in the operation, as JSON property names with colons.</summary>
    public byte[][] VariableNames { get; set; } = [];

    /// <summary>Positions from the root to the target, for walking to its objects.</summary>
    public Position[] TargetPath { get; set; } = [];

    /// <summary>What it is told of objects of a type, where that is made of leaves alone; else null. Made when it is first needed, as most plans have no use for all.</summary>
    public SetTemplate? TemplateFor(TypeVariant variant) =>
        (_templates ??= new(ReferenceEqualityComparer.Instance)).GetOrAdd(variant, static (v, step) => SetTemplate.Of(step, v), this);

    /// <summary>Whether another fetch has to end before, directly or through others.</summary>
    public bool Needs(FetchStep other)
    {
        var seen = new HashSet<FetchStep>();
        var waiting = new Stack<FetchStep>([this]);
        while (waiting.TryPop(out var step))
        {
            foreach (var needed in step.DependsOn)
            {
                if (ReferenceEquals(needed, other))
                {
                    return true;
                }

                if (seen.Add(needed))
                {
                    waiting.Push(needed);
                }
            }
        }

        return false;
    }
}

/// <summary>A variable of a step whose value is made of an object's fields.</summary>
/// <param name="Name">Its name in the step's operation.</param>
/// <param name="Value">How it is made.</param>
/// <param name="Input">The argument it goes to, which says its type.</param>
internal sealed record StepVariable(string Name, SelectedValue Value, InputValue Input)
{
    /// <summary>The same, prepared for being written.</summary>
    public ValueShape Shape { get; } = ValueShape.Of(Value, Input.Type.NamedType);
}
