namespace TmfGraph.Gateway.Tests.Random.Families;

/// <summary>What may be asked.</summary>
internal sealed partial class RandomFamilies
{
    /// <summary>The fields of each type: their names, the types behind them, and whether they take an argument.</summary>
    public Dictionary<string, IReadOnlyList<(string Name, string Type, bool HasArgument)>> Selectable { get; } = [];

    /// <summary>The types that an object of a type may be narrowed to.</summary>
    public IEnumerable<string> ConditionsOn(string type) => _types.Select(t => t.Name).Concat(Groups.Select(g => g.Name)).Where(c => Possible(c).Intersect(Possible(type)).Any());

    private void ListSelectable()
    {
        (string, string, bool)[] id = [("id", "ID", false)];
        (string, string, bool)[] further = HasInterfaceObject ? [("x0", "String", false), ("xi", "I0", false), ("xneed", "String", false)] : [];
        (string, string, bool)[] number = [("kind", "Kind", false), ("no", "Stamp", false)];
        foreach (var group in _interfaces)
        {
            Selectable[group.Name] = [.. id, .. group.Name is "I0" || group.Parent?.Name is "I0" ? further : [], .. Of(Declared(group))];
        }

        foreach (var type in _types)
        {
            Selectable[type.Name] =
            [
                .. id,
                .. type.Interfaces.Values.Any(i => i.Contains("I0")) ? further : [],
                .. type.NumberSource is null ? [] : number,
                .. Of(type.Fields.Where(f => !f.IsHidden)),
            ];
        }

        Selectable["Query"] = [.. Of(_roots), .. _types.Select(t => ($"find{t.Name}", t.Name, false)), .. HasInterfaceObject ? [("allx", "I0", false)] : Array.Empty<(string, string, bool)>()];

        static IEnumerable<(string, string, bool)> Of(IEnumerable<FamilyField> fields) => fields.Select(f => (f.Name, f.Base, f.HasArgument));
    }
}
