using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Validation;

/// <summary>
/// Finds fields that are selected within themselves, at any depth and through fragments, more often than they may be.
/// </summary>
/// <remarks>
/// Fragments cannot contain themselves, so a field is within itself at most as often as the document writes it: only when some field is
/// written more often than it may be nested are the selections walked with their fragments in place. The walk ends with the budget of
/// selections that another rule holds the document to.
/// </remarks>
internal sealed class NestedFields(ValidationContext context, Func<Field, int> limitOf)
{
    private readonly Dictionary<Field, int> _open = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _fragments = new(StringComparer.Ordinal);
    private readonly HashSet<FieldNode> _found = new(ReferenceEqualityComparer.Instance);
    private int _budget = context.Limits.MaxSelections;

    /// <summary>The selections that are one too many, in the order of the document; what is within them is not looked at.</summary>
    public IReadOnlyCollection<FieldNode> Find()
    {
        if (MayExist())
        {
            foreach (var operation in context.Operations)
            {
                Walk(operation.SelectionSet, context.Schema.GetRootType(operation.Operation));
            }
        }

        return _found;
    }

    private bool MayExist()
    {
        var written = new Dictionary<Field, int>(ReferenceEqualityComparer.Instance);
        foreach (var use in context.Fields)
        {
            if (use is { Definition: { } field, Node.SelectionSet: not null } && (written[field] = written.GetValueOrDefault(field) + 1) > limitOf(field))
            {
                return true;
            }
        }

        return false;
    }

    private void Walk(SelectionSetNode selections, NamedType? parent)
    {
        foreach (var selection in selections.Selections)
        {
            if (_budget-- <= 0)
            {
                return;
            }

            switch (selection)
            {
                case FieldNode { SelectionSet: { } below } node when parent is not null && context.Schema.GetField(parent, node.Name) is { } field:
                    WalkField(node, field, below);
                    break;
                case InlineFragmentNode inline:
                    Walk(inline.SelectionSet, inline.TypeCondition is { } condition ? context.Schema.GetType(condition.Name) : parent);
                    break;
                case FragmentSpreadNode spread when context.Fragments.TryGetValue(spread.Name, out var fragment) && _fragments.Add(spread.Name):
                    Walk(fragment.SelectionSet, context.Schema.GetType(fragment.TypeCondition.Name));
                    _fragments.Remove(spread.Name);
                    break;
            }
        }
    }

    private void WalkField(FieldNode node, Field field, SelectionSetNode below)
    {
        var depth = _open.GetValueOrDefault(field) + 1;
        if (depth > limitOf(field))
        {
            _found.Add(node);
            return;
        }

        _open[field] = depth;
        Walk(below, field.Type.NamedType);
        _open[field] = depth - 1;
    }
}
