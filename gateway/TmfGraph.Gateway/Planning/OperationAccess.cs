using System.Runtime.CompilerServices;
using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

// Who may see what of an operation
// --------------------------------
// A requirement (one scope expression, one policy expression, or to be known at all) is a bit. Each selection of the document needs some of them: a field those
// of itself and of the type that it returns, a fragment those of its type. This is found once for an operation. A request then has the bits that its user
// fulfils, and whatever needs another one is not planned: no source schema is asked for it. A field stays in the answer as null; a fragment is taken out
// of it, as if it were skipped.
//
// An interface needs what all of its types need, but only where fields are selected on the interface itself: fragments on its types stand for themselves.
// What the gateway itself reads for keys and requirements is no selection of the client; composition sees to it that a field asks for what it is made of.

/// <summary>What the selections of one operation ask of whoever sends it.</summary>
internal sealed class OperationAccess
{
    private const int MaxRequirements = 64;

    private readonly CompositeSchema _schema;
    private readonly OperationDefinitionNode _operation;
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments;
    private readonly Dictionary<SelectionNode, ulong> _needs = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<AccessRequirement, int> _bits = [];
    private readonly List<AccessRequirement> _requirements = [];
    private readonly ulong _root;

    private OperationAccess(CompositeSchema schema, DocumentNode document, OperationDefinitionNode operation)
    {
        _schema = schema;
        _operation = operation;
        _fragments = document.Definitions.OfType<FragmentDefinitionNode>().ToDictionary(f => f.Name, StringComparer.Ordinal);
        if (schema.Public.GetRootType(operation.Operation) is { } root) // else planning says what is wrong
        {
            _root = BitsOf(schema.Access.Of(root.Name));
            Note(operation.SelectionSet, root, []);
        }
    }

    /// <summary>By their bits: in the order in which the document comes upon them.</summary>
    public IReadOnlyList<AccessRequirement> Requirements => _requirements;

    /// <summary>The bits of all requirements.</summary>
    public ulong All => _requirements.Count == MaxRequirements ? ulong.MaxValue : (1UL << _requirements.Count) - 1;

    /// <summary>What an operation that has been validated asks for; null when everybody may see all of it.</summary>
    /// <exception cref="PlanningException">It comes upon more requirements than there are bits.</exception>
    public static OperationAccess? Of(CompositeSchema schema, DocumentNode document, OperationDefinitionNode operation) =>
        schema.Access.IsEmpty || new OperationAccess(schema, document, operation) is not { Requirements.Count: > 0 } access ? null : access;

    /// <summary>Whether a selection is refused to those who fulfil these requirements alone.</summary>
    public bool IsRefused(SelectionNode selection, ulong granted) => _needs.TryGetValue(selection, out var needed) && (needed & ~granted) != 0;

    /// <summary>Whether all fields of the root are.</summary>
    public bool IsRootRefused(ulong granted) => (_root & ~granted) != 0;

    /// <summary>Everything that is refused to those who fulfil these requirements alone, up to a limit; what is below it is not told of.</summary>
    public IReadOnlyList<Refusal> RefusalsOf(ulong granted, int limit)
    {
        var root = _schema.Public.GetRootType(_operation.Operation)!; // else there would be no requirements
        return IsRootRefused(granted)
            ? [new Refusal([], root.Name, false, [])]
            : new RefusalFinder(this, _schema.Public, _fragments, granted, limit).Find(_operation.SelectionSet, root);
    }

    private void Note(SelectionSetNode set, NamedType type, HashSet<string> seen)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field when (type as ComplexType)?.GetField(field.Name) is { } known:
                    var below = known.Type.NamedType;
                    Need(field, _schema.Access.Of(type.Name, field.Name).And(RuleOf(below, field.SelectionSet)));
                    if (field.SelectionSet is not null)
                    {
                        Note(field.SelectionSet, below, seen);
                    }

                    break;
                case InlineFragmentNode { TypeCondition: { } condition } fragment when _schema.Public.GetType(condition.Name) is { } narrowed:
                    Need(fragment, RuleOf(narrowed, fragment.SelectionSet));
                    Note(fragment.SelectionSet, narrowed, seen);
                    break;
                case InlineFragmentNode { TypeCondition: null } fragment:
                    Note(fragment.SelectionSet, type, seen);
                    break;
                case FragmentSpreadNode spread when _fragments.GetValueOrDefault(spread.Name) is { } fragment
                    && _schema.Public.GetType(fragment.TypeCondition.Name) is { } narrowed:
                    Need(spread, RuleOf(narrowed, fragment.SelectionSet));
                    if (seen.Add(spread.Name))
                    {
                        Note(fragment.SelectionSet, narrowed, seen);
                    }

                    break;
            }
        }
    }

    private AccessRule RuleOf(NamedType type, SelectionSetNode? selected) =>
        type is InterfaceType && selected is not null && !SelectsFields(selected) ? AccessRule.None : _schema.Access.Of(type.Name);

    /// <summary>Whether fields are selected beside fragments on types. What an object is may be asked by everybody who may come upon it.</summary>
    private static bool SelectsFields(SelectionSetNode set) => set.Selections.Any(s => s switch
    {
        FieldNode field => !field.Name.StartsWith("__", StringComparison.Ordinal),
        InlineFragmentNode { TypeCondition: null } inner => SelectsFields(inner.SelectionSet),
        _ => false,
    });

    private void Need(SelectionNode selection, AccessRule rule)
    {
        if (!rule.IsNone)
        {
            _needs[selection] = BitsOf(rule);
        }
    }

    private ulong BitsOf(AccessRule rule)
    {
        var bits = 0UL;
        foreach (var requirement in rule.Requirements)
        {
            if (!_bits.TryGetValue(requirement, out var bit))
            {
                bit = _requirements.Count < MaxRequirements
                    ? _requirements.Count
                    : throw new PlanningException($"The operation selects what asks for more than {MaxRequirements} different things.", PlanningException.TooComplex);
                _bits.Add(requirement, bit);
                _requirements.Add(requirement);
            }

            bits |= 1UL << bit;
        }

        return bits;
    }
}

/// <summary>The requirements that somebody fulfils, of those that an operation comes upon.</summary>
/// <param name="Granted">Their bits.</param>
/// <param name="Refusals">What is refused for the others.</param>
internal sealed record GrantedAccess(OperationAccess Access, ulong Granted, IReadOnlyList<Refusal> Refusals)
{
    public bool IsRefused(SelectionNode selection) => Access.IsRefused(selection, Granted);

    public bool IsRootRefused => Access.IsRootRefused(Granted);
}
