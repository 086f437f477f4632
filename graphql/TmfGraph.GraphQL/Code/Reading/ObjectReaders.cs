using System.Linq.Expressions;
using System.Reflection;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Code.Reading;

/// <summary>Records and classes: made by the constructor with the most parameters, or by properties that can be set where it has none.</summary>
internal sealed class ObjectReader<T>(Func<ResolvedValue, OperationRequest, T> make) : ValueReader<T>
{
    public override T? Read(ResolvedValue value, OperationRequest request) =>
        value.IsNull ? default : value.Object is T instance ? instance : make(value, request);
}

/// <summary>Makes <see cref="ObjectReader{T}"/>s.</summary>
internal static class ObjectReaders
{
    private static readonly ParameterExpression Source = Expression.Parameter(typeof(ResolvedValue), "source");

    private static readonly ParameterExpression Request = Expression.Parameter(typeof(OperationRequest), "request");

    public static object? Create(Type clr, NamedType type, ReaderFactory readers, string what, CodeProblems problems)
    {
        var members = MembersOf(type).ToDictionary(m => m.Name, StringComparer.OrdinalIgnoreCase);
        if (ConstructorOf(clr) is not { } constructor)
        {
            problems.Add($"has {what} as '{ClrShape.NameOf(clr)}', which has no public constructor.");
            return null;
        }

        var before = problems.Count;
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var arguments = new List<Expression>();
        foreach (var parameter in constructor.GetParameters())
        {
            if (Read(parameter.Name!, parameter.ParameterType, ClrShape.AllowsNull(parameter)) is { } value)
            {
                arguments.Add(value);
            }
        }

        var bindings = new List<MemberBinding>();
        foreach (var property in constructor.GetParameters().Length == 0 ? SettableOf(clr) : [])
        {
            if (Read(property.Name, property.PropertyType, ClrShape.AllowsNull(property)) is { } value)
            {
                bindings.Add(Expression.Bind(property, value));
            }
        }

        foreach (var lost in type is InputObjectType ? members.Keys.Where(m => !used.Contains(m)) : [])
        {
            problems.Add($"has {what} as '{ClrShape.NameOf(clr)}', which has nothing for the input field '{type.Name}.{lost}'.");
        }

        if (problems.Count > before)
        {
            return null;
        }

        var body = Expression.MemberInit(Expression.New(constructor, arguments), bindings);
        var make = Expression.Lambda(typeof(Func<,,>).MakeGenericType(typeof(ResolvedValue), typeof(OperationRequest), clr), body, Source, Request).Compile();
        return Activator.CreateInstance(typeof(ObjectReader<>).MakeGenericType(clr), make);

        Expression? Read(string name, Type target, bool allowsNull)
        {
            if (!members.TryGetValue(name, out var member))
            {
                problems.Add($"has {what} as '{ClrShape.NameOf(clr)}', whose '{name}' is no field of '{type.Name}'{Hint(type, name)}.");
                return null;
            }

            used.Add(name);
            if (member.MayBeNull && !allowsNull)
            {
                problems.Add($"has {what} as '{ClrShape.NameOf(clr)}', whose '{name}' takes no null, which '{type.Name}.{member.Name}' may be.");
                return null;
            }

            var reader = readers.Create(target, member.Type, $"'{ClrShape.NameOf(clr)}.{name}'", problems);
            return reader is null ? null : Expression.Call(
                Expression.Constant(reader, typeof(ValueReader<>).MakeGenericType(target)),
                "Read",
                null,
                Expression.Call(Expression.Constant(member, typeof(Member)), nameof(Member.Get), null, Source),
                Request);
        }
    }

    /// <summary>The fields of an object type that its constructor or properties name; the others need not be there.</summary>
    public static IEnumerable<string> FieldsOf(Type clr, ObjectType type)
    {
        var names = ConstructorOf(clr)?.GetParameters() is { Length: > 0 } parameters
            ? parameters.Select(p => p.Name!)
            : SettableOf(clr).Select(p => p.Name);
        return names.Select(n => type.Fields.FirstOrDefault(f => string.Equals(f.Name, n, StringComparison.OrdinalIgnoreCase))?.Name).OfType<string>();
    }

    /// <summary>Whether a field can be read without running a batch: what code may require.</summary>
    public static bool CanBeRequired(Field field) => field is { Resolver: null or PureResolver, Arguments: [] };

    private static IEnumerable<Member> MembersOf(NamedType type) => type switch
    {
        InputObjectType input => input.Fields.Select(f => new InputMember(f)),
        ObjectType output => output.Fields.Where(CanBeRequired).Select(f => new FieldMember(f)),
        _ => [],
    };

    private static string Hint(NamedType type, string name) =>
        type is ObjectType output && output.Fields.Any(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase))
            ? " that can be read off the parent: it takes arguments, or code resolves it"
            : "";

    // records have a second constructor that copies, which is not public
    private static ConstructorInfo? ConstructorOf(Type clr) => clr.GetConstructors().MaxBy(c => c.GetParameters().Length);

    private static IEnumerable<PropertyInfo> SettableOf(Type clr) =>
        clr.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0);
}
