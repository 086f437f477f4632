using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>
/// A graph made by a seed, twice: as one schema that has everything, and cut into two to five source schemas. Fields of entities lie in
/// random sources, composite or Apollo Federation ones, with lookups of every form; some need values from elsewhere, some were moved from one source to another, some
/// sources know a type by another key only, value types are shared or cut, unions have other members elsewhere, and where there are Apollo
/// Federation sources a further one knows all entities under the name of their interface only.
/// </summary>
internal sealed partial class RandomGraph
{
    private const int EntityCount = 5;
    private readonly System.Random _random;
    private readonly int _sourceCount;
    private readonly List<RandomType> _types = [];
    private readonly int[] _partSources;
    /// <summary>The value of a field whose requirements have failed: in the uncut graph, which requires nothing, it fails itself.</summary>
    private const string Lost = "(lost)";

    private readonly int _tagSource;
    private readonly string[][] _unionMembers;
    private readonly Dictionary<string, JsonElement> _roots = [];
    private readonly Func<int, bool> _isApollo;
    private readonly int _seed;
    private readonly RandomFailures? _failures;
    private readonly bool _isMutable;

    /// <param name="seed">Makes the graph: equal seeds, equal graphs.</param>
    /// <param name="isApollo">Which of the sources are Apollo Federation ones; null for none.</param>
    /// <param name="failures">Which fields fail, and how many values are null that may not be; null for none.</param>
    /// <param name="isMutable">Whether it is asked to change.</param>
    public RandomGraph(int seed, Func<int, bool>? isApollo = null, RandomFailures? failures = null, bool isMutable = false)
    {
        _isMutable = isMutable;
        _isApollo = isApollo ?? (_ => false);
        _failures = failures;
        _seed = seed;
        _random = new System.Random(seed);
        _sourceCount = _random.Next(2, 6);
        _partSources = [_random.Next(_sourceCount), _random.Next(_sourceCount)];
        _partSources = IsOneDown ? [_partSources[0], _partSources[0]] : _partSources;
        _tagSource = _random.Next(_sourceCount);
        _unionMembers = [.. Enumerable.Range(0, _sourceCount).Select(_ => MakeMembers())];
        for (var t = 0; t < EntityCount; t++)
        {
            MakeType(t);
        }

        _types.ForEach(t => t.ChangeSource = _random.Next(_sourceCount));
        _types.ForEach(IsOneDown ? _ => { } : AddNeeds);
        MakeData();
        Monolith = MakeMonolith();
        Sources = [.. Enumerable.Range(0, _sourceCount).Select(MakeSource)];
        if (HasInterfaceObject)
        {
            Sources = [.. Sources, MakeInterfaceObjectSource()];
        }
    }

    public RequestExecutor Monolith { get; }

    public TestSource[] Sources { get; }

    public IReadOnlyList<RandomType> Types => _types;

    /// <summary>All members of the union <c>W</c>, of which each source knows some.</summary>
    public IReadOnlyList<string> UnionMembers => [.. _types.Select(t => t.Name).Where(t => _unionMembers.Any(m => m.Contains(t)))];

    /// <summary>Whether a source knows all entities as <c>Thing</c>: it adds the field <c>extra</c>.</summary>
    public bool HasInterfaceObject => !IsOneDown && Enumerable.Range(0, _sourceCount).Any(_isApollo);

    /// <summary>
    /// Whether a source is down. Each field is then had from one source and in one way, so that it is known what is lost.
    /// </summary>
    private bool IsOneDown => _failures?.Down is not null;

    /// <summary>Whether clients do not see the codes, which some sources find objects by.</summary>
    public bool HidesCode => _seed % 3 == 1;

    private string[] MakeMembers()
    {
        var members = Enumerable.Range(0, EntityCount).Where(_ => _random.Next(2) == 0).Select(t => $"E{t}").ToArray();
        return members.Length > 0 ? members : ["E0"];
    }

