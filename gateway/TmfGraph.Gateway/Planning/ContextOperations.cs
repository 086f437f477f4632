using System.Collections.Concurrent;
using System.Numerics;
using System.Text;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

/// <summary>
/// The operations of a fetch whose objects have different values of those above: the lookup stands once for each set of values, as <c>_0</c>, <c>_1</c>, over
/// variables of its own. There is one for two sets, one for four, and so on; what is left over in one asks for no objects. Each is made when it is first
/// needed. Safe to share.
/// </summary>
internal sealed class ContextOperations
{
    private readonly FetchStep _step;
    private readonly RenderedOperation _rendered;
    private readonly OperationDefinitionNode _client;
    private readonly string? _name;
    private readonly PlannerBudget _budget;
    private readonly ConcurrentDictionary<int, ContextOperation> _made = new();

    /// <param name="rendered">The fetch for one set of values.</param>
    /// <param name="client">The client's operation, whose variables keep their names.</param>
    /// <param name="name">What the operations are called; null for nothing.</param>
    public ContextOperations(FetchStep step, RenderedOperation rendered, OperationDefinitionNode client, string? name, PlannerBudget budget)
    {
        (_step, _rendered, _client, _name, _budget) = (step, rendered, client, name, budget);

        // each set takes some bytes more than the whole for its names
        var most = budget.MaxOperationBytes / ((2 * rendered.Text.Length) + (name?.Length ?? 0));
        MaxSets = most <= 1 ? 1 : 1 << BitOperations.Log2((uint)most);
    }

    /// <summary>How many sets of values one operation may have; at least one.</summary>
    public int MaxSets { get; }

    /// <summary>The operation for a number of sets of values.</summary>
    /// <param name="sets">From two to <paramref name="max"/>.</param>
    /// <param name="max">How many there may be; at most <see cref="MaxSets"/>.</param>
    public ContextOperation For(int sets, int max) =>
        _made.GetOrAdd(Math.Min((int)BitOperations.RoundUpToPowerOf2((uint)sets), max), static (count, self) => self.Make(count), this);

    private ContextOperation Make(int count)
    {
        var taken = _client.Variables.Select(v => v.Name).ToHashSet(StringComparer.Ordinal);
        var variables = new List<VariableDefinitionNode>();
        var selections = new List<SelectionNode>();
        var parts = new List<ContextPart>();
        var own = _rendered.Node.Variables.Where(v => !_rendered.ForwardedVariables.Contains(v.Name)).ToList();
        for (var i = 0; i < count; i++)
        {
            var names = own.ToDictionary(v => v.Name, v => FreeName($"{v.Name}_{i}"), StringComparer.Ordinal);
            variables.AddRange(own.Select(v => v with { Name = names[v.Name] }));
            selections.AddRange(_rendered.Node.SelectionSet.Selections.OfType<FieldNode>().Select(f => (FieldNode)RenamedVariables.In(f, names) with { Alias = "_" + i }));
            parts.Add(new ContextPart(
                new JsonName("_" + i),
                NameJson(names[_rendered.Representations!]), // entities are asked for
                [.. _step.Contexts.Select(c => names.TryGetValue(c.RenderedName, out var name) ? NameJson(name) : null)]));
        }

        variables.AddRange(_rendered.Node.Variables.Where(v => _rendered.ForwardedVariables.Contains(v.Name)));
        var node = new OperationDefinitionNode(OperationKind.Query, _name, variables, new SelectionSetNode(selections));
        return new ContextOperation(new FetchOperation(OperationRenderer.PrintCompact(node, _budget.Anew()), false, _rendered.ForwardedVariables, []), parts);

        string FreeName(string name)
        {
            while (taken.Contains(name))
            {
                name = "_" + name;
            }

            return name;
        }
    }

    private static byte[] NameJson(string name) => Encoding.UTF8.GetBytes($"\"{name}\":");
}

/// <summary>An operation for several sets of values.</summary>
/// <param name="Operation">What is sent.</param>
/// <param name="Parts">The names in it for each set.</param>
internal sealed record ContextOperation(FetchOperation Operation, IReadOnlyList<ContextPart> Parts);

/// <summary>The names that one set of values has in an operation.</summary>
/// <param name="Alias">Of its list of entities.</param>
/// <param name="Representations">The variable for that list's representations, as a JSON property name with colon.</param>
/// <param name="Values">The same of each of <see cref="FetchStep.Contexts"/>; null for one that the operation does not use.</param>
internal sealed record ContextPart(JsonName Alias, byte[] Representations, IReadOnlyList<byte[]?> Values);
