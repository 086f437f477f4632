using System.Text;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>The fields selected on one concrete object type, in response order.</summary>
internal sealed class PlanSet
{
    public PlanSet(int id, ObjectType type, PlanField[] fields)
    {
        Id = id;
        Type = type;
        Fields = fields;
        Walked = [.. fields.Where(f => f.IsWalked)];
        TypeNameJson = Encoding.UTF8.GetBytes($"\"{type.Name}\"");
        Shape = CreateShape(fields);
    }

    /// <summary>Dense number within the operation.</summary>
    public int Id { get; }

    public ObjectType Type { get; }

    public PlanField[] Fields { get; }

    /// <summary>The fields the resolve phase looks at.</summary>
    public PlanField[] Walked { get; }

    public byte[] TypeNameJson { get; }

    /// <summary>Fields of the same objects that are delivered later, by the fragments that deliver them.</summary>
    public DeferredGroup[] Deferred { get; init; } = [];

    /// <summary>The deferred fragments that begin at these objects. Fields of objects further down may belong to them.</summary>
    public DeferUsage[] NewUsages { get; init; } = [];

    /// <summary>Whether writing an object of this set has to look at deferred fragments.</summary>
    public bool IsDeferring => NewUsages.Length > 0 || Deferred.Length > 0;

    /// <summary>Reads documents in one pass; null when so few properties are selected that looking for each is cheaper.</summary>
    public DocumentShape? Shape { get; }

    private static DocumentShape? CreateShape(PlanField[] fields)
    {
        var names = new List<byte[]>();
        foreach (var field in fields)
        {
            if (field.Source is FieldSource.Json)
            {
                field.JsonSlot = names.FindIndex(n => n.AsSpan().SequenceEqual(field.Field.JsonName));
                if (field.JsonSlot < 0)
                {
                    field.JsonSlot = names.Count;
                    names.Add(field.Field.JsonName);
                }
            }
        }

        return names.Count >= DocumentShape.WorthFrom ? new DocumentShape([.. names]) : null;
    }
}
