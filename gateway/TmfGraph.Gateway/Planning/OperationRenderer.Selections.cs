using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;
using Conjunction = TmfGraph.GraphQL.Execution.Plans.Condition;

namespace TmfGraph.Gateway.Planning;

// Conditions of fields that stand in several places
// -------------------------------------------------
// GraphQL has no "include if a or b": a field with alternatives is written once for each of them, and the source merges these copies again.
// If each copy had all that is below, with the alternatives of the children in it, the operation would grow with the power of its depth.
// So the copies share what is below: an alternative of a child goes only into the copy of the parent that is there whenever the
// alternative holds. No field is then written more often than it has alternatives, which is at most as often as the client wrote it. Only
// what is there in all copies (keys, for instance) is written once for each.
internal sealed partial class OperationRenderer
{
    /// <summary>The copies of what stands there once: nothing has to hold.</summary>
    private static readonly IReadOnlyList<Conjunction> Once = [Conjunction.Always];

    /// <summary>The selection sets below the copies of a field.</summary>
    /// <param name="copies">For each copy of the field what holds when it is there.</param>
    private SelectionSetNode[] Selections(ViewSelection view, IReadOnlyList<Conjunction> copies)
    {
        var selections = new List<SelectionNode>[copies.Count];
        var narrowed = new OrderedDictionary<string, List<SelectionNode>>[copies.Count];
        for (var i = 0; i < copies.Count; i++)
        {
            selections[i] = view.NeedsTypeName ? [new FieldNode("__typename")] : [];
            narrowed[i] = new OrderedDictionary<string, List<SelectionNode>>(StringComparer.Ordinal);
        }

        var possible = TypeFacts.PossibleTypes(_step.Source!, view.StaticType); // introspection is rendered elsewhere
        foreach (var (field, part) in FieldsOf(view).SelectMany(f => f.Parts(_reduced), (f, p) => (f, p)))
        {
            var types = NarrowTo(view, field, part.Types, possible);
            foreach (var (copy, node) in Render(field, part.Condition, copies))
            {
                if (types is null)
                {
                    selections[copy].Add(node);
                }

                foreach (var type in types ?? [])
                {
                    AddNarrowed(narrowed[copy], _step.Source!.Apollo?.NameOf(type) ?? type, node, types!.Count > 1); // it is being walked
                }
            }
        }

        var sets = new SelectionSetNode[copies.Count];
        for (var i = 0; i < copies.Count; i++)
        {
            selections[i].AddRange(narrowed[i].Select(n => new InlineFragmentNode(new NamedTypeNode(n.Key), new SelectionSetNode(n.Value))));
            if (selections[i].Count == 0)
            {
                selections[i].Add(new FieldNode("__typename")); // all that counts here stands in other copies
            }

            sets[i] = new SelectionSetNode(selections[i]);
        }

        return sets;
    }

    private IEnumerable<ViewField> FieldsOf(ViewSelection view) => _remainder is null || view != _step.View.Selection ? view.Fields : _remainder.Kept;

    private static void AddNarrowed(
        OrderedDictionary<string, List<SelectionNode>> narrowed, string type, SelectionNode node, bool mayRepeat)
    {
        if (!narrowed.TryGetValue(type, out var selections))
        {
            narrowed.Add(type, selections = []);
        }

        if (!mayRepeat || !selections.Contains(node)) // types of one interface object ask for the same under its name
        {
            selections.Add(node);
        }
    }

    /// <summary>The types to narrow to: one interface when it says exactly the same, else each object type; null when all objects have the field.</summary>
    private List<string>? NarrowTo(ViewSelection view, ViewField field, IReadOnlySet<string> types, IReadOnlyList<ObjectType> possible)
    {
        if (view.StaticType is ObjectType
            || types.Contains(view.StaticType.Name)
            || (view.StaticType is InterfaceType shared && possible.All(p => types.Contains(p.Name)) && Has(shared, field)))
        {
            return null;
        }

        if (types.Count == 1)
        {
            return [.. types.Where(t => possible.Any(p => p.Name == t))];
        }

        var wanted = possible.Where(p => types.Contains(p.Name)).ToArray();
        if (wanted.Length > 1)
        {
            var schema = _step.Source!.Schema; // introspection is rendered elsewhere
            foreach (var candidate in wanted[0].Interfaces.OrderBy(i => i.Name, StringComparer.Ordinal))
            {
                if (Has(candidate, field)
                    && wanted.All(w => schema.IsPossibleType(candidate, w))
                    && possible.Count(p => schema.IsPossibleType(candidate, p)) == wanted.Length)
                {
                    return [candidate.Name];
                }
            }
        }

        return [.. wanted.Select(w => w.Name)];
    }

