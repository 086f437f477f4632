using System.Reflection;
using TmfGraph.GraphQL.Code.Reading;
using TmfGraph.GraphQL.Code.Results;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Code;

/// <summary>Finds out what code is given as its parent, and what it reads of it.</summary>
internal sealed class ParentBinder(Field field, CodeProblems problems)
{
    private readonly ObjectType _type = (ObjectType)field.DeclaringType; // looked at before

    /// <summary>A <see cref="ValueReader{T}"/> for the parameter, or for the items of it where it is a list of parents; null when there is none, which is told.</summary>
    public object? Find(ParameterInfo parameter, bool isBatch, ClrObjects objects)
    {
        var clr = parameter.ParameterType;
        if (isBatch)
        {
            if (ClrShape.ItemOf(clr) is not { } item || !clr.IsAssignableFrom(item.MakeArrayType()))
            {
                problems.Add($"has to take a list of parents first, such as IReadOnlyList<JsonElement>, and takes '{ClrShape.NameOf(clr)}'.");
                return null;
            }

            clr = item;
        }

        return Find(clr, $"the parent '{parameter.Name}'", objects);
    }

    private object? Find(Type clr, string what, ClrObjects objects)
    {
        if (clr == typeof(ResolvedValue))
        {
            return new SameReader();
        }

        if (clr == typeof(System.Text.Json.JsonElement))
        {
            return new LeafReader<System.Text.Json.JsonElement>(static json => json);
        }

        if (objects.Contains(_type, clr))
        {
            return New(typeof(ParentReader<>), clr, [null]);
        }

        var readers = new ReaderFactory(isDocument: true);
        if (LeafTypes.IsLeaf(ClrShape.NotNull(clr)) || ClrShape.ItemOf(clr) is not null)
        {
            return FindMember(clr, what, readers);
        }

        if (clr.IsAbstract || clr == typeof(object))
        {
            problems.Add($"has {what} as '{ClrShape.NameOf(clr)}', and no code gives such objects for '{_type.Name}'.");
            return null;
        }

        if (readers.Create(clr, _type, what, problems) is not { } reader)
        {
            return null;
        }

        field.RequiredFields ??= [.. ObjectReaders.FieldsOf(clr, _type)];
        return New(typeof(ParentReader<>), clr, reader);
    }

    private object? FindMember(Type clr, string what, ReaderFactory readers)
    {
        if (field.RequiredFields is not [var name] || _type.GetField(name) is not { } required)
        {
            problems.Add($"has {what} as '{ClrShape.NameOf(clr)}': say by requires which one field of '{_type.Name}' that is.");
            return null;
        }

        return readers.Create(clr, required.Type, what, problems) is { } reader
            ? New(typeof(MemberReader<>), clr, new FieldMember(required), reader)
            : null;
    }

    private static object New(Type generic, Type clr, params object?[] parameters) =>
        Activator.CreateInstance(generic.MakeGenericType(clr), parameters)!; // only Nullable<T> makes null
}
