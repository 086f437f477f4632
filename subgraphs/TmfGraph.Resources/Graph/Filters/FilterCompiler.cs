using System.Diagnostics;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Graph.Filters;

/// <summary>
/// Compiles a <c>where</c> argument into a <see cref="Predicate"/>. Everything inside one object must hold. An empty object, <c>and</c> or
/// <c>or</c> asks for nothing; null is an error but for <c>eq</c> and <c>neq</c>, since a variable that was left null by mistake would find
/// everything. The negated operations are exact opposites: <c>neq: "x"</c> also finds what has no value.
/// </summary>
internal sealed class FilterCompiler
{
    private readonly GraphOptions _options;
    private int _terms;

    private FilterCompiler(GraphOptions options) => _options = options;

    /// <summary>The condition; null when it asks for nothing.</summary>
    /// <exception cref="GraphQLException">The filter is larger or deeper than allowed.</exception>
    public static Predicate? Compile(JsonElement? where, StructuredType type, GraphOptions options) =>
        where is { } filter ? new FilterCompiler(options).Object(filter, type, [], 1) : null;

    private Predicate? Object(JsonElement filter, StructuredType type, IReadOnlyList<AttributeModel> prefix, int depth)
    {
        if (depth > _options.MaxFilterDepth)
        {
            throw new GraphQLException(GraphErrors.FilterTooDeep(_options.MaxFilterDepth));
        }

        var parts = new List<Predicate>();
        foreach (var member in filter.EnumerateObject())
        {
            RefuseNull(member);

            // an attribute may be called like a combinator; the combinators were there first, see FilterSection
            var part = member.Name switch
            {
                "and" => All(Each(member.Value, type, prefix, depth)),
                "or" => One(Each(member.Value, type, prefix, depth)),
                _ => Attribute(member.Value, type.GetByName(member.Name) ?? throw new UnreachableException(), prefix, depth),
            };
            if (part is not null)
            {
                parts.Add(part);
            }
        }

        return All(parts);
    }

    private List<Predicate> Each(JsonElement filters, StructuredType type, IReadOnlyList<AttributeModel> prefix, int depth)
    {
        var parts = new List<Predicate>();
        foreach (var filter in filters.EnumerateArray())
        {
            // an alternative that asks for nothing is met by everything
            parts.Add(Object(filter, type, prefix, depth + 1) ?? new Predicate.And([]));
        }

        return parts;
    }

    private Predicate? Attribute(JsonElement filter, AttributeModel attribute, IReadOnlyList<AttributeModel> prefix, int depth)
    {
        IReadOnlyList<AttributeModel> path = [.. prefix, attribute];
        if (attribute.IsList)
        {
            return List(filter, attribute, new AttributePath(path), depth);
        }

        return attribute.Type is { } type
            ? Object(filter, type, path, depth + 1)
            : Leaf(filter, attribute, new AttributePath(path), depth + 1);
    }

    private Predicate? List(JsonElement filter, AttributeModel attribute, AttributePath path, int depth)
    {
        var parts = new List<Predicate>();
        foreach (var operation in filter.EnumerateObject())
        {
            RefuseNull(operation);
            if (operation.Name is "any")
            {
                Count(1);
                var any = new Predicate.Any(path);
                parts.Add(operation.Value.GetBoolean() ? any : new Predicate.Not(any));
                continue;
            }

            var condition = (attribute.Type is { } type
                ? Object(operation.Value, type, [], depth + 1)
                : Leaf(operation.Value, attribute, AttributePath.Self, depth + 1)) ?? new Predicate.And([]);
            parts.Add(operation.Name switch
            {
                "all" => new Predicate.All(path, condition),
                "some" => new Predicate.Some(path, condition),
                "none" => new Predicate.Not(new Predicate.Some(path, condition)),
                _ => throw new UnreachableException(),
            });
        }

        return All(parts);
    }

    private Predicate? Leaf(JsonElement filter, AttributeModel attribute, AttributePath path, int depth)
    {
        if (depth > _options.MaxFilterDepth)
        {
            throw new GraphQLException(GraphErrors.FilterTooDeep(_options.MaxFilterDepth));
        }

        var parts = new List<Predicate>();
        foreach (var operation in filter.EnumerateObject())
        {
            if (operation.Name is "and" or "or")
            {
                RefuseNull(operation);
                var inner = new List<Predicate>();
                foreach (var item in operation.Value.EnumerateArray())
                {
                    inner.Add(Leaf(item, attribute, path, depth + 1) ?? new Predicate.And([]));
                }

                if ((operation.Name is "and" ? All(inner) : One(inner)) is { } combined)
                {
                    parts.Add(combined);
                }

                continue;
            }

            if (operation.Name is not ("eq" or "neq"))
            {
                RefuseNull(operation);
            }

            if (LeafOperation.Compile(operation.Name, operation.Value, attribute, path, out var terms) is { } part)
            {
                Count(terms);
                parts.Add(part);
            }
        }

        return All(parts);
    }

    private static void RefuseNull(JsonProperty member)
    {
        if (member.Value.ValueKind is JsonValueKind.Null)
        {
            throw new GraphQLException(GraphErrors.NullInFilter(member.Name));
        }
    }

    private void Count(int terms)
    {
        _terms += terms;
        if (_terms > _options.MaxFilterTerms)
        {
            throw new GraphQLException(GraphErrors.FilterTooLarge(_options.MaxFilterTerms));
        }
    }

    private static Predicate? All(List<Predicate> parts) =>
        parts.Count switch { 0 => null, 1 => parts[0], _ => new Predicate.And(parts) };

    private static Predicate? One(List<Predicate> parts) =>
        parts.Count switch { 0 => null, 1 => parts[0], _ => new Predicate.Or(parts) };
}
