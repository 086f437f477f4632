using System.Buffers;
using System.Text;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>Makes the operation that a fetch sends.</summary>
internal sealed partial class OperationRenderer
{
    private const string Representations = "representations";
    private static readonly TypeNode AnyList = new NonNullTypeNode(new ListTypeNode(new NonNullTypeNode(new NamedTypeNode("_Any"))));
    private readonly FetchStep _step;
    private readonly GraphSchema _public;
    private readonly ConditionVariables _conditions;
    private readonly PlannerBudget _budget;
    private readonly bool _reduced;
    private readonly Remainder? _remainder;
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly HashSet<string> _filled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _renamed = new(StringComparer.Ordinal);

    private OperationRenderer(FetchStep step, GraphSchema publicSchema, ConditionVariables conditions, PlannerBudget budget, bool reduced, Remainder? remainder)
    {
        _step = step;
        _public = publicSchema;
        _conditions = conditions;
        _budget = budget;
        _reduced = reduced;
        _remainder = remainder;
    }

    /// <summary>The operation of a fetch from a source schema.</summary>
    /// <param name="reduced">Whether what only requirements of other fetches read is left out; see <see cref="FetchStep.Reduced"/>.</param>
    /// <param name="remainder">What is left of the fetch, when that is not all; null for the whole.</param>
    public static RenderedOperation Render(
        FetchStep step,
        OperationDefinitionNode client,
        GraphSchema publicSchema,
        ConditionVariables conditions,
        PlannerBudget budget,
        bool reduced = false,
        Remainder? remainder = null)
    {
        var renderer = new OperationRenderer(step, publicSchema, conditions, budget, reduced, remainder);
        renderer.RenameVariables(client);
        var selection = renderer.Selections(step.View.Selection, Once)[0];
        new OperationSize(budget).Check(selection);
        var lookupPath = new List<JsonName>();
        if (step.Lookup is not null)
        {
            selection = renderer.WrapInLookup(selection, lookupPath);
        }

        var variables = new List<VariableDefinitionNode>();
        if (step.IsEntities)
        {
            variables.Add(new VariableDefinitionNode(renderer._renamed[Representations], AnyList, null));
            variables.AddRange(step.Contexts.Where(c => renderer._filled.Contains(c.Name))
                .Select(c => new VariableDefinitionNode(renderer._renamed[c.Name], SchemaPrinter.ToTypeNode(c.Input.Type), null)));
        }

        foreach (var variable in step.Variables.Where((v, i) => i < step.KeyVariables.Count || renderer._filled.Contains(v.Name)))
        {
            variables.Add(new VariableDefinitionNode(renderer._renamed[variable.Name], SchemaPrinter.ToTypeNode(variable.Input.Type), null));
        }

        var forwarded = client.Variables.Where(v => renderer._used.Contains(v.Name)).ToArray();
        variables.AddRange(forwarded.Select(renderer.Declare));
        var operation = new OperationDefinitionNode(step.Kind, null, variables, selection);
        if (remainder is null)
        {
            step.Contexts.ForEach(c => c.Render(renderer._renamed[c.Name]));
            step.VariableNames = [.. step.Variables.Select(v => Encoding.UTF8.GetBytes($"\"{renderer._renamed[v.Name]}\":"))];
        }

        var text = PrintCompact(operation, budget);
        var own = step.IsEntities ? renderer._renamed[Representations] : null;
        return new RenderedOperation(operation, text, [.. forwarded.Select(v => v.Name)], lookupPath, own);
    }

    /// <summary>The operation with the client's introspection fields, for the engine.</summary>
    public static FetchOperation RenderIntrospection(
        IReadOnlyList<FieldSelection> fields,
        OperationDefinitionNode client,
        DocumentNode document,
        ConditionVariables conditions,
        PlannerBudget budget)
    {
        // as they stand in the document, each with all that it depends on
        var selections = fields.SelectMany(f => f.Places).Select(p => Conditional(p.Node with { Directives = [] }, p.Condition, conditions)).ToArray();
        var used = new HashSet<string>(StringComparer.Ordinal);
        var fragments = new Dictionary<string, FragmentDefinitionNode>(StringComparer.Ordinal);
        foreach (var selection in selections)
        {
            CollectUses(selection, document, used, fragments);
        }

        var variables = client.Variables.Where(v => used.Contains(v.Name)).ToArray();
        var operation = new OperationDefinitionNode(OperationKind.Query, client.Name, variables, new SelectionSetNode(selections));
        var text = PrintCompact(new DocumentNode([operation, .. fragments.Values]), budget);
        return new FetchOperation(text, false, [.. variables.Select(v => v.Name)], []);
    }

    /// <summary>Syntax without line breaks and indentation.</summary>
    internal static string PrintCompact(SyntaxNode node, PlannerBudget budget)
    {
        var output = new ArrayBufferWriter<byte>();
        SyntaxPrinter.Print(node, output, indented: false);
        budget.TakeBytes(output.WrittenCount);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>Names for filled variables that no client variable has.</summary>
    private void RenameVariables(OperationDefinitionNode client)
    {
        foreach (var own in _step.IsEntities ? _step.Contexts.Select(c => c.Name).Prepend(Representations) : _step.Variables.Select(v => v.Name))
        {
            var name = own;
            while (client.Variables.Any(v => v.Name == name))
            {
                name = "_" + name;
            }

            _renamed.Add(own, name);
        }
    }

    private SelectionSetNode WrapInLookup(SelectionSetNode selection, List<JsonName> path)
    {
        if (_step.IsEntities)
        {
            var representations = new ArgumentNode(Representations, new VariableNode(_renamed[Representations]));
            return new SelectionSetNode([new FieldNode(Route.ApolloField) { Arguments = [representations], SelectionSet = selection }]);
        }

        var lookup = _step.Lookup!; // the caller has seen it
        var arguments = _step.KeyVariables.ConvertAll(k => new ArgumentNode(k.Argument, new VariableNode(_renamed[k.Variable])));
        for (var i = lookup.Path.Count - 1; i >= 0; i--)
        {
            path.Insert(0, new JsonName(lookup.Path[i]));
            selection = new SelectionSetNode(
            [
                new FieldNode(lookup.Path[i]) { SelectionSet = selection, Arguments = i == lookup.Path.Count - 1 ? arguments : [] },
            ]);
        }

        return selection;
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
}
