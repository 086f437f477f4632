using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>Which fields of an Apollo Federation schema stand in keys, are required, be it of a context, or are provided; as coordinates.</summary>
internal sealed class FieldUses
{
    private readonly HashSet<string> _keys = [];
    private readonly HashSet<string> _required = [];
    private readonly HashSet<string> _provided = [];

    /// <summary>Fields of keys.</summary>
    public IReadOnlySet<string> Keys => _keys;

    /// <summary>Fields that <c>@requires</c> or <c>@fromContext</c> selects.</summary>
    public IReadOnlySet<string> Required => _required;

    public bool IsUsed(string coordinate) => _keys.Contains(coordinate) || _required.Contains(coordinate) || _provided.Contains(coordinate);

    public static FieldUses Of(ApolloDocument document)
    {
        var uses = new FieldUses();
        foreach (var type in document.Types)
        {
            foreach (var (key, _) in type.Keys)
            {
                Add(key, type.Name, document, uses._keys);
            }

            foreach (var field in type.Fields)
            {
                if (RequiresOf(field) is { } required)
                {
                    Add(required, type.Name, document, uses._required);
                }
                else if (field.Directives.Any(d => d.Name == ApolloNames.Requires))
                {
                    AddAny(type.Name, document, uses._required);
                }

                if (SelectionOf(field, DirectiveNames.Provides) is { } provided)
                {
                    Add(provided, field.Type.NamedType, document, uses._provided);
                }
            }
        }

        var contexts = Contexts.Of(document);
        foreach (var use in contexts.Uses)
        {
            foreach (var setter in use.Selection is null ? [] : contexts.SettersOf(use.Context!)) // what has a selection has a name
            {
                Add(use.Selection!, setter.Name, document, uses._required); // just tested
            }
        }

        return uses;
    }

    /// <summary>What <c>@requires</c> selects; null when there is none, or none that can be read.</summary>
    public static SelectionSetNode? RequiresOf(FieldDefinitionNode field) => SelectionOf(field, ApolloNames.Requires);

    /// <summary>
    /// <c>@provides</c> without the fields that the source schema serves anyway: keys, and in version 1 whatever is not external; what is below
    /// something external it serves nowhere else. Null when nothing is left.
    /// </summary>
    public DirectiveNode? WithoutOwnFields(DirectiveNode provides, FieldDefinitionNode field, ApolloDocument document)
    {
        if (provides.Argument("fields") is not StringValueNode text || SelectionText.TryParse(text.Value) is not { } selection)
        {
            return provides;
        }

        return Reduce(selection, field.Type.NamedType, false) is { } rest
            ? provides with { Arguments = [new ArgumentNode("fields", new StringValueNode(SelectionText.Write(rest)))] }
            : null;

        SelectionSetNode? Reduce(SelectionSetNode set, string typeName, bool isBelowExternal)
        {
            var kept = new List<SelectionNode>();
            foreach (var node in set.Selections)
            {
                var inner = node switch
                {
                    FieldNode { SelectionSet: { } below } nested => Reduce(
                        below, document.GetType(typeName)?.GetField(nested.Name)?.Type.NamedType ?? "", isBelowExternal || IsExternal(typeName, nested.Name)),
                    InlineFragmentNode fragment => Reduce(fragment.SelectionSet, fragment.TypeCondition?.Name ?? typeName, isBelowExternal),
                    _ => null,
                };
                switch (node)
                {
                    case FieldNode { SelectionSet: not null } nested when inner is not null:
                        kept.Add(nested with { SelectionSet = inner });
                        break;
                    case InlineFragmentNode fragment when inner is not null:
                        kept.Add(fragment with { SelectionSet = inner });
                        break;
                    case FieldNode { SelectionSet: null } leaf when leaf.Name != "__typename" && (isBelowExternal || !IsOwn(typeName, leaf.Name)):
                        kept.Add(leaf);
                        break;
                }
            }

            return kept.Count > 0 ? new SelectionSetNode(kept) : null;
        }

        bool IsOwn(string typeName, string fieldName) =>
            document.GetType(typeName)?.GetField(fieldName) is not null
            && (_keys.Contains($"{typeName}.{fieldName}") || (document.IsFirstVersion && !IsExternal(typeName, fieldName)));

        bool IsExternal(string typeName, string fieldName) =>
            document.GetType(typeName)?.GetField(fieldName)?.Directives.Any(d => d.Name == DirectiveNames.External) == true;
    }

    private static SelectionSetNode? SelectionOf(FieldDefinitionNode field, string directive) =>
        field.Directives.FirstOrDefault(d => d.Name == directive)?.Argument("fields") is StringValueNode text ? SelectionText.TryParse(text.Value) : null;

    private static void Add(SelectionSetNode selection, string typeName, ApolloDocument document, HashSet<string> found)
    {
        foreach (var node in selection.Selections)
        {
            switch (node)
            {
                case FieldNode field when document.GetType(typeName)?.GetField(field.Name) is { } definition:
                    found.Add($"{typeName}.{field.Name}");
                    found.UnionWith(document.PossibleTypes(typeName).Select(t => $"{t.Name}.{field.Name}"));
                    if (field.SelectionSet is not null)
                    {
                        Add(field.SelectionSet, definition.Type.NamedType, document, found);
                    }

                    break;
                case FieldNode { Name: not "__typename" }:
                    AddAny(typeName, document, found);
                    break;
                case InlineFragmentNode fragment:
                    Add(fragment.SelectionSet, fragment.TypeCondition?.Name ?? typeName, document, found);
                    break;
            }
        }
    }

    /// <summary>For a selection that cannot be read or selects what is not there: it may mean any field, and the finding about it is enough.</summary>
    private static void AddAny(string typeName, ApolloDocument document, HashSet<string> found) =>
        found.UnionWith(document.GetType(typeName)?.Fields.Select(f => $"{typeName}.{f.Name}") ?? []);
}
