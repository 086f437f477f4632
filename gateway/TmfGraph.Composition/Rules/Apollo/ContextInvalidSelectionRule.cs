using TmfGraph.Composition.Apollo;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>
/// What an argument gets of a context is one value, of whatever type that sets it: a path of fields, or one for each object type, and it has the type of
/// the argument.
/// </summary>
internal sealed class ContextInvalidSelectionRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        var contexts = Contexts.Of(schema);
        foreach (var use in contexts.Uses.Where(u => u.Context is not null && u.Type.IsObject))
        {
            foreach (var problem in Problems(use, contexts.SettersOf(use.Context!), schema).Distinct()) // just tested
            {
                diagnostics.Add(Diagnostics.ContextInvalidSelection(schema.Name, use.Coordinate, use.Context!, problem)); // the same
            }
        }
    }

    private static IEnumerable<string> Problems(ContextUse use, IReadOnlyList<ApolloType> setters, ApolloDocument schema) => use.Selection switch
    {
        null => ["it is no selection of fields"],
        { Selections: [FieldNode field] } => setters.SelectMany(s => Problems(field, s, use, schema)),
        var selection when selection.Selections.All(s => s is InlineFragmentNode) => OfFragments([.. selection.Selections.OfType<InlineFragmentNode>()], use, setters, schema),
        var selection when selection.Selections.Any(s => s is FragmentSpreadNode) => ["named fragments are not known there"],
        _ => ["it may be more than one value; select one field, or one in a fragment for each type"],
    };

    private static IEnumerable<string> OfFragments(
        List<InlineFragmentNode> fragments, ContextUse use, IReadOnlyList<ApolloType> setters, ApolloDocument schema)
    {
        foreach (var again in fragments.GroupBy(f => f.TypeCondition?.Name).Where(g => g.Count() > 1))
        {
            yield return $"there are several fragments for '{again.Key}', and one value is taken";
        }

        var possible = setters.ToDictionary(s => s.Name, s => schema.PossibleTypes(s.Name).Select(t => t.Name).ToHashSet());
        foreach (var fragment in fragments)
        {
            if (fragment.Directives.Count > 0)
            {
                yield return $"'{fragment.Directives[0]}' means nothing there";
            }

            if (fragment.TypeCondition is not { Name: var condition })
            {
                yield return "a fragment there says for which type it is";
            }
            else if (schema.GetType(condition) is not { IsObject: true } type)
            {
                yield return $"'{condition}' is no object type of this schema; write a fragment for each object type";
            }
            else
            {
                if (!possible.Values.Any(p => p.Contains(condition)))
                {
                    yield return $"no object that sets the context is a '{condition}'";
                }

                var problems = fragment.SelectionSet.Selections is [FieldNode field]
                    ? Problems(field, type, use, schema)
                    : [$"of '{condition}' it takes something else than one field"];
                foreach (var problem in problems)
                {
                    yield return problem;
                }
            }
        }

        foreach (var setter in setters.Where(s => !fragments.Exists(f => f.TypeCondition is { } c && possible[s.Name].Contains(c.Name))))
        {
            yield return $"it says nothing of '{setter.Name}', which sets the context";
        }
    }

    /// <summary>What is wrong with the value that a field leads to.</summary>
    private static IEnumerable<string> Problems(FieldNode node, ApolloType type, ContextUse use, ApolloDocument schema)
    {
        var lists = new List<TypeNode>();
        for (var (at, field) = (type, node); ;)
        {
            if (ProblemOf(field, at, schema) is { } problem)
            {
                return [problem];
            }

            var definition = at.GetField(field.Name)!; // there, or it would have been a problem
            lists.Add(definition.Type);
            if (field.SelectionSet is null)
            {
                return TypeOf(lists) is var found && found == use.Argument.Type.ToString() ? []
                    : [use.Argument.Type is NonNullTypeNode || use.Argument.Type.ToString().Contains('!')
                        ? $"it may be null, and '{use.Argument.Type}' takes no null; make the argument '{found}'"
                        : $"it is '{found}' and the argument '{use.Argument.Type}'"];
            }

            if (field.SelectionSet.Selections is not [FieldNode inner])
            {
                return [$"of '{at.Name}.{field.Name}' it takes something else than one field"];
            }

            (at, field) = (schema.GetType(definition.Type.NamedType)!, inner); // what has fields is a type of this schema
        }
    }

    private static string? ProblemOf(FieldNode node, ApolloType type, ApolloDocument schema)
    {
        if (node.Directives.Count > 0)
        {
            return $"'{node.Directives[0]}' means nothing there";
        }

        if (node.Alias is not null)
        {
            return $"'{node.Name}' needs no other name there";
        }

        if (type.IsInterfaceObject)
        {
            return $"'{type.Name}' is an '@interfaceObject' here, and what its objects are only others know";
        }

        if (type.GetField(node.Name) is not { } definition)
        {
            return $"'{type.Name}' has no field '{node.Name}'";
        }

        var missing = definition.Arguments.FirstOrDefault(a => a.Type is NonNullTypeNode && a.DefaultValue is null && node.Arguments.All(g => g.Name != a.Name));
        var unknown = node.Arguments.FirstOrDefault(g => definition.Arguments.All(a => a.Name != g.Name) || g.Value is VariableNode);
        var isComposite = schema.GetType(definition.Type.NamedType) is { IsObject: true } or { IsInterface: true } or { Members.Count: > 0 };
        return missing is not null ? $"'{type.Name}.{node.Name}' needs the argument '{missing.Name}'"
            : unknown is not null ? $"'{type.Name}.{node.Name}' cannot be given '{unknown.Name}: {unknown.Value}'"
            : isComposite && node.SelectionSet is null ? $"'{type.Name}.{node.Name}' needs a selection of its own fields"
            : !isComposite && node.SelectionSet is not null ? $"'{type.Name}.{node.Name}' has no fields to select"
            : definition.Arguments.Any(a => a.Directives.Any(d => d.Name == ApolloNames.FromContext)) ? $"'{type.Name}.{node.Name}' gets a value of a context itself, and this gateway hands those to what clients ask for alone"
            : null;
    }

    /// <summary>The type of a value at the end of a way: a list for each list on it. Anything may be null, be it that another source schema says so.</summary>
    private static string TypeOf(List<TypeNode> way)
    {
        var text = way[^1].NamedType;
        foreach (var type in way)
        {
            for (var at = type; at is NonNullTypeNode or ListTypeNode; at = at is NonNullTypeNode nonNull ? nonNull.Inner : ((ListTypeNode)at).Item)
            {
                text = at is ListTypeNode ? $"[{text}]" : text;
            }
        }

        return text;
    }
}
