using System.Text.Json.Nodes;

namespace TmfGraph.Gateway.Tests.Random.Families;

/// <summary>Where queries begin: at an object, and at lists of whatever a source knows of an interface or a union.</summary>
internal sealed partial class RandomFamilies
{
    private readonly List<FamilyField> _roots = [];
    private readonly Dictionary<string, JsonNode?> _answers = [];

    private void MakeRoots()
    {
        foreach (var group in Groups)
        {
            var source = Any([.. Enumerable.Range(0, _sourceCount).Where(s => Possible(group.Name, s).Length > 0)]);
            foreach (var type in new[] { $"[{group.Name}]", group.Name })
            {
                _roots.Add(new FamilyField($"{(type[0] is '[' ? "all" : "first")}{group.Name}", type, source) { Provides = Chance(2) ? MakePart(group.Name, source, 1) : null });
            }
        }

        foreach (var type in _types)
        {
            _roots.Add(new FamilyField($"all{type.Name}", $"[{type.Name}!]", type.Sources[0]) { Provides = Chance(3) ? MakePart(type.Name, type.Sources[0], 1) : null });
        }
    }

    private void MakeAnswers()
    {
        foreach (var root in _roots)
        {
            var possible = Possible(root.Base, root.Sources[0]);
            _answers.Add(root.Name, root.Type[0] is not '[' ? ReferenceTo(Any(possible))
                : new JsonArray([.. Enumerable.Range(0, 4).Select(_ => !root.Type.Contains('!') && Chance(6) ? null : ReferenceTo(Any(possible)))]));
        }

        _answers.Add("allx", new JsonArray([.. Enumerable.Range(0, 3).Select(_ => ReferenceTo(Any(_interfaces[0].Members)))]));
    }
}
