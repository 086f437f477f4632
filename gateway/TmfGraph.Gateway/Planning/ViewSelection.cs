using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>What one fetch selects on the objects of one position; grows while the plan is made.</summary>
internal sealed class ViewSelection(NamedType staticType)
{
    /// <summary>The type in the source's schema of the field these objects come from.</summary>
    public NamedType StaticType { get; } = staticType;

    public List<ViewField> Fields { get; } = [];

    public bool NeedsTypeName { get; set; }

    private readonly Dictionary<(string Name, string Arguments), List<ViewField>> _bySelection = [];
    private readonly Dictionary<ViewSelection, ViewField> _byChildren = new(ReferenceEqualityComparer.Instance);

    /// <summary>Names that are taken; the first one is the type's, which the gateway itself asks for.</summary>
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal) { "__typename" };

    /// <summary>
    /// Adds a field for objects of a type. A field that is already selected with the same arguments is used again; another field under a
    /// name that is taken gets a name of its own, so that the operation stays valid whatever the types are.
    /// </summary>
    /// <param name="mayShare">Whether the objects of a field that is there may serve as those of the added one; called for fields with children.</param>
    /// <param name="read">What the gateway reads it for, which then says when it is needed; null for what is needed whenever it is selected.</param>
    public ViewField Add(
        string type, Field field, FieldSelection selection, string argumentsKey, ViewSelection? children, OutputField? read, Predicate<ViewField> mayShare)
    {
        if (!_bySelection.TryGetValue((field.Name, argumentsKey), out var alike))
        {
            _bySelection.Add((field.Name, argumentsKey), alike = []);
        }

        foreach (var existing in alike)
        {
            var sameLeaf = children is null && existing.Children is null;
            var sameObjects = children is not null && existing.Children is not null && existing.Types.Contains(type) && mayShare(existing);
            var sameOfAnotherType = sameLeaf && AreSame(existing.Field.Type, field.Type); // may be written once for both
            if ((existing.Types.Contains(type) && (sameLeaf || sameObjects)) || sameOfAnotherType)
            {
                existing.NeedWhen(type, selection.Condition, read);
                return existing;
            }
        }

        var added = new ViewField
        {
            Key = FreeKey(selection.ResponseName),
            Field = field,
            Selection = selection,
            ArgumentsKey = argumentsKey,
            Children = children,
        };
        added.NeedWhen(type, selection.Condition, read);
        Fields.Add(added);
        alike.Add(added);
        if (children is not null)
        {
            _byChildren.Add(children, added);
        }

        return added;
    }

    /// <summary>The field with these children.</summary>
    public ViewField FieldOf(ViewSelection children) => _byChildren[children];

    private static bool AreSame(GraphType left, GraphType right) => (left, right) switch
    {
        (NonNullType l, NonNullType r) => AreSame(l.Inner, r.Inner),
        (ListType l, ListType r) => AreSame(l.Item, r.Item),
        (NamedType l, NamedType r) => l.Name == r.Name,
        _ => false,
    };

    private string FreeKey(string name)
    {
        var key = name;
        for (var n = 1; !_keys.Add(key); n++)
        {
            key = $"{name}__{n}";
        }

        return key;
    }
}

/// <summary>One field of a <see cref="ViewSelection"/>.</summary>
internal sealed class ViewField
{
    private readonly HashSet<(string Type, Condition Condition, OutputField? Read)> _needs = [];
    private readonly Dictionary<string, List<OutputField>> _outputs = new(StringComparer.Ordinal);
    private Condition? _condition;
    private bool _hasManyNames;

    /// <summary>Its name in the fetch's JSON.</summary>
    public required string Key { get; init; }

    /// <summary>The field in the source's schema.</summary>
    public required Field Field { get; init; }

    public required FieldSelection Selection { get; init; }

    public required string ArgumentsKey { get; init; }

    public ViewSelection? Children { get; init; }

    /// <summary>Arguments that are filled from other fetches: name and variable.</summary>
    public List<(string Argument, string Variable)> Filled { get; } = [];

    /// <summary>When it has to be fetched; at least whenever it is part of the answer.</summary>
    public Condition Condition => _condition ??= Condition.AnyOf(_needs.Select(When));

    /// <summary>It is needed for objects of a type, under a further condition. All are put together once, when it is known who needs it.</summary>
    public void NeedWhen(string type, Condition condition, OutputField? read = null)
    {
        Types.Add(type);
        if (_needs.Add((type, condition, read)))
        {
            _condition = null;
        }
    }

    /// <summary>Whether objects are found by it elsewhere, so that nothing is gained by leaving it out.</summary>
    public bool IsKey { get; set; }

    /// <summary>Whether, for some values of the client's variables, only requirements of other fetches read it.</summary>
    public bool MayBeSpare => !IsKey && (Output is null || (IsRequired && _outputs.Values.All(outputs => outputs.TrueForAll(o => o.Condition is not null))));

    /// <summary>Whether only requirements of other fetches read it, for given values of the client's variables.</summary>
    public bool IsSpare(ulong conditions) =>
        MayBeSpare && _outputs.Values.All(outputs => outputs.TrueForAll(o => o.Condition?.Holds(conditions) == false));

    private bool IsRequired => _needs.Any(n => n.Read is not null);

    /// <summary>The object types it is selected for.</summary>
    public HashSet<string> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// How it is written: mostly once for all types that need it at all. One that may not be null takes its object along when it fails, so each
    /// type has it under its own condition only.
    /// </summary>
    /// <param name="reduced">Whether it is written for the client alone; see <see cref="FetchStep.Reduced"/>.</param>
    public IReadOnlyList<(IReadOnlySet<string> Types, Condition Condition)> Parts(bool reduced)
    {
        if (reduced && MayBeSpare)
        {
            return Output is null ? [] : Parts([.. _needs.Where(n => n.Read is null)]);
        }

        return Types.Count == 1 || Children is not null || !Field.Type.IsNonNull ? [(Types, Condition)] : Parts(_needs);
    }

    private static List<(IReadOnlySet<string> Types, Condition Condition)> Parts(HashSet<(string Type, Condition Condition, OutputField? Read)> needs) =>
        [.. needs
            .GroupBy(n => n.Type, When)
            .GroupBy(Condition.AnyOf, g => g.Key)
            .Select(g => ((IReadOnlySet<string>)g.ToHashSet(StringComparer.Ordinal), g.Key))];

    private static Condition When((string Type, Condition Condition, OutputField? Read) need) => need.Read?.ReadWhen ?? need.Condition;

    /// <summary>The first field of the answer it is read for; null when only the gateway reads it.</summary>
    public OutputField? Output { get; private set; }

    /// <summary>Whether answers have it under one name, whatever the type; else under other names for other types, under several for one, or for some types only.</summary>
    public bool HasOneName => !_hasManyNames && _outputs.Count == Types.Count;

    /// <summary>It is read for a field of the answer, of objects of a type.</summary>
    public void ReadFor(string type, OutputField output)
    {
        Output ??= output;
        _hasManyNames |= output.ResponseName != Output.ResponseName;
        if (!_outputs.TryGetValue(type, out var outputs))
        {
            _outputs.Add(type, outputs = []);
        }

        if (!outputs.Contains(output))
        {
            outputs.Add(output);
        }
    }

    /// <summary>The fields of the answer it is read for, of objects of a type.</summary>
    public IReadOnlyList<OutputField> OutputsOf(string type) => _outputs.GetValueOrDefault(type) ?? [];

    /// <summary><see cref="Key"/> as it is looked for.</summary>
    public JsonName JsonName => field ??= new JsonName(Key);
}
