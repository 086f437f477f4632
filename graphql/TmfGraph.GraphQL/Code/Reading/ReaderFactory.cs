using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Code.Reading;

/// <summary>Makes readers for pairs of GraphQL and CLR types, and tells what does not fit.</summary>
/// <param name="isDocument">Whether documents are read, where enum values have their own texts, and not arguments.</param>
internal sealed class ReaderFactory(bool isDocument)
{
    private readonly Dictionary<(Type, NamedType), object> _objects = [];

    /// <summary>A <see cref="ValueReader{T}"/> of the CLR type; null when there is none, which is told.</summary>
    /// <param name="what">What is read, for people: "the parameter 'topic'".</param>
    public object? Create(Type clr, GraphType type, string what, CodeProblems problems)
    {
        type = type.NullableType;
        if (Nullable.GetUnderlyingType(clr) is { } inner)
        {
            return Create(inner, type, what, problems) is { } reader ? New(typeof(NullableReader<>), [inner], reader) : null;
        }

        if (clr == typeof(ResolvedValue))
        {
            return new SameReader();
        }

        if (clr == typeof(System.Text.Json.JsonElement))
        {
            return new LeafReader<System.Text.Json.JsonElement>(static json => json);
        }

        var before = problems.Count;
        var found = type switch
        {
            ListType list => CreateList(clr, list, what, problems),
            EnumType values => CreateEnum(clr, values, what, problems),
            ScalarType scalar => CreateLeaf(clr, scalar),
            NamedType named => CreateObject(clr, named, what, problems),
            _ => null,
        };
        if (found is null && problems.Count == before)
        {
            problems.Add($"has {what} as '{ClrShape.NameOf(clr)}', which values of '{type}' cannot be.");
        }

        return found;
    }

    private static object? CreateLeaf(Type clr, ScalarType scalar)
    {
        if (clr == typeof(UploadedFile))
        {
            return scalar.Name == "Upload" ? new FileReader() : null;
        }

        if (scalar.Codec is ITextScalar text && text.Type == clr)
        {
            return New(typeof(TextScalarReader<>), [clr], scalar.Codec);
        }

        return LeafTypes.FindReader(scalar, clr) is { } read ? New(typeof(LeafReader<>), [clr], read) : null;
    }

    private object? CreateEnum(Type clr, EnumType type, string what, CodeProblems problems)
    {
        if (clr == typeof(string))
        {
            return new LeafReader<string>(static json => json.GetString()!); // values of enums are texts
        }

        if (!clr.IsEnum)
        {
            return null;
        }

        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (value, member) in EnumTexts.MembersOf(type, clr))
        {
            if (member is null)
            {
                problems.Add($"has {what} as '{clr.Name}', which has no member for the value '{value.Name}' of the enum '{type.Name}'.");
                return null;
            }

            values[isDocument ? value.RuntimeValue : value.Name] = member;
        }

        return New(typeof(EnumReader<>), [clr], values);
    }

    private object? CreateList(Type clr, ListType list, string what, CodeProblems problems)
    {
        if (ClrShape.ItemOf(clr) is not { } item ||
            !(clr.IsAssignableFrom(item.MakeArrayType()) || clr.IsAssignableFrom(typeof(List<>).MakeGenericType(item))))
        {
            return null;
        }

        return Create(item, list.Item, what, problems) is { } reader ? New(typeof(ListReader<,>), [clr, item], reader) : null;
    }

    private object? CreateObject(Type clr, NamedType type, string what, CodeProblems problems)
    {
        if (_objects.TryGetValue((clr, type), out var known))
        {
            return known;
        }

        if (LeafTypes.IsLeaf(clr) || clr == typeof(object) || clr.IsAbstract || ClrShape.ItemOf(clr) is not null)
        {
            return null;
        }

        var late = (ILateReader)New(typeof(LateReader<>), [clr]);
        _objects.Add((clr, type), late);
        if (ObjectReaders.Create(clr, type, this, what, problems) is not { } reader)
        {
            return null;
        }

        late.Set(reader);
        return _objects[(clr, type)] = reader;
    }

    private static object New(Type generic, Type[] arguments, params object[] parameters) =>
        Activator.CreateInstance(generic.MakeGenericType(arguments), parameters)!; // only Nullable<T> makes null
}

/// <summary>Values of a scalar that a host has bound to a CLR type.</summary>
internal sealed class TextScalarReader<T>(TextScalar<T> scalar) : ValueReader<T>
    where T : notnull
{
    public override T? Read(ResolvedValue value, OperationRequest request) =>
        value.IsNull ? default : value.Object is T typed ? typed : scalar.Parse(value.Object as string ?? value.Json.GetString()!); // text, or it is not legal
}
