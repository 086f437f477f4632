using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Comparison;

/// <summary>Two schemas, and what in them belongs together: what has the same coordinate and is of the same kind.</summary>
internal sealed class SchemaPair
{
    public SchemaPair(GraphSchema old, GraphSchema @new)
    {
        (Old, New) = (old, @new);
        Types = Pair(Own(old), Own(@new), t => t.Name);
        var same = Types.Common.Where(t => t.Old.GetType() == t.New.GetType()).ToList();
        Complex = [.. same.Where(t => t.Old is ComplexType).Select(t => ((ComplexType)t.Old, (ComplexType)t.New))];
        Inputs = [.. same.Where(t => t.Old is InputObjectType).Select(t => ((InputObjectType)t.Old, (InputObjectType)t.New))];
        Enums = [.. same.Where(t => t.Old is EnumType).Select(t => ((EnumType)t.Old, (EnumType)t.New))];
        Unions = [.. same.Where(t => t.Old is UnionType).Select(t => ((UnionType)t.Old, (UnionType)t.New))];
        Scalars = [.. same.Where(t => t.Old is ScalarType).Select(t => ((ScalarType)t.Old, (ScalarType)t.New))];
        Fields = [.. Complex.SelectMany(t => Pair(t.Old.Fields, t.New.Fields, f => f.Name).Common)];
        Arguments = [.. Fields.SelectMany(f => Pair(f.Old.Arguments, f.New.Arguments, a => a.Name).Common
            .Select(a => new InputPair($"{f.Old.Coordinate}({a.Old.Name}:)", a.Old, a.New)))];
        InputFields = [.. Inputs.SelectMany(t => Pair(t.Old.Fields, t.New.Fields, f => f.Name).Common
            .Select(f => new InputPair($"{t.Old.Name}.{f.Old.Name}", f.Old, f.New)))];
        Directives = Pair(Own(old.DirectivesInOrder), Own(@new.DirectivesInOrder), d => d.Name);
        DirectiveArguments = [.. Directives.Common.SelectMany(d => Pair(d.Old.Arguments, d.New.Arguments, a => a.Name).Common
            .Select(a => new InputPair($"@{d.Old.Name}({a.Old.Name}:)", a.Old, a.New, DirectiveUse.Weight(d.Old))))];
    }

    public GraphSchema Old { get; }

    public GraphSchema New { get; }

    public Pairs<NamedType> Types { get; }

    public IReadOnlyList<(ComplexType Old, ComplexType New)> Complex { get; }

    public IReadOnlyList<(InputObjectType Old, InputObjectType New)> Inputs { get; }

    public IReadOnlyList<(EnumType Old, EnumType New)> Enums { get; }

    public IReadOnlyList<(UnionType Old, UnionType New)> Unions { get; }

    public IReadOnlyList<(ScalarType Old, ScalarType New)> Scalars { get; }

    public IReadOnlyList<(Field Old, Field New)> Fields { get; }

    public IReadOnlyList<InputPair> Arguments { get; }

    public IReadOnlyList<InputPair> InputFields { get; }

    public Pairs<DirectiveType> Directives { get; }

    public IReadOnlyList<InputPair> DirectiveArguments { get; }

    /// <summary>Names of the new schema's types that clients are sent values of.</summary>
    public IReadOnlySet<string> OutputTypes => field ??= New.TypesInOrder.OfType<ComplexType>().SelectMany(t => t.Fields)
        .Select(f => f.Type.NamedType.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>What belongs together among members, by name.</summary>
    public static Pairs<T> Pair<T>(IReadOnlyList<T> old, IReadOnlyList<T> @new, Func<T, string> name)
    {
        var (oldNames, newByName) = (old.Select(name).ToHashSet(StringComparer.Ordinal), @new.ToDictionary(name, StringComparer.Ordinal));
        return new Pairs<T>(
            [.. old.Where(m => newByName.ContainsKey(name(m))).Select(m => (m, newByName[name(m)]))],
            [.. old.Where(m => !newByName.ContainsKey(name(m)))],
            [.. @new.Where(m => !oldNames.Contains(name(m)))]);
    }

    private static List<NamedType> Own(GraphSchema schema) => [.. schema.TypesInOrder.Where(t => !t.IsBuiltIn)];

    private static List<DirectiveType> Own(IReadOnlyList<DirectiveType> directives) => [.. directives.Where(d => !d.IsBuiltIn)];
}

/// <summary>Members of one kind: those that both have, those that the old one has alone, and the new one.</summary>
internal sealed record Pairs<T>(IReadOnlyList<(T Old, T New)> Common, IReadOnlyList<T> Removed, IReadOnlyList<T> Added);

/// <summary>An argument or input field that both schemas have.</summary>
/// <param name="Weight">What it weighs that something is not taken any more that was given for it.</param>
internal sealed record InputPair(string Coordinate, InputValue Old, InputValue New, ChangeSeverity Weight = ChangeSeverity.Breaking);
