using System.Runtime.CompilerServices;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

/// <summary>
/// The type conditions of the fragments at one place of the response. Object types that meet the same ones are asked for the same fields, so
/// that of an interface with a hundred members most are collected once.
/// </summary>
internal sealed class TypeConditions
{
    private readonly SelectionContext _context;
    private readonly HashSet<string> _objects = new(StringComparer.Ordinal);
    private readonly HashSet<string> _abstract = new(StringComparer.Ordinal);
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);

    public TypeConditions(SelectionContext context, IEnumerable<SelectionSetNode> sets)
    {
        _context = context;
        foreach (var set in sets)
        {
            Add(set);
        }
    }

    /// <summary>Equal for types that meet the same conditions.</summary>
    public string Met(string type)
    {
        if (_objects.Contains(type))
        {
            return type; // what is said of one type alone is said of no other
        }

        return string.Create(_abstract.Count, (Conditions: this, type), static (met, state) =>
        {
            var i = 0;
            foreach (var name in state.Conditions._abstract)
            {
                met[i++] = state.Conditions._context.Types.Satisfies(state.type, name) ? '1' : '0';
            }
        });
    }

    private void Add(SelectionSetNode set)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case InlineFragmentNode inline:
                    _context.CountNode();
                    Add(inline.TypeCondition?.Name, inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread when _followed.Add(spread.Name):
                    _context.CountNode();
                    Add(_context.Fragments[spread.Name].TypeCondition.Name, _context.Fragments[spread.Name].SelectionSet);
                    break;
            }
        }
    }

    private void Add(string? name, SelectionSetNode set)
    {
        if (name is not null)
        {
            (_context.Types.IsAbstract(name) ? _abstract : _objects).Add(name);
        }

        Add(set);
    }
}
