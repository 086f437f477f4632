using TmfGraph.Composition.Apollo;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>A field requires fields that its type has, leaves with a value.</summary>
internal sealed class RequiresInvalidFieldsRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        foreach (var type in schema.Types)
        {
            foreach (var field in type.Fields)
            {
                foreach (var problem in FieldUses.RequiresOf(field) is { } required ? Problems(required, type.Name, schema) : [])
                {
                    diagnostics.Add(Diagnostics.RequiresInvalid(DiagnosticCodes.RequiresInvalidFields, schema.Name, $"{type.Name}.{field.Name}", problem));
                }
            }
        }
    }

    private static IEnumerable<string> Problems(SelectionSetNode selection, string typeName, ApolloDocument schema)
    {
        foreach (var node in selection.Selections)
        {
            switch (node)
            {
                case FieldNode { Name: "__typename" }:
                    break;
                case { Directives.Count: > 0 }:
                    yield return $"'{node.Directives[0]}' means nothing there";
                    break;
                case FieldNode { Alias: not null } renamed:
                    yield return Diagnostics.RenamedInRepresentation(renamed.Name);
                    break;
                case FieldNode field when schema.GetType(typeName)?.GetField(field.Name) is { } definition:
                    foreach (var argument in definition.Arguments.Where(a => a.Type is NonNullTypeNode && a.DefaultValue is null && field.Arguments.All(g => g.Name != a.Name)))
                    {
                        yield return $"'{typeName}.{field.Name}' needs the argument '{argument.Name}'";
                    }

                    foreach (var argument in field.Arguments.Where(g => definition.Arguments.All(a => a.Name != g.Name)))
                    {
                        yield return $"'{typeName}.{field.Name}' has no argument '{argument.Name}'";
                    }

                    var isComposite = schema.GetType(definition.Type.NamedType) is { IsObject: true } or { IsInterface: true } or { Members.Count: > 0 };
                    if (isComposite != field.SelectionSet is not null)
                    {
                        yield return isComposite
                            ? $"'{typeName}.{field.Name}' needs a selection of its own fields"
                            : $"'{typeName}.{field.Name}' has no fields to select";
                    }

                    foreach (var problem in isComposite && field.SelectionSet is not null ? Problems(field.SelectionSet, definition.Type.NamedType, schema) : [])
                    {
                        yield return problem;
                    }

                    break;
                case FieldNode field:
                    yield return $"'{typeName}' has no field '{field.Name}'";
                    break;
                case InlineFragmentNode fragment:
                    foreach (var problem in Problems(fragment.SelectionSet, fragment.TypeCondition?.Name ?? typeName, schema))
                    {
                        yield return problem;
                    }

                    break;
                default:
                    yield return "named fragments are not known there";
                    break;
            }
        }
    }
}
