using System.Collections;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Code.Results;

/// <summary>Makes functions that turn results of a CLR type into values of a GraphQL type, and tells what does not fit.</summary>
internal sealed class ResultConverters(CodeBindings bindings, ClrObjects objects)
{
    /// <summary>The function; null when there is none, which is told.</summary>
    /// <param name="what">What is converted, for people: "gives" or "has the property".</param>
    public Func<object, ResolvedValue>? Create(GraphType type, Type clr, string what, CodeProblems problems)
    {
        clr = ClrShape.NotNull(clr);
        type = type.NullableType;
        if (clr == typeof(ResolvedValue))
        {
            return static value => (ResolvedValue)value;
        }

        if (clr == typeof(JsonElement))
        {
            return static value => ResolvedValue.FromJson((JsonElement)value);
        }

        if (bindings.Loaders.ContainsKey(clr) && type is not ListType)
        {
            return static value => ResolvedValue.FromObject(value); // for the loader
        }

        var before = problems.Count;
        var found = type switch
        {
            ListType list => CreateList(list, clr, what, problems),
            EnumType values => CreateEnum(values, clr, what, problems),
            ScalarType scalar => IsLeaf(scalar, clr) ? static value => ResolvedValue.FromObject(value) : null,
            ObjectType target => CreateObject(target, clr),
            InterfaceType or UnionType => CreateAbstract((NamedType)type, clr, what, problems),
            _ => null,
        };
        if (found is null && problems.Count == before)
        {
            problems.Add($"{what} '{ClrShape.NameOf(clr)}', which is no value of '{type}'.");
        }

        return found;
    }

    /// <summary>The type of the items of a list, however deep, or the type itself: what a loader may be for.</summary>
    public static Type InnermostOf(Type clr, GraphType type)
    {
        while (type.NullableType is ListType list && ClrShape.ItemOf(ClrShape.NotNull(clr)) is { } item)
        {
            (clr, type) = (ClrShape.ValueOf(item), list.Item);
        }

        return ClrShape.NotNull(clr);
    }

    private static bool IsLeaf(ScalarType scalar, Type clr) =>
        scalar.Codec is ITextScalar text && text.Type == clr || LeafTypes.IsResult(scalar, clr);

    private static Func<object, ResolvedValue>? CreateEnum(EnumType type, Type clr, string what, CodeProblems problems)
    {
        if (clr == typeof(string))
        {
            return static value => ResolvedValue.FromObject(value);
        }

        if (!clr.IsEnum)
        {
            return null;
        }

        var texts = new Dictionary<object, string>();
        foreach (var (value, member) in EnumTexts.MembersOf(type, clr))
        {
            if (member is not null)
            {
                texts[member] = value.RuntimeValue;
            }
        }

        foreach (var member in Enum.GetValues(clr))
        {
            if (!texts.ContainsKey(member))
            {
                problems.Add($"{what} '{clr.Name}', whose member '{member}' is no value of the enum '{type.Name}'.");
            }
        }

        return value => ResolvedValue.FromObject(texts.TryGetValue(value, out var text) ? text : value);
    }

    private Func<object, ResolvedValue>? CreateList(ListType list, Type clr, string what, CodeProblems problems)
    {
        if (ClrShape.ItemOf(clr) is not { } item || Create(list.Item, ClrShape.ValueOf(item), $"{what} a list of", problems) is not { } convert)
        {
            return null;
        }

        return value =>
        {
            var items = new List<ResolvedValue>(value is ICollection { Count: var count } ? count : 4);
            foreach (var entry in (IEnumerable)value)
            {
                items.Add(entry is IFieldResult result ? ConvertItem(result, convert) : entry is null ? ResolvedValue.Null : convert(entry));
            }

            return ResolvedValue.FromList(items);
        };
    }

    private static ResolvedValue ConvertItem(IFieldResult result, Func<object, ResolvedValue> convert) =>
        result.Error is { } error ? ResolvedValue.FromError(error)
        : result.Value is { } value ? convert(value)
        : ResolvedValue.Null;

    private Func<object, ResolvedValue>? CreateObject(ObjectType type, Type clr)
    {
        if (LeafTypes.IsLeaf(clr) || clr.IsValueType || ClrShape.ItemOf(clr) is not null || clr == typeof(object))
        {
            return null;
        }

        objects.Add(type, clr);
        return static value => ResolvedValue.FromObject(value);
    }

    private Func<object, ResolvedValue>? CreateAbstract(NamedType type, Type clr, string what, CodeProblems problems)
    {
        if (LeafTypes.IsLeaf(clr) || clr.IsValueType || ClrShape.ItemOf(clr) is not null)
        {
            return null;
        }

        if (!objects.HasMappedTypes(clr))
        {
            problems.Add($"{what} '{ClrShape.NameOf(clr)}' for '{type.Name}', but no CLR type was said for its object types: say it by MapType.");
            return null;
        }

        return value => ResolvedValue.FromObject(value, objects.NameOf(value));
    }
}
