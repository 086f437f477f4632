using System.Text;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>
/// A place of the response where objects stand, and the fetches that know something about them. The objects found there are never merged:
/// each fetch's own JSON is one <see cref="PlanView"/> of them, and every field says which view it is read from.
/// </summary>
internal sealed class Position
{
    private readonly Dictionary<string, TypeVariant> _variants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FetchStep>> _hopsByRoute = new(StringComparer.Ordinal);
    private readonly List<FetchStep> _hops = [];

    public Position(Position? parent, OutputField? field)
    {
        Parent = parent;
        Field = field;
    }

    public Position? Parent { get; }

    /// <summary>The field that leads here from the parent; null at the root.</summary>
    public OutputField? Field { get; }

    /// <summary>What knows these objects. The first one says which object there is, and what type it has.</summary>
    public List<PlanView> Views { get; } = [];

    /// <summary>What an object of each type is asked for.</summary>
    public IReadOnlyDictionary<string, TypeVariant> Variants => _variants;

    /// <summary>Whether objects have to say their type, because the source's field has an abstract one.</summary>
    public bool IsAbstract { get; set; }

    /// <summary>
    /// The view whose <c>__typename</c> counts: the first one, unless its source knows these objects under the name of their interface only.
    /// </summary>
    public int TypeView { get; set; }

    /// <summary>The type of all objects here when it is known beforehand; null when <see cref="IsAbstract"/>.</summary>
    public TypeVariant? OnlyVariant { get; private set; }

    /// <summary>Whether the gateway reads keys or requirements below it, so that all of a list has to be there.</summary>
    public bool IsReadByGateway { get; set; }

    /// <summary>Positions below, by the selection and the view they are reached with, and what that view's field returns and provides.</summary>
    public Dictionary<(FieldSelection Selection, int View, string Field), Position> Children { get; } = [];

    /// <summary>Fetches that find these objects by their keys.</summary>
    public IReadOnlyList<FetchStep> Hops => _hops;

    /// <summary>Lookups of these objects, those included that are still to be made for what the client asks for; see <see cref="Route.Key"/>.</summary>
    public HashSet<string> Asked { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of one lookup, see <see cref="Route.Key"/>.</summary>
    public IReadOnlyList<FetchStep> HopsBy(Route route) => _hopsByRoute.GetValueOrDefault(route.Key) ?? [];

    public void Add(FetchStep hop)
    {
        _hops.Add(hop);
        Asked.Add(hop.RouteKey);
        if (!_hopsByRoute.TryGetValue(hop.RouteKey, out var alike))
        {
            _hopsByRoute.Add(hop.RouteKey, alike = []);
        }

        alike.Add(hop);
    }

    public TypeVariant GetVariant(string type)
    {
        if (!_variants.TryGetValue(type, out var variant))
        {
            variant = new TypeVariant(type);
            _variants.Add(type, variant);
        }

        return variant;
    }

    /// <summary>Positions from the root to here.</summary>
    public Position[] Path => field ??= FindPath();

    /// <summary>Whether it lies below another one.</summary>
    public bool IsBelow(Position other)
    {
        var above = Parent;
        while (above is not null && above != other)
        {
            above = above.Parent;
        }

        return above is not null;
    }

    /// <summary>Response names to here, lists as <c>[]</c>; for people.</summary>
    public string PathText
    {
        get
        {
            var text = new StringBuilder();
            for (var position = this; position.Field is not null; position = position.Parent!)
            {
                var name = position.Field.ResponseName + (position.Field.Type.IsList ? "[]" : "");
                text.Insert(0, text.Length > 0 ? name + "." : name);
            }

            return text.ToString();
        }
    }

    /// <summary>The views as they are read. Set when the plan is complete.</summary>
    public ViewSource[] Sources { get; private set; } = [];

    /// <summary>All variants, for the search by name.</summary>
    public TypeVariant[] VariantList { get; private set; } = [];

    /// <param name="schema">What clients see.</param>
    public void Seal(GraphSchema schema)
    {
        var apollo = Views.Count == 0 ? null : Views[TypeView].Step.Source?.Apollo;
        foreach (var variant in _variants.Values)
        {
            variant.Seal(apollo?.SentNameOf(variant.TypeName) ?? variant.TypeName, isHidden: schema.GetType(variant.TypeName) is null);
        }

        VariantList = [.. _variants.Values];
        OnlyVariant = IsAbstract ? null : _variants.Values.FirstOrDefault();
    }

    private Position[] FindPath()
    {
        var depth = 0;
        for (var position = this; position is not null; position = position.Parent)
        {
            depth++;
        }

        var path = new Position[depth];
        for (var position = this; position is not null; position = position.Parent)
        {
            path[--depth] = position;
        }

        return path;
    }

    /// <summary>Its place among the positions of the plan, from 0. Set when the plan is complete.</summary>
    public int Number { get; private set; }

    /// <summary>
    /// Whether the row of an object in the first view tells all of its other rows, and the same holds above: all other views are fetches of their
    /// own for these objects. Never at the root, which is no row.
    /// </summary>
    public bool IsFoundByRow { get; private set; }

    /// <summary>Fixes where the views are read from, after the fetches have their numbers. Positions above come first.</summary>
    /// <param name="number">See <see cref="Number"/>.</param>
    /// <param name="runs">How many <see cref="LeafRun"/>s there are in positions linked before; and with its own, after.</param>
    public void Link(int number, ref int runs)
    {
        Number = number;
        Sources = [.. Views.Select(v => new ViewSource(v.Step.Id - 1, v.ParentView, v.Key))];
        foreach (var field in VariantList.SelectMany(v => v.Fields.SelectMany(f => f.Others.Prepend(f)).Concat(v.Hidden.Values)).Where(f => f.View >= 0))
        {
            field.State = Sources[field.View].State;
        }

        foreach (var variant in VariantList)
        {
            variant.PlaceFields();
            runs = LeafRun.Note(variant.Visible, Sources, runs);
        }

        IsFoundByRow = Parent is not null && (Parent.Parent is null || Parent.IsFoundByRow)
            && Sources is [{ ParentView: >= 0 }, .. var others] && Array.TrueForAll(others, s => s.ParentView < 0);
    }
}
