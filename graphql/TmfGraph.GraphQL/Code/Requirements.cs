using TmfGraph.GraphQL.Code.Reading;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;
using TmfGraph.GraphQL.Types.Building;
using TmfGraph.GraphQL.Types.Rules;

namespace TmfGraph.GraphQL.Code;

/// <summary>Reads what fields require of their parents.</summary>
internal sealed class Requirements(SchemaAssembly schema, SchemaViolations violations)
{
    public void Set()
    {
        foreach (var (coordinate, selection) in schema.Bindings.Code.Requirements)
        {
            if (SchemaFinisher.FindField(schema, coordinate) is { DeclaringType: ObjectType type } field)
            {
                field.RequiredFields = Read(selection, type, new CodeProblems(violations, coordinate));
            }
        }
    }

    private static List<string>? Read(string selection, ObjectType type, CodeProblems problems)
    {
        if (string.IsNullOrWhiteSpace(selection))
        {
            return [];
        }

        SelectionSetNode node;
        try
        {
            node = ((OperationDefinitionNode)SyntaxParser.Parse($"{{{selection}}}").Definitions[0]).SelectionSet; // braces make an operation
        }
        catch (SyntaxException exception)
        {
            problems.Add($"requires '{selection}', which is no selection: {exception.Message}");
            return null;
        }

        Check(node, type, problems);
        return [.. node.Selections.OfType<FieldNode>().Select(f => f.Name).Distinct()];
    }

    private static void Check(SelectionSetNode node, NamedType type, CodeProblems problems)
    {
        foreach (var selection in node.Selections)
        {
            if (selection is not FieldNode { Arguments: [], Directives: [], Alias: null } required)
            {
                problems.Add("requires more than plain fields.");
            }
            else if ((type as ComplexType)?.GetField(required.Name) is not { } field)
            {
                problems.Add($"requires '{type.Name}.{required.Name}', which the schema does not define.");
            }
            else if (!ObjectReaders.CanBeRequired(field))
            {
                problems.Add($"requires '{type.Name}.{required.Name}', which cannot be read off the parent: it takes arguments, or code resolves it.");
            }
            else if (required.SelectionSet is { } below)
            {
                Check(below, field.Type.NamedType, problems);
            }
        }
    }
}
