using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random.Families;

/// <summary>
/// Entities with interfaces and unions over them, made by a seed, once in one schema and once cut into two to four source schemas. Each of those knows some
/// of the types only, some of their interfaces and some members of the unions; objects have narrower fields than their interfaces say; paths provide what
/// other sources own, and fields require what lies behind others, through lists and members of unions. Where there are Apollo Federation sources, a
/// further one may know the objects of an interface by its name only.
/// </summary>
internal sealed partial class RandomFamilies
{
    private const int TypeCount = 5;
    private const int ObjectCount = 5;

    private readonly System.Random _random;
    private readonly int _sourceCount;
    private readonly Func<int, bool> _isApollo;
    private readonly int? _wholeSource;
    private readonly List<FamilyType> _types = [];
    private readonly List<FamilyGroup> _interfaces = [];
    private readonly List<FamilyGroup> _unions = [];

    /// <param name="seed">Makes the graph: equal seeds, equal graphs.</param>
    /// <param name="isApollo">Which of the sources are Apollo Federation ones.</param>
    public RandomFamilies(int seed, Func<int, bool> isApollo)
    {
        _random = new System.Random(seed);
        _isApollo = isApollo;
        _sourceCount = _random.Next(2, 5);
        _wholeSource = Enumerable.Range(0, _sourceCount).Where(isApollo).Cast<int?>().FirstOrDefault(_ => _random.Next(2) == 0);
        MakeTypes();
        MakeGroups();
        MakeInterfaceFields();
        _types.ForEach(MakeOwnFields);
        MakeNeeds();
        MakeProvisions();
        MakeRoots();
        MakeData();
        MakeAnswers();
        ListSelectable();
        Monolith = MakeMonolith();
        Sources = [.. Enumerable.Range(0, _sourceCount).Select(MakeSource), .. HasInterfaceObject ? [MakeInterfaceObjectSource()] : Array.Empty<TestSource>()];
    }

    public RequestExecutor Monolith { get; }

    public TestSource[] Sources { get; }

    /// <summary>Whether a further source knows the objects of <c>I0</c> by that name only.</summary>
    public bool HasInterfaceObject => _wholeSource is not null;

    /// <summary>The source schemas, for one who looks for a fault.</summary>
    public override string ToString() => string.Join('\n', Sources.Select(s => $"# {s.Name}\n{s.Sdl}"));

    private bool Chance(int of) => _random.Next(of) == 0;

    private T Any<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    private FamilyType Named(string name) => _types.First(t => t.Name == name);

    private IEnumerable<FamilyGroup> Groups => _interfaces.Concat(_unions);

    /// <summary>Which object types a type may stand for; a source knows, or has as members, some of them only.</summary>
    private string[] Possible(string type, int? source = null)
    {
        var members = Groups.FirstOrDefault(g => g.Name == type)?.Members ?? [type];
        return source is not { } at ? members : [.. members.Where(m => Named(m).IsKnownAt(at) && (type[0] is not 'I' || Named(m).Interfaces[at].Contains(type)))];
    }

    private void MakeTypes()
    {
        for (var t = 0; t < TypeCount; t++)
        {
            // the first one is known everywhere, so that no source and no union is empty
            var sources = Enumerable.Range(0, _sourceCount).Where(s => t == 0 || s == _wholeSource || !Chance(3)).ToArray();
            _types.Add(new FamilyType($"T{t}", sources.Length > 0 ? sources : [_random.Next(_sourceCount)]));
            if (_types[t].Sources.Length > 2 && Chance(3))
            {
                _types[t].NumberSource = _types[t].Sources[1..].Cast<int?>().FirstOrDefault(s => s != _wholeSource);
            }
        }
    }

