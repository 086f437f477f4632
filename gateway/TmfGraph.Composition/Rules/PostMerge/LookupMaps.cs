using TmfGraph.Composition.Apollo;
using TmfGraph.Composition.FieldSelection;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.PostMerge;

/// <summary>Checks what <c>@is</c> says against all types that a lookup may return: each of them has to be found.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec--lookup"/>
internal static class LookupMaps
{
    /// <param name="view">Where the selected fields have to be.</param>
    /// <param name="limit">The most alternatives that are looked at; more are another finding.</param>
    public static IEnumerable<string> FindProblems(SelectedValue map, GraphSchema schema, Field lookup, InputValue argument, ISchemaView view, int limit)
    {
        var problems = FieldSelectionValidator.Validate(map, lookup.Type.NamedType, argument.Type, view);
        if (lookup.Type.NamedType is not (InterfaceType or UnionType) || argument.Type.NamedType.Name == ApolloNames.Any)
        {
            return problems;
        }

        // an interface or union is looked at type by type: what all of its types have, it need not have itself
        var types = schema.GetPossibleTypes(lookup.Type.NamedType).Where(t => !t.Has(DirectiveNames.Internal)).ToList();
        if (problems.Count > 0)
        {
            problems = [.. map.Alternatives.Select(a => new SelectedValue([a]))
                .Where(a => !types.Exists(t => FieldSelectionValidator.Validate(a, t, argument.Type, view).Count == 0))
                .SelectMany(a => FieldSelectionValidator.Validate(a, lookup.Type.NamedType, argument.Type, view))];
        }

        return problems.Count > 0
            ? problems
            : types.Where(t => FieldPaths.Extract(map, t.Name, view, limit) is { Count: 0 })
                .Select(t => $"it says nothing of '{t}', which '{lookup.Coordinate}' may return");
    }
}
