using System.Text;
using TmfGraph.GraphQL.Execution.Plans;

namespace TmfGraph.Gateway.Planning;

/// <summary>What objects of one type are asked for at a <see cref="Position"/>.</summary>
internal sealed class TypeVariant(string typeName)
{
    public string TypeName { get; } = typeName;

    /// <summary>The type's name as a JSON string. Fixed when the plan is made.</summary>
    public byte[] TypeNameJson { get; private set; } = [];

    /// <summary>The same as the source says it that tells what an object is. Roots may have names of their own there.</summary>
    public byte[] SentNameJson { get; private set; } = [];

    /// <summary>The deferred fragments that deliver these objects; empty when none does.</summary>
    public DeferUsage[] Delivery { get; set; } = [];

    /// <summary>The deferred fragments that begin at these objects.</summary>
    public IReadOnlyList<DeferUsage> NewUsages { get; set; } = [];

    /// <summary>Fields that the client sees later than the objects, by what delivers them.</summary>
    public DeferredSelection[] Deferred { get; set; } = [];

    /// <summary>Where its fields stand when that depends on variables; null for most. See <see cref="FieldOrder"/>.</summary>
    public IReadOnlyList<PlacedField>? Order { get; set; }

    /// <summary>Whether clients do not see the type: the gateway reads such objects, and writes none.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>Whether writing such an object is more than writing its fields: it begins deferred fragments, or is hidden.</summary>
    public bool IsSpecial { get; private set; }

    /// <summary>Fields the client sees with the object, in response order. Fixed when the plan is made.</summary>
    public OutputField[] Visible { get; private set; } = [];

    private readonly List<OutputField> _fields = [];
    private readonly Dictionary<FieldSelection, OutputField> _bySelection = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds a field that the client sees.</summary>
    public void Add(OutputField field)
    {
        _fields.Add(field);
        _bySelection.Add(field.Selection.Original, field);
    }

    /// <summary>All fields the client sees.</summary>
    public IReadOnlyList<OutputField> Fields => _fields;

    /// <summary>Fields without arguments by name, for what the gateway itself reads (keys, requirements).</summary>
    public Dictionary<string, OutputField> Hidden { get; } = new(StringComparer.Ordinal);

    /// <summary>The visible field of that selection, or null.</summary>
    public OutputField? Find(FieldSelection selection) => _bySelection.GetValueOrDefault(selection.Original);

    /// <summary>The field that leads to that position, or null when objects of this type have none.</summary>
    public OutputField? FieldTo(Position child)
    {
        // hidden fields have no condition, so what hangs on them is found whatever the client leaves out
        foreach (var field in Hidden.Values)
        {
            if (ReferenceEquals(field.Child, child))
            {
                return field;
            }
        }

        foreach (var field in Fields)
        {
            if (ReferenceEquals(field.Child, child) || field.Others.Any(o => ReferenceEquals(o.Child, child)))
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>The same by the field that clients see, where there is one; places in answers have its name.</summary>
    public OutputField? VisibleTo(Position child) => _fields.Find(f => ReferenceEquals(f.Child, child)) ?? FieldTo(child);

    /// <param name="sentName">The type's name in the source that tells it.</param>
    /// <param name="isHidden">See <see cref="IsHidden"/>.</param>
    public void Seal(string sentName, bool isHidden)
    {
        TypeNameJson = Encoding.UTF8.GetBytes($"\"{TypeName}\"");
        SentNameJson = sentName == TypeName ? TypeNameJson : Encoding.UTF8.GetBytes($"\"{sentName}\"");
        Visible = [.. _fields.Where(f => f.Selection.Usages.AsSpan().SequenceEqual(Delivery))];
        IsHidden = isHidden;
        IsSpecial = isHidden || Visible.Length < _fields.Count || NewUsages.Count > 0;
    }

    /// <summary>Puts fields at all their places, when that depends on variables. All else about them is known by now.</summary>
    public void PlaceFields()
    {
        if (Order is not null)
        {
            Visible = [.. Order.Select(p => Find(p.Field)!.At(p.Condition))]; // whoever sets the order has added the fields
        }
    }
}
