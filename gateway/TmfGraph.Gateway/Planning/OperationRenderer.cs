using System.Buffers;
using System.Text;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>Makes the operation that a fetch sends.</summary>
internal sealed class OperationRenderer
{
    private readonly FetchStep _step;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);

    private OperationRenderer(FetchStep step) => _step = step;

    /// <summary>The operation of a fetch from a source schema.</summary>
    public static FetchOperation Render(FetchStep step, OperationDefinitionNode client)
    {
        var renderer = new OperationRenderer(step);
        renderer.RenameVariables(client);
        var selection = renderer.Selection(step.View.Selection);
        var lookupPath = new List<byte[]>();
        if (step.Lookup is not null)
        {
            selection = renderer.WrapInLookup(selection, lookupPath);
        }

        var variables = new List<VariableDefinitionNode>();
        foreach (var variable in step.Variables)
        {
            variables.Add(new VariableDefinitionNode(renderer._renamed[variable.Name], ToNode(variable.Input.Type), null));
        }

        var forwarded = client.Variables.Where(v => renderer._used.Contains(v.Name)).ToArray();
        variables.AddRange(forwarded.Select(v => new VariableDefinitionNode(v.Name, v.Type, v.DefaultValue)));
        var operation = new OperationDefinitionNode(step.Kind, NameFor(step, client), variables, selection);
        step.VariableNames = [.. step.Variables.Select(v => Encoding.UTF8.GetBytes($"\"{renderer._renamed[v.Name]}\":"))];
        return new FetchOperation(PrintCompact(operation), step.Kind is OperationKind.Mutation, [.. forwarded.Select(v => v.Name)], lookupPath);
    }

    /// <summary>The operation with the client's introspection fields, for the engine.</summary>
    public static FetchOperation RenderIntrospection(IReadOnlyList<FieldSelection> fields, OperationDefinitionNode client, DocumentNode document)
    {
        var selections = fields.Select(SelectionNode (f) => f.Node!).ToArray(); // they come from the document
        var used = new HashSet<string>(StringComparer.Ordinal);
        var fragments = new Dictionary<string, FragmentDefinitionNode>(StringComparer.Ordinal);
        foreach (var selection in selections)
        {
            CollectUses(selection, document, used, fragments);
        }

        var variables = client.Variables.Where(v => used.Contains(v.Name)).ToArray();
        var operation = new OperationDefinitionNode(OperationKind.Query, client.Name, variables, new SelectionSetNode(selections));
        var text = PrintCompact(new DocumentNode([operation, .. fragments.Values]));
        return new FetchOperation(text, false, [.. variables.Select(v => v.Name)], []);
    }

    /// <summary>Syntax without line breaks and indentation.</summary>
    public static string PrintCompact(SyntaxNode node)
    {
        var output = new ArrayBufferWriter<byte>();
        SyntaxPrinter.Print(node, output, indented: false);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string? NameFor(FetchStep step, OperationDefinitionNode client) => client.Name is null ? null : $"{client.Name}_{step.Id}";

    /// <summary>Names for filled variables that no client variable has.</summary>
    private void RenameVariables(OperationDefinitionNode client)
    {
        foreach (var variable in _step.Variables)
        {
            var name = variable.Name;
            while (client.Variables.Any(v => v.Name == name))
            {
                name = "_" + name;
            }

            _renamed.Add(variable.Name, name);
        }
    }

    private SelectionSetNode WrapInLookup(SelectionSetNode selection, List<byte[]> path)
    {
        var lookup = _step.Lookup!; // the caller has seen it
        var arguments = _step.KeyVariables.ConvertAll(k => new ArgumentNode(k.Argument, new VariableNode(_renamed[k.Variable])));
        for (var i = lookup.Path.Count - 1; i >= 0; i--)
        {
            path.Insert(0, Encoding.UTF8.GetBytes(lookup.Path[i] + "\""));
            selection = new SelectionSetNode(
            [
                new FieldNode(lookup.Path[i]) { SelectionSet = selection, Arguments = i == lookup.Path.Count - 1 ? arguments : [] },
            ]);
        }

        return selection;
    }

    private SelectionSetNode Selection(ViewSelection view)
    {
        var selections = new List<SelectionNode>();
        if (view.NeedsTypeName)
        {
            selections.Add(new FieldNode("__typename"));
        }

        var source = _step.Source!; // introspection is rendered elsewhere
        var possible = TypeFacts.PossibleTypes(source, view.StaticType);
        var narrowed = new List<(string Type, List<SelectionNode> Selections)>();
        foreach (var field in view.Fields)
        {
            if (view.StaticType is ObjectType || (view.StaticType is InterfaceType shared && Covers(field, possible) && shared.GetField(field.Field.Name) is not null))
            {
                selections.AddRange(Render(field));
                continue;
            }

            foreach (var condition in ConditionsFor(field, possible))
            {
                var index = narrowed.FindIndex(n => n.Type == condition);
                if (index < 0)
                {
                    index = narrowed.Count;
                    narrowed.Add((condition, []));
                }

                narrowed[index].Selections.AddRange(Render(field));
            }
        }

        foreach (var (type, inner) in narrowed)
        {
            selections.Add(new InlineFragmentNode(new NamedTypeNode(type), new SelectionSetNode(inner)));
        }

        return new SelectionSetNode(selections);
    }

    private static bool Covers(ViewField field, IReadOnlyList<ObjectType> possible) => possible.All(p => field.Types.Contains(p.Name));

    /// <summary>The types to narrow to: one interface when it says exactly the same, else each object type.</summary>
    private IEnumerable<string> ConditionsFor(ViewField field, IReadOnlyList<ObjectType> possible)
    {
        var wanted = possible.Where(p => field.Types.Contains(p.Name)).ToArray();
        if (wanted.Length > 1)
        {
            foreach (var candidate in wanted[0].Interfaces.OrderBy(i => i.Name, StringComparer.Ordinal))
            {
                var all = _step.Source!.Schema.GetPossibleTypes(candidate);
                if (candidate.GetField(field.Field.Name) is not null
                    && wanted.All(all.Contains)
                    && possible.Count(all.Contains) == wanted.Length)
                {
                    return [candidate.Name];
                }
            }
        }

        return wanted.Select(w => w.Name);
    }

    private List<SelectionNode> Render(ViewField field)
    {
        var arguments = new List<ArgumentNode>();
        foreach (var argument in field.Selection.Arguments)
        {
            CollectVariables(argument.Value, _used);
            arguments.Add(argument);
        }

        foreach (var (argument, variable) in field.Filled)
        {
            arguments.Add(new ArgumentNode(argument, new VariableNode(_renamed[variable])));
        }

        var node = new FieldNode(field.Field.Name)
        {
            Alias = field.Key == field.Field.Name ? null : field.Key,
            Arguments = arguments,
            SelectionSet = field.Children is null ? null : Selection(field.Children),
        };
        return [.. field.Condition.Alternatives.Select(a => Conditional(node, a))];
    }

    private SelectionNode Conditional(FieldNode field, IReadOnlyList<ConditionTerm> terms)
    {
        SelectionNode result = field;
        for (var i = 0; i < terms.Count; i++)
        {
            _used.Add(terms[i].Variable);
            var directive = new DirectiveNode(
                terms[i].Expected ? "include" : "skip",
                [new ArgumentNode("if", new VariableNode(terms[i].Variable))]);
            result = i == 0
                ? field with { Directives = [directive] }
                : new InlineFragmentNode(null, new SelectionSetNode([result])) { Directives = [directive] };
        }

        return result;
    }

    private static void CollectVariables(ValueNode value, HashSet<string> used)
    {
        switch (value)
        {
            case VariableNode variable:
                used.Add(variable.Name);
                break;
            case ListValueNode list:
                foreach (var item in list.Items)
                {
                    CollectVariables(item, used);
                }

                break;
            case ObjectValueNode fields:
                foreach (var field in fields.Fields)
                {
                    CollectVariables(field.Value, used);
                }

                break;
        }
    }

    private static void CollectUses(
        SelectionNode selection,
        DocumentNode document,
        HashSet<string> used,
        Dictionary<string, FragmentDefinitionNode> fragments)
    {
        foreach (var argument in selection.Directives.SelectMany(d => d.Arguments))
        {
            CollectVariables(argument.Value, used);
        }

        SelectionSetNode? below = null;
        switch (selection)
        {
            case FieldNode field:
                foreach (var argument in field.Arguments)
                {
                    CollectVariables(argument.Value, used);
                }

                below = field.SelectionSet;
                break;
            case InlineFragmentNode inline:
                below = inline.SelectionSet;
                break;
            case FragmentSpreadNode spread when !fragments.ContainsKey(spread.Name):
                var fragment = document.Definitions.OfType<FragmentDefinitionNode>().First(f => f.Name == spread.Name);
                fragments.Add(spread.Name, fragment);
                below = fragment.SelectionSet;
                break;
        }

        foreach (var child in below?.Selections ?? [])
        {
            CollectUses(child, document, used, fragments);
        }
    }

    private static TypeNode ToNode(GraphType type) => type switch
    {
        NonNullType nonNull => new NonNullTypeNode(ToNode(nonNull.Inner)),
        ListType list => new ListTypeNode(ToNode(list.Item)),
        NamedType named => new NamedTypeNode(named.Name),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
