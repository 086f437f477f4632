using System.Text.Json.Nodes;

namespace TmfGraph.Gateway.Tests.Random.Families;

/// <summary>What paths provide: fields that their source serves nowhere else, behind objects, members of unions and interfaces.</summary>
internal sealed partial class RandomFamilies
{
    private readonly HashSet<(string Interface, string Field, int Source)> _declared = [];

    private void MakeProvisions()
    {
        foreach (var field in _types.SelectMany(t => t.Fields).Where(f => !f.IsLeaf && f.Need is null && f.Sources.Length == 1 && Chance(3)).ToArray())
        {
            field.Provides = MakePart(field.Base, field.Sources[0], 1);
        }
    }

    private FamilyPart? MakePart(string type, int source, int depth) => type[0] switch
    {
        'T' => PartOfObject(Named(type), source, depth),
        'U' when !_isApollo(source) => null, // composite sources provide nothing of unions, and of interfaces what members have
        'I' when _isApollo(source) && Chance(2) && PartOfInterface(_interfaces.First(i => i.Name == type), source) is { } part => part,
        _ => PartOfMembers(type, source),
    };

    private FamilyPart? PartOfObject(FamilyType type, int source, int depth)
    {
        var parts = new List<FamilyPart>();
        foreach (var field in type.Fields.Where(f => f is { Need: null, HasArgument: false, IsHidden: false } && Chance(2)))
        {
            if (field.IsLeaf && !field.IsServedAt(source))
            {
                parts.Add(new FamilyPart(field.Name, new JsonObject { [field.Name] = new JsonObject() }));
                _external.Add((type.Name, field.Name, source));
            }
            else if (depth > 0 && field.Base[0] is 'T' && Named(field.Base).IsKnownAt(source) && MakePart(field.Base, source, depth - 1) is { } below)
            {
                parts.Add(new FamilyPart($"{field.Name} {{ {below.Text} }}", new JsonObject { [field.Name] = below.Mark }));
                MarkField(type.Name, field, source);
            }
        }

        return Together(parts);
    }

    /// <summary>What lies behind a field of the interface itself, which all of its objects in the source must have then.</summary>
    private FamilyPart? PartOfInterface(FamilyGroup group, int source)
    {
        var members = Possible(group.Name, source).Select(Named).ToArray();
        foreach (var field in group.Fields.Where(f => !f.IsLeaf && members.Length > 0))
        {
            var own = members.Select(m => (Member: m, Field: m.Field(field.Name))).ToArray();
            if (own.All(o => !o.Field.IsServedAt(source) && o.Field.Base == field.Base && !o.Field.Type.Contains('!')))
            {
                foreach (var (member, memberField) in own)
                {
                    _external.Add((member.Name, field.Name, source));
                    memberField.SeenAt.Add(source);
                }

                _declared.Add((group.Name, field.Name, source));
                var below = PartOfMembers(field.Base, source) ?? new FamilyPart("__typename", []);
                return new FamilyPart($"{field.Name} {{ {below.Text} }}", new JsonObject { [field.Name] = below.Mark });
            }
        }

        return null;
    }

    private FamilyPart? PartOfMembers(string type, int source) => Together(
        [.. Possible(type, source).Select(m => (m, Part: PartOfObject(Named(m), source, 0))).Where(m => m.Part is not null).Select(m => m.Part! with { Text = $"... on {m.m} {{ {m.Part.Text} }}" })]); // just tested

    private static FamilyPart? Together(List<FamilyPart> parts) => parts.Count == 0
        ? null
        : new FamilyPart(string.Join(' ', parts.Select(p => p.Text)), parts.Select(p => p.Mark).Aggregate(Merged));

    private static JsonObject Merged(JsonObject first, JsonObject second)
    {
        var merged = first.DeepClone().AsObject();
        foreach (var (name, below) in second)
        {
            merged[name] = merged[name] is JsonObject other ? Merged(other, below!.AsObject()) : below!.DeepClone(); // marks have no nulls
        }

        return merged;
    }
}
