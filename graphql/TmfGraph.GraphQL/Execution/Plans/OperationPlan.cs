using System.Collections.Concurrent;
using System.Text;
using TmfGraph.GraphQL.Execution.Costs;
using TmfGraph.GraphQL.Execution.Values;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>
/// An operation ready to run. It is shared by all requests for the same document and grows while they meet new concrete types; what has
/// grown never changes.
/// </summary>
internal sealed class OperationPlan
{
    private const int MaxIncrementalPlans = 8;

    private const int BytesPerField = 300;

    private readonly FragmentTable _fragments;
    private readonly ConditionTable _conditions;
    private readonly BatchSearch _batches;
    private readonly Dictionary<NamedType, LeafWriter> _leafWriters = new(ReferenceEqualityComparer.Instance);
    private readonly int _maxFields;
    private readonly IncrementalPlan? _incremental;
    private readonly ConcurrentDictionary<(ulong Bits, bool RepeatsFields), OperationPlan> _incrementalPlans = [];
    private int _fieldCount;
    private int _setCount;
    private int _selectionCount;

    private OperationPlan(GraphSchema schema, OperationDefinitionNode operation, FragmentTable fragments, VariableTable variables, int maxFields)
    {
        Schema = schema;
        Operation = operation;
        Variables = variables;
        _fragments = fragments;
        _conditions = new ConditionTable(variables, operation, fragments);
        _batches = new BatchSearch(schema, fragments);
        _maxFields = maxFields;
        Root = null!; // set by CompileRoot, which needs the plan to compile its root
    }

    private OperationPlan(OperationPlan plan, IncrementalPlan incremental)
    {
        Schema = plan.Schema;
        Operation = plan.Operation;
        Variables = plan.Variables;
        _fragments = plan._fragments;
        _conditions = plan._conditions;
        _batches = new BatchSearch(Schema, _fragments); // one each, as it learns under the gate of its plan
        _maxFields = plan._maxFields;
        _incremental = incremental;
        Root = null!; // set by CompileRoot, as above
    }

    public GraphSchema Schema { get; }

    public OperationDefinitionNode Operation { get; }

    public OperationKind Kind => Operation.Operation;

    public VariableTable Variables { get; }

    /// <summary>Which variables the bits of conditions stand for.</summary>
    public ConditionTable Conditions => _conditions;

    public FragmentTable Fragments => _fragments;

    /// <summary>Whether something is deferred or streamed in the document.</summary>
    public bool HasIncremental => _conditions.HasIncremental;

    public PlanSet Root { get; private set; }

    /// <summary>What prices the operation; null when its costs are nobody's concern.</summary>
    public OperationCost? Cost { get; private set; }

    /// <summary>
    /// What the plan takes, or may come to take when all types of its price are met and all plans for responses in parts are made, apart from its document.
    /// </summary>
    public long EstimatedBytes => BytesPerField * ((long)FieldCount + (Cost?.NodeCount ?? 0)) * (HasIncremental ? 1 + MaxIncrementalPlans : 1);

    /// <summary>Held while the plan grows.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Upper bound of <see cref="PlanField.Id"/>, exclusive; grows.</summary>
    public int FieldCount => Volatile.Read(ref _fieldCount);

    /// <summary>Upper bound of <see cref="PlanSet.Id"/>, exclusive; grows.</summary>
    public int SetCount => Volatile.Read(ref _setCount);

    /// <summary>Upper bound of <see cref="PlanSelection.Id"/>, exclusive; grows.</summary>
    public int SelectionCount => Volatile.Read(ref _selectionCount);

    /// <summary>Compiles an operation of a valid document.</summary>
    /// <exception cref="GraphQLException">The operation cannot run: its kind is not offered, or it is too large.</exception>
    public static OperationPlan Create(GraphSchema schema, DocumentNode document, OperationDefinitionNode operation, int maxFields)
    {
        var root = schema.GetRootType(operation.Operation) ?? throw new GraphQLException(new GraphQLError(
            $"The schema has no {operation.Operation.Keyword()} type.") { Locations = [operation.Location] });
        var fragments = new FragmentTable(document);
        var plan = new OperationPlan(schema, operation, fragments, VariableTable.Create(schema, operation, fragments), maxFields);
        plan.CompileRoot(root);
        return plan;
    }

    /// <summary>
    /// The plan of the same operation for a response in parts, with these values of the variables that decide about parts. A few are kept.
    /// </summary>
    /// <exception cref="GraphQLException">The operation is too large.</exception>
    public OperationPlan ForParts(VariableValues variables, bool repeatsFields)
    {
        var bits = _conditions.Evaluate(variables);
        if (_incrementalPlans.TryGetValue((bits, repeatsFields), out var known))
        {
            return known;
        }

        var plan = new OperationPlan(this, new IncrementalPlan(_conditions, bits, repeatsFields));
        plan.CompileRoot(Root.Type);
        if (_incrementalPlans.Count < MaxIncrementalPlans)
        {
            _incrementalPlans.TryAdd((bits, repeatsFields), plan);
        }

        return plan;
    }

