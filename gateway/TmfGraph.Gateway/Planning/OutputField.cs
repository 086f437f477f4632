using System.Text;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>A field of the answer and where its value is read from.</summary>
internal sealed class OutputField
{
    /// <summary>A field is written once for each alternative, and mostly costs less than that.</summary>
    private const int MaxReadAlternatives = 4;

    private bool _isRead;

    public OutputField(FieldSelection selection, GraphType type, string coordinate)
    {
        Selection = selection;
        Type = type;
        Coordinate = coordinate;
        Prefix = Encoding.UTF8.GetBytes($"\"{selection.ResponseName}\":");
    }

    public FieldSelection Selection { get; }

    public string ResponseName => Selection.ResponseName;

    /// <summary>The type in the public schema, or the source's for fields that clients do not see.</summary>
    public GraphType Type { get; }

    /// <summary><c>Type.field</c></summary>
    public string Coordinate { get; }

    /// <summary>The response name with quotes and colon.</summary>
    public byte[] Prefix { get; }

    /// <summary>When it is part of the answer; null for always.</summary>
    public Condition? Condition { get; set; }

    /// <summary>When the gateway reads it for a fetch; null when it is not known who reads it, or for always.</summary>
    public Condition? ReadWhen { get; private set; }

    /// <summary>Notes that a fetch reads it. All that do so are noted before the field is asked for.</summary>
    public void ReadBy(Condition fetch)
    {
        var both = _isRead ? Condition.AnyOf([ReadWhen ?? Condition.Always, fetch]) : fetch;
        ReadWhen = both.Alternatives.Count > MaxReadAlternatives ? null : both.UnlessAlways;
        _isRead = true;
    }

    /// <summary>The view it is read from; -1 for <c>__typename</c>, which needs none.</summary>
    public int View { get; set; } = -1;

    /// <summary>Its name in that view's JSON; null when it has no view.</summary>
    public JsonName? Key
    {
        get;
        set
        {
            field = value;
            KeepsName = value?.ToString() == ResponseName;
        }
    }

    /// <summary>Whether its name there is the response name, so that name and value can be copied together.</summary>
    public bool KeepsName { get; private set; }

    /// <summary>The position of that view's fetch among all; see <see cref="ViewSource.State"/>. Set when the plan is complete.</summary>
    public int State { get; set; }

    /// <summary>The leaves that are copied together with it, when it is the first of them; null for none. Set when the plan is complete.</summary>
    public LeafRun? Run { get; set; }

    /// <summary>Whether it is a leaf that is read from a view, and no list with items to look at.</summary>
    public bool IsCopied => Child is null && View >= 0 && Leaf.Item is null && Stream is null;

    /// <summary>The objects below; null for a leaf.</summary>
    public Position? Child { get; set; }

    /// <summary>The same field of other fetches, which counts where this one is null: lookups that find objects of different types. Empty for most.</summary>
    public IReadOnlyList<OutputField> Others => _others;

    private readonly List<OutputField> _others = [];

    /// <summary>A further place where it may be read from.</summary>
    public OutputField AddOther()
    {
        var other = new OutputField(Selection, Type, Coordinate);
        _others.Add(other);
        return other;
    }

    /// <summary>The same at one of several places of an answer.</summary>
    public OutputField At(Condition condition)
    {
        var placed = (OutputField)MemberwiseClone();
        placed.Condition = condition.UnlessAlways;
        return placed;
    }

    /// <summary>Which values a leaf may have.</summary>
    public LeafType Leaf { get; set; } = LeafType.Any;

    /// <summary>The part of the answer that delivers it; see <see cref="PlanPart.Index"/>.</summary>
    public int Part { get; set; }

    /// <summary>How its list is streamed; null when it comes whole.</summary>
    public ListStream? Stream { get; set; }

    public bool IsTypeName => Selection.IsTypeName;
}
