using System.Diagnostics;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Nodes;

namespace TmfGraph.Resources.Rest.JsonPaths;

/// <summary>
/// Looks the names of a JSONPath up in the model and turns it into a <see cref="NodeSet"/>, or into the condition that it finds something.
/// </summary>
/// <remarks>
/// A name behind a list looks into all of its elements, so <c>note.author</c> and <c>note[*].author</c> are the same, as in attribute filters. <c>$</c> is one
/// resource; a <c>[*]</c> or <c>[?( )]</c> right behind it stands for the collection and is about the resource itself. An unknown name is an error, except below
/// <c>..</c>, <c>.*</c> and values that the model leaves open.
/// </remarks>
internal sealed partial class JsonPathCompiler
{
    private readonly StructuredType _type;
    private readonly JsonPathLimits _limits;
    private readonly string _text;

    private JsonPathCompiler(StructuredType type, JsonPathLimits limits, string text)
    {
        _type = type;
        _limits = limits;
        _text = text;
    }

    /// <summary>What the path finds in a document of the type.</summary>
    /// <exception cref="JsonPathException">The text is no path, or a name is unknown.</exception>
    public static NodeSet CompileNodes(string text, StructuredType type, JsonPathLimits limits)
    {
        var path = JsonPathParser.Parse(text, limits);
        return new JsonPathCompiler(type, limits, text).Nodes(path);
    }

    /// <summary>The condition that one of the paths, which commas part, finds something in a document of the type.</summary>
    /// <exception cref="JsonPathException">The text is no path, or a name or value does not fit the model.</exception>
    public static Predicate CompileFilter(string text, StructuredType type, JsonPathLimits limits)
    {
        var compiler = new JsonPathCompiler(type, limits, text);
        var alternatives = JsonPathParser.ParseList(text, limits).Select(compiler.Filter).ToList();
        return alternatives.Count == 1 ? alternatives[0] : new Predicate.Or(alternatives);
    }

    private NodeSet Nodes(JsonPath path) => path.Function is null
        ? new NodeSet(path.FromRoot, Walk(path, new JsonPathScope(_type, null, false)).Steps)
        : throw Error("A function finds no place in a document; leave it out here.", path.Position);

    private Predicate Filter(JsonPath path)
    {
        if (path.Function is not null)
        {
            throw Error("A function must be compared with something, inside of [?( )].", path.Position);
        }

        var root = new JsonPathScope(_type, null, false);
        return Find(Walk(path with { FromRoot = false }, root).Steps, null);
    }

    /// <summary>The steps of a path, and where they end.</summary>
    private (List<NodeStep> Steps, JsonPathScope End) Walk(JsonPath path, JsonPathScope start)
    {
        var steps = new List<NodeStep>();
        var scope = path.FromRoot ? new JsonPathScope(_type, null, false) : start;
        PathSelector? previous = null;
        foreach (var selector in path.Selectors)
        {
            var below = previous is PathSelector.Descend;
            scope = selector switch
            {
                PathSelector.Name name => below ? NameBelow(steps, name) : Name(steps, name, scope),
                PathSelector.Wildcard { InBrackets: true } when previous is null && scope is { Attribute: null, Type: ResourceType } => scope,
                PathSelector.Wildcard => Wildcard(steps, scope),
                PathSelector.Descend => Descend(steps),
                PathSelector.At at => At(steps, at, scope),
                PathSelector.Filter filter => Filter(steps, filter, scope, below),
                _ => throw new UnreachableException(),
            };
            previous = selector;
        }

        return (steps, scope);
    }

    private JsonPathScope Name(List<NodeStep> steps, PathSelector.Name name, JsonPathScope scope)
    {
        scope = Cross(steps, scope);
        AttributeModel attribute;
        if (scope.Type is { } type)
        {
            attribute = type.GetByJsonName(name.Value) ?? throw Error(
                $"{type.Name} has no attribute '{name.Value}'; it has {string.Join(", ", type.Attributes.Take(40).Select(a => a.JsonName))}.", name.Position);
        }
        else if (scope.IsOpen)
        {
            if (!scope.IsSingle)
            {
                steps.Add(new NodeStep.Objects());
            }

            attribute = JsonPathScope.Unknown(name.Value);
        }
        else
        {
            throw Error($"The path goes on after '{scope.Attribute!.JsonName}', which has no attributes.", name.Position); // what is not open has a type or an attribute
        }

        steps.Add(new NodeStep.Child(attribute));
        return JsonPathScope.Of(attribute);
    }

    /// <summary>A name at any depth is that of the model's attribute where all attributes of the name look alike.</summary>
    private JsonPathScope NameBelow(List<NodeStep> steps, PathSelector.Name name)
    {
        var alike = ReachableAttributes.Of(_type).Where(a => a.JsonName == name.Value).DistinctBy(a => (a.IsList, a.Type, a.Scalar, a.Enum)).Take(2).ToList();
        var attribute = alike is [var only] && (only.Type is not null || only.IsList || !LeafValues.IsText(only)) ? only : JsonPathScope.Unknown(name.Value);
        steps.Add(new NodeStep.Child(attribute));
        return JsonPathScope.Of(attribute);
    }

    private static JsonPathScope Wildcard(List<NodeStep> steps, JsonPathScope scope)
    {
        if (scope.IsList)
        {
            return Cross(steps, scope);
        }

        steps.Add(new NodeStep.Members());
        return JsonPathScope.Open;
    }

    private static JsonPathScope Descend(List<NodeStep> steps)
    {
        steps.Add(new NodeStep.Descendants());
        return JsonPathScope.Open;
    }

    private JsonPathScope At(List<NodeStep> steps, PathSelector.At at, JsonPathScope scope)
    {
        if (!scope.IsList && !scope.IsOpen)
        {
            throw Error($"{(scope.Attribute is { } attribute ? $"'{attribute.JsonName}'" : "A resource")} is no list and has no positions.", at.Position);
        }

        steps.Add(new NodeStep.Elements(at.Positions));
        return scope.Element;
    }

    private JsonPathScope Filter(List<NodeStep> steps, PathSelector.Filter filter, JsonPathScope scope, bool below)
    {
        scope = Cross(steps, scope);
        if (scope.IsOpen && !below && steps is not [.., NodeStep.Elements])
        {
            steps.Add(new NodeStep.Objects());
            scope = JsonPathScope.Open;
        }

        steps.Add(new NodeStep.Where(Condition(filter.Condition, scope with { IsSingle = true })));
        return scope;
    }

    private static JsonPathScope Cross(List<NodeStep> steps, JsonPathScope scope)
    {
        if (scope.IsList)
        {
            steps.Add(new NodeStep.Elements(null));
        }

        return scope.Element;
    }

    private JsonPathException Error(string reason, int position) => new(reason, position, _text);
}
