using System.Linq.Expressions;
using System.Reflection;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;
using TmfGraph.GraphQL.Types.Building;
using TmfGraph.GraphQL.Types.Rules;

namespace TmfGraph.GraphQL.Code.Results;

/// <summary>CLR types whose objects are values of object types: their properties become the fields that have no resolver.</summary>
internal sealed class ClrObjects(SchemaAssembly schema, SchemaViolations violations)
{
    private readonly HashSet<(ObjectType, Type)> _known = [];
    private readonly Queue<(ObjectType Type, Type Clr)> _open = [];
    private readonly List<(string Name, Type Clr)> _mapped = [];

    /// <summary>Takes in a type; its fields are bound by <see cref="Bind(ResultConverters)"/>.</summary>
    public void Add(ObjectType type, Type clr)
    {
        if (_known.Add((type, clr)))
        {
            _open.Enqueue((type, clr));
        }
    }

    /// <summary>Takes in what a host has said about a type.</summary>
    public void Map(string name, Type clr)
    {
        if (schema.GetType(name) is ObjectType type)
        {
            _mapped.Add((name, clr));
            Add(type, clr);
            return;
        }

        violations.Add(
            SchemaErrorCodes.UnknownCoordinate, name, default, $"Code names the object type '{name}', which the schema does not define, for '{ClrShape.NameOf(clr)}'.");
    }

    public bool Contains(ObjectType type, Type clr) => _known.Any(k => k.Item1 == type && clr.IsAssignableFrom(k.Item2));

    /// <summary>Whether the host has named types that objects of the type can have.</summary>
    public bool HasMappedTypes(Type clr) => _mapped.Exists(m => clr.IsAssignableFrom(m.Clr));

    /// <summary>The object type of an object; null when nobody has said.</summary>
    public string? NameOf(object value)
    {
        foreach (var (name, clr) in _mapped)
        {
            if (clr == value.GetType())
            {
                return name;
            }
        }

        return _mapped.Find(m => m.Clr.IsInstanceOfType(value)).Name;
    }

    /// <summary>Binds the fields of all types that were taken in, and of those that are met on the way.</summary>
    public void Bind(ResultConverters converters)
    {
        while (_open.TryDequeue(out var next))
        {
            foreach (var field in next.Type.Fields.Where(f => f.Resolver is null))
            {
                Bind(field, next.Clr, converters);
            }
        }
    }

    private void Bind(Field field, Type clr, ResultConverters converters)
    {
        var problems = new CodeProblems(violations, field.Coordinate);
        if (ClrShape.FindProperty(clr, field.Name) is not { } property)
        {
            problems.Add($"gives '{ClrShape.NameOf(clr)}', which has no property for it; add one, or resolve the field.");
            return;
        }

        if (field.Arguments.Count > 0)
        {
            problems.Add($"is the property '{property.Name}' of '{ClrShape.NameOf(clr)}', which takes no arguments; resolve the field.");
            return;
        }

        if (converters.Create(field.Type, property.PropertyType, $"has the property '{ClrShape.NameOf(clr)}.{property.Name}' of", problems) is { } convert)
        {
            var read = Getter(clr, property);
            field.ClrProperties =
            [
                .. field.ClrProperties,
                new ClrProperty(clr, instance => read(instance) is { } value ? convert(value) : ResolvedValue.Null),
            ];
        }
    }

    private static Func<object, object?> Getter(Type clr, PropertyInfo property)
    {
        var instance = Expression.Parameter(typeof(object));
        var value = Expression.Property(Expression.Convert(instance, clr), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), instance).Compile();
    }
}
