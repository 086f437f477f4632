using TmfGraph.Transcriber.Model;

namespace TmfGraph.Transcriber.Transcription;

/// <summary>The merged types, by their GraphQL names.</summary>
internal sealed class TypeSet(IReadOnlyDictionary<string, MergedType> types)
{
    public IEnumerable<MergedType> All => types.Values;

    public MergedType? Find(string name) => types.GetValueOrDefault(name);

    /// <summary>The field at <c>attribute</c> or <c>attribute.attribute</c> below a type.</summary>
    public ModelField? FindField(MergedType type, string path)
    {
        ModelField? field = null;
        foreach (var attribute in path.Split('.'))
        {
            var owner = field is null ? type : Find(field.Shape.Type);
            field = owner?.Model.Find(attribute);
            if (field is null)
            {
                return null;
            }
        }

        return field;
    }

    /// <summary>The field at <c>Type.attribute</c>.</summary>
    public ModelField? FindField(string coordinate)
    {
        var dot = coordinate.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : Find(coordinate[..dot])?.Model.Find(coordinate[(dot + 1)..]);
    }
}