    /// <summary>Makes the set of fields that the parts select on a concrete type. The gate is held.</summary>
    /// <param name="delivery">The deferred fragments that deliver the objects the set is for; empty when none does.</param>
    /// <exception cref="GraphQLException">The operation grows past its limit.</exception>
    public PlanSet Compile(ObjectType type, IReadOnlyList<SelectionPart> parts, DeferUsage[] delivery)
    {
        var collector = new FieldCollector(Schema, _fragments, _conditions, _incremental, type, _maxFields);
        var fields = new List<PlanField>();
        var deferred = new List<(DeferUsage[] Usages, List<PlanField> Fields)>();
        foreach (var collected in collector.Collect(parts))
        {
            var field = CreateField(type, collected);
            if (collected.Usages.AsSpan().SequenceEqual(delivery))
            {
                fields.Add(field);
                continue;
            }

            var group = deferred.Find(g => g.Usages.AsSpan().SequenceEqual(collected.Usages));
            if (group.Fields is null)
            {
                deferred.Add(group = (collected.Usages, []));
            }

            group.Fields.Add(field);
        }

        return new PlanSet(_setCount++, type, [.. fields])
        {
            NewUsages = [.. collector.NewUsages],
            Deferred = [.. deferred.Select(g => new DeferredGroup(
                g.Usages, new PlanSet(_setCount++, type, [.. g.Fields]), string.Join(',', g.Usages.Select(static u => u.Key))))],
        };
    }

    /// <summary>Prices the operation from now on. Called before others see the plan.</summary>
    /// <exception cref="GraphQLException">The operation is too large.</exception>
    public void AddCost(CostModel model) => Cost = OperationCost.Create(Schema, model, Operation, _fragments, _conditions, _maxFields);

    private void CompileRoot(ObjectType root)
    {
        lock (Gate)
        {
            Root = Compile(root, [new SelectionPart(Operation.SelectionSet, Condition.Always, null)], []);
        }
    }

    private PlanField CreateField(ObjectType type, CollectedField collected)
    {
        if (_fieldCount >= _maxFields)
        {
            throw new GraphQLException($"The operation selects more than {_maxFields} fields.");
        }

        var node = collected.Occurrences[0].Node;
        var field = collected.Field;
        return new PlanField
        {
            Id = _fieldCount++,
            Field = field,
            ResponseName = node.ResponseName,
            Prefix = Encoding.UTF8.GetBytes($",\"{node.ResponseName}\":"),
            Source = SourceOf(field),
            Node = node,
            Occurrences = collected.Occurrences,
            Conditions = collected.Conditions,
            Unless = collected.Unless,
            Arguments = ArgumentTemplate.Create(field, node, Variables),
            Selection = field.Type.IsComposite ? CreateSelection(field, collected) : null,
            Stream = field.Type.IsList ? _incremental?.FindStream(node) : null,
            IsSingleLeaf = field.Type is { IsLeaf: true, IsList: false },
            Leaf = field.Type.IsLeaf ? LeafWriterOf(field.Type.NamedType) : null,
        };
    }

    private PlanSelection CreateSelection(Field field, CollectedField collected)
    {
        var parts = new List<SelectionPart>(collected.Occurrences.Count);
        var leadsToBatch = false;
        foreach (var (node, condition, usage) in collected.Occurrences)
        {
            if (node.SelectionSet is { } selection)
            {
                parts.Add(new SelectionPart(selection, condition, usage));
                leadsToBatch |= _batches.Contains(selection, field.Type.NamedType);
            }
        }

        return new PlanSelection(this, _selectionCount++, field.Type.NamedType, parts, collected.Usages, leadsToBatch);
    }

    private LeafWriter LeafWriterOf(NamedType type)
    {
        if (!_leafWriters.TryGetValue(type, out var writer))
        {
            writer = type is EnumType @enum ? new EnumLeafWriter(@enum) : new ScalarLeafWriter((ScalarType)type);
            _leafWriters.Add(type, writer);
        }

        return writer;
    }

    private static FieldSource SourceOf(Field field) => field switch
    {
        { Name: "__typename" } => FieldSource.TypeName,
        { Resolver: BatchResolver or StreamResolver } => FieldSource.Batch,
        { Resolver: PureResolver } => FieldSource.Pure,
        _ => FieldSource.Json,
    };
}
