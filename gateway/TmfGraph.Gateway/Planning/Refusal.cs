using System.Runtime.CompilerServices;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Values;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>Something of an operation that whoever sends it may not see.</summary>
/// <param name="Path">The client's names of the fields that lead to it, up to the first list: behind that the places are known to answers alone.</param>
/// <param name="Coordinate">The field, or the type of a fragment or of the root.</param>
/// <param name="IsFragment">Whether it is a fragment; else its place is null.</param>
/// <param name="Conditions">The <c>@skip</c> and <c>@include</c> on the way to it.</param>
internal sealed record Refusal(IReadOnlyList<object> Path, string Coordinate, bool IsFragment, IReadOnlyList<DirectiveNode> Conditions)
{
    /// <summary>As Apollo's router has it, for clients that look for it.</summary>
    public const string Code = "UNAUTHORIZED_FIELD_OR_TYPE";

    public GraphQLError Error => ErrorAt(Path, Coordinate);

    public static GraphQLError ErrorAt(IReadOnlyList<object> path, string coordinate) => new("Unauthorized field or type")
    {
        Code = Code,
        Path = path.Count > 0 ? path : null,
        Extensions = new Dictionary<string, object?> { ["coordinate"] = coordinate },
    };

    /// <summary>Whether a request with these variables selects it.</summary>
    public bool IsSelected(VariableValues variables) => Conditions.All(d => d.Argument("if") switch
    {
        BooleanValueNode literal => literal.Value,
        VariableNode variable => variables.Get(variable.Name).ValueKind is JsonValueKind.True,
        _ => true,
    } == (d.Name == "include"));
}

/// <summary>Lists what is refused. A fragment that holds nothing of it is not walked, so that there are not more steps than there are refusals, each as long as its path.</summary>
internal sealed class RefusalFinder(
    OperationAccess access, GraphSchema schema, IReadOnlyDictionary<string, FragmentDefinitionNode> fragments, ulong granted, int limit)
{
    private readonly List<Refusal> _found = [];
    private readonly Dictionary<string, bool> _holding = new(StringComparer.Ordinal);

    public IReadOnlyList<Refusal> Find(SelectionSetNode set, NamedType root)
    {
        Walk(set, root, [], false, []);
        return _found;
    }

    /// <param name="isCut">Whether the path has come to a list.</param>
    private void Walk(SelectionSetNode set, NamedType? type, IReadOnlyList<object> path, bool isCut, IReadOnlyList<DirectiveNode> outer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var selection in set.Selections)
        {
            if (_found.Count >= limit)
            {
                return;
            }

            IReadOnlyList<DirectiveNode> conditions = [.. outer, .. selection.Directives.Where(d => d.Name is "skip" or "include")];
            var isRefused = access.IsRefused(selection, granted);
            switch (selection)
            {
                case FieldNode field when (type as ComplexType)?.GetField(field.Name) is { } known:
                    IReadOnlyList<object> own = isCut ? path : [.. path, field.ResponseName];
                    if (isRefused)
                    {
                        _found.Add(new Refusal(own, known.Coordinate, false, conditions));
                    }
                    else if (field.SelectionSet is not null && Holds(field.SelectionSet))
                    {
                        Walk(field.SelectionSet, known.Type.NamedType, own, isCut || known.Type.IsList, conditions);
                    }

                    break;
                case InlineFragmentNode fragment:
                    Enter(fragment.SelectionSet, fragment.TypeCondition?.Name);
                    break;
                case FragmentSpreadNode spread when fragments.GetValueOrDefault(spread.Name) is { } fragment:
                    Enter(fragment.SelectionSet, fragment.TypeCondition.Name);
                    break;
            }

            void Enter(SelectionSetNode inner, string? condition)
            {
                if (isRefused)
                {
                    _found.Add(new Refusal(path, condition!, true, conditions)); // one without a type is not refused
                }
                else if (Holds(inner))
                {
                    Walk(inner, condition is null ? type : schema.GetType(condition), path, isCut, conditions);
                }
            }
        }
    }

    private bool Holds(SelectionSetNode set)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return set.Selections.Any(s => access.IsRefused(s, granted) || s switch
        {
            FieldNode { SelectionSet: { } inner } => Holds(inner),
            InlineFragmentNode fragment => Holds(fragment.SelectionSet),
            FragmentSpreadNode spread => HoldsFragment(spread.Name),
            _ => false,
        });
    }

    private bool HoldsFragment(string name)
    {
        if (!_holding.TryGetValue(name, out var holds))
        {
            holds = _holding[name] = fragments.GetValueOrDefault(name) is { } fragment && Holds(fragment.SelectionSet);
        }

        return holds;
    }
}
