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

    /// <summary>Fields the client sees, while the plan is made.</summary>
    public List<OutputField> Fields { get; } = [];

    /// <summary>Fields without arguments by name, for what the gateway itself reads (keys, requirements).</summary>
    public Dictionary<string, OutputField> Hidden { get; } = new(StringComparer.Ordinal);

    /// <summary>The visible field of that selection, or null.</summary>
    public OutputField? Find(FieldSelection selection) => Fields.Find(f => ReferenceEquals(f.Selection, selection.Original));

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

    public void Seal() => Visible = [.. Fields];
}
