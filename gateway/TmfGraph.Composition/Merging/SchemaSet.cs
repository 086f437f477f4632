using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Merging;

/// <summary>All source schemas together, their types grouped by name: what pre-merge rules look at and what is merged.</summary>
internal sealed class SchemaSet
{
    private readonly Dictionary<string, TypeGroup> _byName;
    private readonly Dictionary<string, HashSet<string>> _possibleTypes = [];
    private readonly Dictionary<string, EnumUse> _enumUses;

    public SchemaSet(IReadOnlyList<SourceSchema> sources, CompositionOptions options)
    {
        Sources = sources;
        Options = options;
        ComposedDirectives = sources.SelectMany(s => s.Apollo?.Composed ?? []).ToHashSet();
        TypePart[] parts = [.. sources.SelectMany(s => s.Types.Select(t => new TypePart(s, t)))];
        var hidden = parts.Where(p => IsHidden(p.Type.Directives)).Select(p => p.Type.Name).ToHashSet();
        Types = [.. parts.Where(p => p.Type is not ObjectType || !p.Type.Has(DirectiveNames.Internal))
            .GroupBy(p => p.Type.Name)
            .Select(g => new TypeGroup(g.Key, [.. g], hidden.Contains(g.Key), IsHidden))];
        _byName = Types.ToDictionary(t => t.Name);
        _enumUses = EnumUses.Collect(Types);
    }

    public IReadOnlyList<SourceSchema> Sources { get; }

    public CompositionOptions Options { get; }

    /// <summary>Names of directives that a source schema asks to keep in the public schema (<c>@composeDirective</c>).</summary>
    public IReadOnlySet<string> ComposedDirectives { get; }

    /// <summary>Who may see what.</summary>
    public AccessRules Access => field ??= AccessMerger.Merge(this);

    /// <summary>Groups in the order in which the names first occur.</summary>
    public IReadOnlyList<TypeGroup> Types { get; }

    public TypeGroup? GetType(string name) => _byName.GetValueOrDefault(name);

    /// <summary>What the source schemas together use an enum for.</summary>
    public EnumUse UseOf(string enumName) => _enumUses.GetValueOrDefault(enumName);

    /// <summary>Object types a value of that type can have in any source schema.</summary>
    public IReadOnlySet<string> GetPossibleTypes(string typeName)
    {
        if (!_possibleTypes.TryGetValue(typeName, out var names))
        {
            names = GetType(typeName) is { } group
                ? [.. group.Parts.SelectMany(p => p.Source.Schema.GetPossibleTypes(p.Type))
                    .Where(t => !t.Has(DirectiveNames.Internal)).Select(t => t.Name)]
                : [];
            _possibleTypes.Add(typeName, names);
        }

        return names;
    }

    /// <summary>Whether <c>@inaccessible</c> or an excluded tag hides the member that has these directives.</summary>
    public bool IsHidden(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name == DirectiveNames.Inaccessible
                || (directive.Name == DirectiveNames.Tag && Options.ExcludedTags.Count > 0
                    && directive.Argument("name") is StringValueNode tag && Options.ExcludedTags.Contains(tag.Value)))
            {
                return true;
            }
        }

        return false;
    }
}