    private void MakeType(int t)
    {
        var type = new RandomType($"E{t}", _random.Next(_sourceCount));
        _types.Add(type);
        for (var f = 0; f < 5; f++)
        {
            Add($"s{f}", f switch { 0 => "String!", 1 => "Int", 2 => "[String!]", 3 => "Color", _ => "String" });
        }

        for (var r = 0; r < 5; r++)
        {
            var target = $"E{_random.Next(EntityCount)}";
            Add($"r{r}", r switch { 0 => target, 1 => $"[{target}!]", 2 => $"[{target}]", 3 => $"[[{target}!]]", _ => $"{target}!" }, target);
        }

        Add("echo", "String");
        Add("v", "V");
        Add("vs", "[V!]");
        Add("u", "U");
        Add("us", "[U!]");
        Add("w", "W");
        Add("thing", "Thing");
        type.Fields.Add(new RandomField("tag", "String", _tagSource));
        type.Fields.Add(new RandomField("part", "Part", _partSources[0]) { SecondSource = _partSources[1] });
        var owner = _random.Next(_sourceCount);
        type.Fields.Add(new RandomField("moved", "String", owner) { OldSource = Other(owner) });

        // a source that knows the type by its code only; the code itself lies in one source with the id
        if (_sourceCount > 2 && !IsOneDown && _random.Next(2) == 0)
        {
            type.CodeSource = _random.Next(_sourceCount);
        }

        if (_sourceCount > 2 && !IsOneDown && _random.Next(2) == 0)
        {
            type.PlaceSource = Enumerable.Range(0, _sourceCount).Where(s => s != type.Home && s != type.CodeSource).OrderBy(_ => _random.Next()).First();
        }

        type.Fields.Add(new RandomField("place", "Place!", type.Home) { SecondSource = type.PlaceSource });

        void Add(string name, string fieldType, string? target = null) =>
            type.Fields.Add(new RandomField(name, fieldType, _random.Next(_sourceCount)) { Target = target });
    }

    private void AddNeeds(RandomType type)
    {
        AddNeedy("needy", RandomNeed.Scalar("s4"), type.Field("s4").Source);
        AddNeedy("needyList", RandomNeed.List, type.Field("vs").Source);
        AddNeedy("needyPair", RandomNeed.Object, type.Field("s4").Source, type.Field("s1").Source);
        AddNeedy("needyChoice", RandomNeed.Choice, type.Field("s4").Source, type.Field("s1").Source);
        AddNeedy("needyPath", RandomNeed.Path, type.Field("r0").Source, Named(type.Field("r0").Target!).Field("s4").Source);
        AddNeedy("needyTargets", RandomNeed.Targets, type.Field("r1").Source, Named(type.Field("r1").Target!).Field("s4").Source); // references have one
        AddNeedy("needyEcho", RandomNeed.Scalar("s4"), type.Field("s4").Source);
        AddNeedy("needyCall", RandomNeed.Call, type.Field("echo").Source);
        if (type.Fields.Find(f => f.Name == "needy") is { } needy)
        {
            AddNeedy("chain", RandomNeed.Scalar("needy"), needy.Source);
        }

        var target = $"E{_random.Next(EntityCount)}";
        var source = _random.Next(_sourceCount);
        type.Fields.Add(new RandomField("p", target, source)
        {
            Target = target,
            Provides = Named(target).Field("s4").Source != source && _random.Next(2) == 0 ? "s4" : null,
        });

        void AddNeedy(string name, RandomNeed need, params int[] not)
        {
            var free = Enumerable.Range(0, _sourceCount).Except(not).ToArray();
            if (free.Length > 0)
            {
                type.Fields.Add(new RandomField(name, "String", free[_random.Next(free.Length)]) { Needs = need });
            }
        }
    }

    private RandomType Named(string name) => _types.First(t => t.Name == name);

    private int Other(int source) => (source + _random.Next(1, _sourceCount)) % _sourceCount;

    private void MakeData()
    {
        foreach (var type in _types)
        {
            for (var i = 0; i < 6; i++)
            {
                type.Objects.Add(new JsonObject { ["id"] = $"{type.Name}-{i}", ["code"] = $"c{type.Name}-{i}", ["__typename"] = type.Name });
            }
        }

        foreach (var type in _types)
        {
            foreach (var (entity, index) in type.Objects.Select((o, i) => (o, i)))
            {
                foreach (var field in type.Fields.Where(f => f.Needs is null))
                {
                    entity[field.Name] = ValueOf(field, $"{type.Name}{index}{field.Name}");
                }

                entity["echo"] = RandomArguments.EchoOfCall(entity["id"]!.ToString()); // entities have ids
                entity["place"] = new JsonObject { ["space"] = type.Name, ["no"] = index };
                entity["extra"] = _random.Next(8) == 0 ? null : $"extra {type.Name}-{index}";
            }
        }

        Store();
    }

