using System.Text;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

/// <summary>The operation of a fetch before it has a name: equal texts are equal operations.</summary>
/// <param name="Node">The operation.</param>
/// <param name="Text">The same as text.</param>
/// <param name="ForwardedVariables">The client's variables that it uses.</param>
/// <param name="LookupPath">See <see cref="FetchOperation.LookupPath"/>.</param>
/// <param name="Representations">The variable of <c>_entities</c>; null for other operations.</param>
internal sealed record RenderedOperation(
    OperationDefinitionNode Node,
    string Text,
    IReadOnlyList<string> ForwardedVariables,
    IReadOnlyList<JsonName> LookupPath,
    string? Representations)
{
    /// <param name="name">What the operation is called; null for nothing.</param>
    public FetchOperation ToOperation(string? name, PlannerBudget budget)
    {
        if (name is not null)
        {
            budget.CheckLength((long)Text.Length + name.Length);
            budget.TakeBytes(name.Length);
        }

        return new(name is null ? Text : TextOf(name), Node.Operation is OperationKind.Mutation, ForwardedVariables, LookupPath)
        {
            Representations = Representations is null ? null : NameJson(Representations),
        };
    }

    /// <summary>The operation with a name: behind its keyword, which the short form of a query leaves out.</summary>
    private string TextOf(string name)
    {
        var keyword = Text.IndexOfAny(['(', '{']);
        return keyword == 0 ? $"query {name}{Text}" : Text.Insert(keyword, $" {name}");
    }

    /// <summary>
    /// One document that fetches the entities of several: the part at index <c>n</c> as <c>_n</c>, over a variable of its own.
    /// </summary>
    public static FetchOperation Combine(IReadOnlyList<RenderedOperation> parts, string? name, OperationDefinitionNode client, PlannerBudget budget)
    {
        var variables = new List<VariableDefinitionNode>();
        var fields = new List<SelectionNode>();
        var names = new List<byte[]>();
        var forwarded = client.Variables.Select(v => v.Name).Where(v => parts.Any(p => p.ForwardedVariables.Contains(v))).ToArray();
        for (var i = 0; i < parts.Count; i++)
        {
            var own = parts[i].Representations!; // only such parts are combined
            var variable = own + "_" + i;
            while (client.Variables.Any(v => v.Name == variable))
            {
                variable = "_" + variable;
            }

            variables.Add(parts[i].Node.Variables.First(v => v.Name == own) with { Name = variable });
            var entities = (FieldNode)parts[i].Node.SelectionSet.Selections[0]; // it is all there is
            fields.Add(entities with { Alias = "_" + i, Arguments = [entities.Arguments[0] with { Value = new VariableNode(variable) }] });
            names.Add(NameJson(variable));
        }

        variables.AddRange(parts.SelectMany(p => p.Node.Variables).Where(v => forwarded.Contains(v.Name))
            .GroupBy(v => v.Name).Select(g => g.FirstOrDefault(v => v.DefaultValue is not null) ?? g.First())); // one of them may have been given a default
        var node = new OperationDefinitionNode(OperationKind.Query, name, variables, new SelectionSetNode(fields));
        return new FetchOperation(OperationRenderer.PrintCompact(node, budget), false, forwarded, []) { PartRepresentations = names };
    }

    private static byte[] NameJson(string name) => Encoding.UTF8.GetBytes($"\"{name}\":");
}
