using TmfGraph.Composition.Apollo;
using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.FieldSelection;

/// <summary>Checks a map against the fields it selects and the argument it fills.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Validation"/>
internal static class FieldSelectionValidator
{
    /// <summary>What is wrong; empty when nothing is.</summary>
    /// <param name="root">The type on which the map starts.</param>
    /// <param name="input">The type of the argument.</param>
    /// <param name="view">Where the selected fields have to be.</param>
    public static IReadOnlyList<string> Validate(SelectedValue map, GraphType root, GraphType input, ISchemaView view)
    {
        if (input.NamedType.Name == ApolloNames.Any)
        {
            return []; // a representation has no type; what it is made of was checked as it was written
        }

        var problems = new List<string>();
        Check(map, root, input, view, problems);
        return problems;
    }

    private static void Check(SelectedValue map, GraphType scope, GraphType input, ISchemaView view, List<string> problems)
    {
        foreach (var entry in map.Alternatives)
        {
            if (Walk(entry.Path, scope, view, problems) is not { } end)
            {
                continue;
            }

            switch (entry)
            {
                case { Object: { } fields }:
                    CheckObject(fields, end, input, view, problems);
                    break;
                case { List: { } items }:
                    CheckList(items, end, input, view, problems);
                    break;
                default:
                    CheckLeaf(entry, end, input, problems);
                    break;
            }
        }
    }

    /// <summary>The type at the end of a path; null when it leads nowhere.</summary>
    private static GraphType? Walk(IReadOnlyList<PathSegment> path, GraphType scope, ISchemaView view, List<string> problems)
    {
        var type = scope;
        foreach (var segment in path)
        {
            if (type.IsList)
            {
                problems.Add($"'{segment.FieldName}' is selected on the list '{type}'; lists are selected with brackets");
                return null;
            }

            var typeName = type.NamedType.Name;
            if (segment.TypeCondition is { } condition)
            {
                if (!view.GetPossibleTypes(condition).Intersect(view.GetPossibleTypes(typeName)).Any())
                {
                    problems.Add($"'{typeName}' can never be '{condition}'");
                    return null;
                }

                typeName = condition;
            }

            var fields = view.GetFields(typeName, segment.FieldName);
            if (fields.Count == 0)
            {
                problems.Add($"'{typeName}' has no field '{segment.FieldName}'");
                return null;
            }

            // the gateway takes the value from any source schema whose field takes the arguments
            var field = fields.FirstOrDefault(f => LiteralCheck.Accepts(f, segment.Arguments)) ?? fields[0];
            problems.AddRange(LiteralCheck.FindInvalidArguments(field, segment.Arguments));
            type = field.Type;
        }

        return type;
    }

    private static void CheckObject(
        IReadOnlyList<SelectedObjectField> fields, GraphType scope, GraphType input, ISchemaView view, List<string> problems)
    {
        if (scope.IsList || !scope.IsComposite)
        {
            problems.Add($"fields are selected on '{scope}', which is {(scope.IsList ? "a list; lists are selected with brackets" : "no object")}");
            return;
        }

        if (input.IsList || input.NamedType is not InputObjectType inputObject)
        {
            problems.Add($"an object is made where '{input}' is expected");
            return;
        }

        foreach (var twice in fields.GroupBy(f => f.Name).Where(g => g.Count() > 1))
        {
            problems.Add($"the field '{twice.Key}' is given twice");
        }

        foreach (var missing in inputObject.Fields.Where(f => f.IsRequired && fields.All(given => given.Name != f.Name)))
        {
            problems.Add($"the field '{missing.Name}' of '{inputObject}' is needed");
        }

        if (inputObject.IsOneOf && fields.Count != 1)
        {
            problems.Add($"'{inputObject}' takes exactly one field");
        }

        foreach (var field in fields)
        {
            if (inputObject.GetField(field.Name) is { } target)
            {
                Check(field.Value, scope, target.Type, view, problems);
            }
            else
            {
                problems.Add($"'{inputObject}' has no field '{field.Name}'");
            }
        }
    }

    private static void CheckList(SelectedValue items, GraphType scope, GraphType input, ISchemaView view, List<string> problems)
    {
        if (scope.NullableType is not ListType source)
        {
            problems.Add($"elements are selected from '{scope}', which is no list");
        }
        else if (input.NullableType is not ListType target)
        {
            problems.Add($"a list is made where '{input}' is expected");
        }
        else
        {
            Check(items, source.Item, target.Item, view, problems);
        }
    }

    /// <summary>A value that is taken as it is has to be a scalar or enum of the same name and in as many lists; non-null marks may differ.</summary>
    private static void CheckLeaf(SelectedValueEntry entry, GraphType type, GraphType input, List<string> problems)
    {
        if (!type.IsLeaf)
        {
            problems.Add($"'{entry}' ends at '{type}'; a path goes on to a scalar or enum, or to the fields of an object in braces");
        }
        else if (!TypeUnifier.HaveSameShape(type, input))
        {
            problems.Add($"'{entry}' is '{type}' where '{input}' is expected");
        }
    }
}
