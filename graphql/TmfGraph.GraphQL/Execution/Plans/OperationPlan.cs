using System.Text;
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
    private readonly FragmentTable _fragments;
    private readonly ConditionTable _conditions;
    private readonly BatchSearch _batches;
    private readonly Dictionary<NamedType, LeafWriter> _leafWriters = new(ReferenceEqualityComparer.Instance);
    private readonly int _maxFields;
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
        Root = null!; // set by Create, which needs the plan to compile its root
    }

    public GraphSchema Schema { get; }

    public OperationDefinitionNode Operation { get; }

    public OperationKind Kind => Operation.Operation;

    public VariableTable Variables { get; }

    /// <summary>Which variables the bits of conditions stand for.</summary>
    public ConditionTable Conditions => _conditions;

    public FragmentTable Fragments => _fragments;

    public PlanSet Root { get; private set; }

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
            $"The schema has no {OperationNames.Of(operation.Operation)} type.") { Locations = [operation.Location] });
        var plan = new OperationPlan(
            schema, operation, new FragmentTable(document), VariableTable.Create(schema, operation), maxFields);
        lock (plan.Gate)
        {
            plan.Root = plan.Compile(root, [new SelectionPart(operation.SelectionSet, Condition.Always)]);
        }

        return plan;
    }

    /// <summary>Makes the set of fields that the parts select on a concrete type. The gate is held.</summary>
    /// <exception cref="GraphQLException">The operation grows past its limit.</exception>
    public PlanSet Compile(ObjectType type, IReadOnlyList<SelectionPart> parts)
    {
        var groups = new FieldCollector(Schema, _fragments, _conditions, type, _maxFields).Collect(parts);
        var fields = new PlanField[groups.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = CreateField(type, groups[i]);
        }

        return new PlanSet(_setCount++, type, fields);
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
            Conditions = collected.Conditions,
            Unless = collected.Unless,
            Arguments = ArgumentTemplate.Create(field, node, Variables),
            Selection = field.Type.IsComposite ? CreateSelection(type, field, collected.Occurrences) : null,
            IsSingleLeaf = field.Type is { IsLeaf: true, IsList: false },
            Leaf = field.Type.IsLeaf ? LeafWriterOf(field.Type.NamedType) : null,
        };
    }

    private PlanSelection CreateSelection(ObjectType parent, Field field, List<FieldOccurrence> occurrences)
    {
        var parts = new List<SelectionPart>(occurrences.Count);
        var leadsToBatch = false;
        foreach (var (node, condition) in occurrences)
        {
            if (node.SelectionSet is { } selection)
            {
                parts.Add(new SelectionPart(selection, condition));
                leadsToBatch |= _batches.Contains(selection, field.Type.NamedType);
            }
        }

        return new PlanSelection(this, _selectionCount++, field.Type.NamedType, parts, leadsToBatch);
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