    private void MakeGroups()
    {
        for (var u = 0; u < 2; u++)
        {
            var members = _types.Where(_ => Chance(2)).Select(t => t.Name).ToArray();
            var isKnown = Enumerable.Range(0, _sourceCount).All(s => members.Any(m => Named(m).IsKnownAt(s)));
            _unions.Add(new FamilyGroup($"U{u}", isKnown ? members : [.. members.Append("T0").Distinct().Order(StringComparer.Ordinal)]));
        }

        for (var i = 0; i < 3; i++)
        {
            var parent = i == 2 && !HasInterfaceObject && Chance(2) ? _interfaces[0] : null;
            var members = (parent?.Members ?? _types.Select(t => t.Name)).Where(_ => !Chance(3)).ToArray();
            _interfaces.Add(new FamilyGroup($"I{i}", members.Length > 0 ? members : ["T0"], members.Length > 0 ? parent : null));
        }

        foreach (var type in _types)
        {
            foreach (var source in type.Sources)
            {
                var left = source == type.Sources[0] || source == _wholeSource || !Chance(4) ? null : Any(_interfaces);
                type.Interfaces[source] = [.. _interfaces.Where(i => i.Members.Contains(type.Name) && i != left && (left is null || i.Parent != left)).Select(i => i.Name)];
            }
        }
    }

    private void MakeInterfaceFields()
    {
        string[] all = ["String", "Int", "Kind", "Stamp", "[[Int]]", "I0", "I1", "[I2]", "U0", "[U1]", "[[I1]]"];
        foreach (var group in _interfaces)
        {
            for (var f = 0; f < 3; f++)
            {
                var name = $"{group.Name.ToLowerInvariant()}f{f}";
                var preferred = Enumerable.Range(0, _sourceCount).Where(s => Possible(group.Name, s).Length > 0).ToArray();
                var isFirst = group.Name is "I0" && f == 0;
                var field = new FamilyField(name, isFirst ? "String" : Any(all), isFirst ? _wholeSource ?? Any(preferred) : Any(preferred)) { HasArgument = !isFirst && Chance(3) };
                group.Fields.Add(field with { HasArgument = field.HasArgument && field.Type is "String" });
                foreach (var member in group.Members.Select(Named))
                {
                    var source = Possible(group.Name, field.Sources[0]).Contains(member.Name) ? field.Sources[0] : Any(member.Sources);
                    member.Fields.Add(new FamilyField(name, Narrow(field.Type, source), source) { HasArgument = group.Fields[^1].HasArgument });
                }
            }
        }
    }

    /// <summary>The type of an object's field, which may be narrower than that of its interface, but for what its source does not know.</summary>
    private string Narrow(string type, int source)
    {
        if (type[0] is '[')
        {
            return Chance(3) ? $"[{Narrow(type[1..^1], source)}]" : type;
        }

        var possible = Groups.Any(g => g.Name == type) ? Possible(type, source) : [];
        var isLeaf = FamilyField.Leafs.Contains(type);
        var narrow = !isLeaf && possible.Length > 0 && Chance(2) ? Any(possible) : type;
        return (isLeaf || possible.Length > 0) && Chance(4) ? narrow + "!" : narrow;
    }

    private void MakeOwnFields(FamilyType type)
    {
        for (var f = 0; f < 5; f++)
        {
            var source = Any(type.Sources);
            var known = Any(_types.Where(t => t.IsKnownAt(source)).ToArray()).Name;
            var kind = f == 0 ? "String" : Any(["String", "Int", "Kind", "Stamp", "[[Int]]", known, $"[{known}]", "I0", "[I1]", "U0", "[U1]", $"[[{known}]]"]);
            var other = Chance(4) ? Any(type.Sources) : source;
            var isShared = other != source && (kind.Trim('[', ']') is not ['T', ..] || Named(known).IsKnownAt(other));
            type.Fields.Add(new FamilyField($"{type.Name.ToLowerInvariant()}f{f}", kind, isShared ? [source, other] : [source])
            {
                HasArgument = kind is "String" && f > 0 && Chance(2),
                IsHidden = f == 0 && Chance(3),
            });
        }
    }
}
