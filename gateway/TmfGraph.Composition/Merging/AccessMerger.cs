using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Merging;

/// <summary>
/// Adds up who may see what: the requirements of all source schemas, those of an overridden or external field too. What the types of an interface ask for the
/// interface asks for, as whoever reads it may come upon any of them; so do its fields.
/// </summary>
internal static class AccessMerger
{
    public static AccessRules Merge(SchemaSet schemas)
    {
        var rules = new Dictionary<string, AccessRule>();
        foreach (var type in schemas.Types)
        {
            Add(type.Name, type.Parts.SelectMany(p => p.Type.Directives));
            foreach (var field in type.Fields)
            {
                Add(field.Coordinate, field.Parts.SelectMany(p => p.Field.Directives));
            }
        }

        if (rules.Count == 0)
        {
            return AccessRules.None;
        }

        var all = new Dictionary<string, AccessRule>(rules);
        foreach (var type in schemas.Types.Where(t => t.First is InterfaceType))
        {
            var members = schemas.GetPossibleTypes(type.Name);
            Inherit(type.Name, members);
            foreach (var field in type.Fields)
            {
                Inherit(field.Coordinate, members.Select(m => $"{m}.{field.Name}"));
            }
        }

        return new AccessRules(all);

        void Add(string coordinate, IEnumerable<DirectiveNode> directives)
        {
            if (AccessRule.Of(directives.Select(Read).OfType<AccessRequirement>()) is { IsNone: false } rule)
            {
                rules.Add(coordinate, rule);
            }
        }

        void Inherit(string coordinate, IEnumerable<string> from)
        {
            var rule = AccessRule.Of(from.Append(coordinate).SelectMany(c => rules.GetValueOrDefault(c, AccessRule.None).Requirements));
            if (!rule.IsNone)
            {
                all[coordinate] = rule;
            }
        }
    }

    private static AccessRequirement? Read(DirectiveNode directive) => directive.Name switch
    {
        DirectiveNames.Authenticated => AccessRequirement.Authenticated,
        DirectiveNames.RequiresScopes => new AccessRequirement(AccessRequirementKind.Scopes, Names(directive.Argument("scopes"))),
        DirectiveNames.Policy => new AccessRequirement(AccessRequirementKind.Policies, Names(directive.Argument("policies"))),
        _ => null,
    };

    /// <summary>A list of lists of names; as everywhere in GraphQL, one value stands for a list of it.</summary>
    private static IEnumerable<IReadOnlyList<string>> Names(ValueNode? value) =>
        ItemsOf(value).Select(IReadOnlyList<string> (names) => [.. ItemsOf(names).OfType<StringValueNode>().Select(n => n.Value)]);

    private static IReadOnlyList<ValueNode> ItemsOf(ValueNode? value) => value switch
    {
        null => [],
        ListValueNode list => list.Items,
        _ => [value],
    };
}