    /// <summary>
    /// Whether an interface's own field takes what is written for the objects' fields: these may have more arguments, and a narrower type, with
    /// fields that the interface's has not.
    /// </summary>
    /// <seealso href="https://spec.graphql.org/September2025/#IsValidImplementation()"/>
    private static bool Has(InterfaceType type, ViewField field) =>
        type.GetField(field.Field.Name) is { } own
        && (field.Children is null || own.Type.NamedType.Name == field.Children.StaticType.Name)
        && field.Selection.Arguments.All(a => own.GetArgument(a.Name) is not null)
        && field.Filled.TrueForAll(f => own.GetArgument(f.Argument) is not null);

    /// <summary>A field's own copies, each with the number of the parent's copy it belongs to.</summary>
    private List<(int Parent, SelectionNode Node)> Render(ViewField field, Condition condition, IReadOnlyList<Conjunction> parents)
    {
        var copies = CopiesOf(condition, parents);
        var arguments = new List<ArgumentNode>();
        foreach (var argument in ArgumentsFor(field))
        {
            CollectVariables(argument.Value, _used);
            arguments.Add(argument);
        }

        foreach (var (argument, variable) in field.Filled)
        {
            _filled.Add(variable);
            arguments.Add(new ArgumentNode(argument, new VariableNode(_renamed[variable])));
        }

        var node = new FieldNode(field.Field.Name) { Alias = field.Key == field.Field.Name ? null : field.Key, Arguments = arguments };

        // a single copy is there whenever anything below is needed, so the terms begin anew
        var below = field.Children is null ? null : Selections(field.Children, copies.Count == 1 ? Once : copies.ConvertAll(c => c.Terms));
        var rendered = new List<(int, SelectionNode)>(copies.Count);
        for (var i = 0; i < copies.Count; i++)
        {
            var (parent, terms) = copies[i];
            var own = terms.Except(parents[parent]);
            _used.UnionWith(_conditions.TermsOf(own).Select(t => t.Variable));
            rendered.Add((parent, Conditional(node with { SelectionSet = below?[i] }, own, _conditions)));
        }

        return rendered;
    }

    /// <summary>Which copies a field has: in which copy of its parent each stands, and what holds when it is there.</summary>
    private List<(int Parent, Conjunction Terms)> CopiesOf(
        Condition condition,
        IReadOnlyList<Conjunction> parents)
    {
        var copies = new List<(int, Conjunction)>();
        foreach (var alternative in condition.Alternatives)
        {
            var owner = -1;
            for (var i = 0; i < parents.Count && owner < 0; i++)
            {
                owner = parents[i].Covers(alternative) ? i : -1;
            }

            _budget.Take(owner >= 0 ? 1 : parents.Count);
            if (owner >= 0)
            {
                copies.Add((owner, alternative));
                continue;
            }

            // it may be needed with any of them
            for (var i = 0; i < parents.Count; i++)
            {
                if (parents[i].And(alternative) is { IsNever: false } both)
                {
                    copies.Add((i, both));
                }
            }
        }

        return copies;
    }

    private static SelectionNode Conditional(FieldNode field, Conjunction terms, ConditionVariables variables)
    {
        SelectionNode result = field;
        foreach (var (variable, expected) in variables.TermsOf(terms))
        {
            var directive = new DirectiveNode(expected ? "include" : "skip", [new ArgumentNode("if", new VariableNode(variable))]);
            result = ReferenceEquals(result, field)
                ? field with { Directives = [directive] }
                : new InlineFragmentNode(null, new SelectionSetNode([result])) { Directives = [directive] };
        }

        return result;
    }
}