    /// <summary>What a field with requirements gives when it is sent what it requires; <see cref="Lost"/> where some of that has failed.</summary>
    private string Answer(RandomField field, RandomNeed need, JsonObject entity)
    {
        var first = Sent(entity, need.Own[0]);
        return Loses(field, need, entity) ? Lost
            : need == RandomNeed.List ? Got(first is JsonArray vs ? string.Join(',', vs.Select(v => v!["a"]?.ToString() ?? "null")) : null) // values have no holes
            : need == RandomNeed.Object ? Got($"{first?.ToString() ?? "null"}+{Sent(entity, "s1")?.ToString() ?? "null"}")
            : need == RandomNeed.Choice ? Got((first ?? Sent(entity, "s1"))?.ToString())
            : need == RandomNeed.Targets ? Got(first is JsonArray all ? string.Join(',', all.Select(r => Sent(Find(r!["ref"]!.ToString()), "s4")?.ToString() ?? "null")) : null) // as above
            : need == RandomNeed.Path ? Got(first is not null ? Sent(Find(first["ref"]!.ToString()), "s4")?.ToString() : null) // references have one
            : Got(first?.ToString());
    }

    /// <summary>Whether something that a field requires has failed, so that it is not asked for. Of a choice, what comes first counts; entities are told all of it.</summary>
    private bool Loses(RandomField field, RandomNeed need, JsonObject entity) =>
        HasFailed(entity, need.Own[0])
        || (need == RandomNeed.Choice && (_isApollo(field.Source) || entity["s4"] is null) && HasFailed(entity, "s1"))
        || (need == RandomNeed.Object && HasFailed(entity, "s1"))
        || (need == RandomNeed.Targets && entity["r1"] is JsonArray all && all.Any(r => HasFailed(Find(r!["ref"]!.ToString()), "s4"))) // the list has no holes
        || (need == RandomNeed.Path && entity["r0"] is { } one && HasFailed(Find(one["ref"]!.ToString()), "s4")); // references have one

    private bool HasFailed(JsonObject entity, string name) =>
        _failures?.Fails(entity["id"]!.ToString(), name) == true // entities have ids
        || (_types.First(t => t.Objects.Contains(entity)).Field(name) is { Needs: { } need } field && Loses(field, need, entity));

    /// <summary>What comes of a field: null where it fails.</summary>
    private JsonNode? Sent(JsonObject entity, string field) => _failures?.Fails(entity["id"]!.ToString(), field) == true ? null : entity[field]; // entities have ids

    private JsonObject Find(string id) => _types.SelectMany(t => t.Objects).First(o => o["id"]!.ToString() == id); // every entity has one

    private static string Got(string? value) => $"got {value ?? "null"}";

    private JsonNode? ValueOf(RandomField field, string text)
    {
        if (field.Type[^1] is '!' ? IsMissing() : _random.Next(8) == 0)
        {
            return null;
        }

        return field.Type switch
        {
            "String!" => _random.Next(25) == 0 ? null : text,
            "String" => text + " \"ü\\",
            "Int" => _random.Next(100),
            "Color" => _random.Next(2) == 0 ? "RED" : "BLUE",
            "[String!]" => new JsonArray(text, IsMissing() ? null : "x"),
            "V" => Value(text),
            "[V!]" => new JsonArray([.. Enumerable.Range(0, _random.Next(3)).Select(i => Value(text + i))]),
            "Part" => new JsonObject { ["x"] = text + "x", ["y"] = text + "y" },
            "U" => Reference($"E{_random.Next(2)}"),
            "[U!]" => new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Reference($"E{_random.Next(2)}"))]),
            "W" => Reference(_unionMembers[field.Source][_random.Next(_unionMembers[field.Source].Length)]),
            "Thing" => Reference($"E{_random.Next(EntityCount)}"),
            ['[', '[', ..] => new JsonArray([.. Enumerable.Range(0, _random.Next(3)).Select(_ => _random.Next(6) == 0 ? null : ReferencesTo(field, 3, false))]),
            ['[', .. var rest] => ReferencesTo(field, 4, !rest.Contains('!')),
            _ => Reference(field.Target!),
        };
    }

    private JsonArray ReferencesTo(RandomField field, int max, bool holes) =>
        new([.. Enumerable.Range(0, _random.Next(max)).Select(_ => (holes && _random.Next(6) == 0) || (field.Name != "r1" && IsMissing()) ? null : Reference(field.Target!))]);

    private JsonObject Value(string text) => new() { ["a"] = _random.Next(5) == 0 ? null : text, ["b"] = IsMissing() ? null : _random.Next(10) };

    /// <summary>Whether a value is null that may not be.</summary>
    private bool IsMissing() => _failures?.Takes(_random) ?? false;

    private JsonObject Reference(string type) => new() { ["ref"] = $"{type}-{_random.Next(6)}" };
}
