using System.Text;

namespace TmfGraph.Gateway.Planning;

/// <summary>What objects of one type are asked for at a <see cref="Position"/>.</summary>
internal sealed class TypeVariant(string typeName)
{
    public string TypeName { get; } = typeName;

    /// <summary>The type's name as a JSON string.</summary>
    public byte[] TypeNameJson { get; } = Encoding.UTF8.GetBytes($"\"{typeName}\"");

    /// <summary>Fields the client sees, in response order. Fixed when the plan is made.</summary>
    public OutputField[] Visible { get; private set; } = [];

    private readonly List<OutputField> _fields = [];
    private readonly Dictionary<FieldSelection, OutputField> _bySelection = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds a field that the client sees.</summary>
    public void Add(OutputField field)
    {
        _fields.Add(field);
        _bySelection.Add(field.Selection.Original, field);
    }

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

        foreach (var field in Visible)
        {
            if (ReferenceEquals(field.Child, child))
            {
                return field;
            }
        }

        return null;
    }

    public void Seal() => Visible = [.. _fields];
}
