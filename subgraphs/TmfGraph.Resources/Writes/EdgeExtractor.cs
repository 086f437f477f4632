using System.Collections.Concurrent;
using System.Text.Json;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Writes;

/// <summary>
/// Finds the references in a document. The target's type is what the reference itself says (<c>@referredType</c>, else <c>@type</c>, without regard to
/// case), else the only one possible, else what the address in <c>href</c> tells. A reference without an id is no edge.
/// </summary>
internal sealed class EdgeExtractor(DomainModel model)
{
    private readonly ConcurrentDictionary<ReferenceModel, Targets> _targets = new(ReferenceEqualityComparer.Instance);

    public List<Edge> Extract(ResourceType type, JsonElement document)
    {
        var edges = new List<Edge>();
        foreach (var reference in type.References)
        {
            var position = 0;
            Visit(document, reference, 0, edges, ref position);
        }

        return edges;
    }

    private void Visit(JsonElement value, ReferencePath reference, int depth, List<Edge> edges, ref int position)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var element in value.EnumerateArray())
            {
                Visit(element, reference, depth, edges, ref position);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            if (depth == reference.Attributes.Count)
            {
                Add(value, reference, edges, ref position);
            }
            else if (value.TryGetProperty(reference.Attributes[depth].JsonName, out var next))
            {
                Visit(next, reference, depth + 1, edges, ref position);
            }
        }
    }

    /// <summary>The type (empty for unknown) and id that a reference leads to; null when it has no id.</summary>
    public (string Type, string Id)? TargetOf(ReferencePath reference, JsonElement value)
    {
        var targets = _targets.GetOrAdd(reference.Reference, static (r, m) => new Targets(r, m), model);
        var key = reference.Attributes[^1].Type?.GetByName(reference.Reference.Key)?.JsonName ?? reference.Reference.Key;
        return TextOf(value, key) is { Length: > 0 } id
            ? (targets.TypeOf(TextOf(value, reference.Reference.TypedBy), TextOf(value, "@type"), TextOf(value, "href")), id)
            : null;
    }

    private void Add(JsonElement value, ReferencePath reference, List<Edge> edges, ref int position)
    {
        if (TargetOf(reference, value) is var (type, id))
        {
            edges.Add(new Edge(reference.Path, position++, TextOf(value, "role")?.ToLowerInvariant() ?? "", type, id));
        }
    }

    private static string? TextOf(JsonElement value, string name) =>
        value.TryGetProperty(name, out var property) && property.ValueKind == JsonValueKind.String ? property.GetString() : null;

    /// <summary>The possible targets of one reference, under all names they go by.</summary>
    private sealed class Targets
    {
        private readonly Dictionary<string, string> _byName = new(StringComparer.OrdinalIgnoreCase);
        private readonly string? _only;

        public Targets(ReferenceModel reference, DomainModel model)
        {
            _only = reference.Targets is [var only] ? only : null;
            foreach (var target in reference.Targets)
            {
                _byName[target] = target;
                if (model.Resources.TryGetValue(target, out var own))
                {
                    _byName.TryAdd(own.TmfName, target);
                    _byName.TryAdd(own.Path, target);
                    foreach (var subtype in own.Subtypes)
                    {
                        _byName.TryAdd(subtype, target);
                    }
                }
            }
        }

        public string TypeOf(string? referredType, string? atType, string? href)
        {
            if (referredType is { Length: > 0 } && _byName.TryGetValue(referredType, out var said))
            {
                return said;
            }

            if (_only is not null)
            {
                return _only;
            }

            if (referredType is { Length: > 0 })
            {
                return referredType; // something else than the model knows: not to be taken for one of its types
            }

            return atType is not null && _byName.TryGetValue(atType, out said) ? said
                : href is not null && CollectionOf(href) is { } collection && _byName.TryGetValue(collection, out said) ? said
                : "";
        }

        private static string? CollectionOf(string href)
        {
            var end = href.AsSpan().IndexOfAny('?', '#');
            var segments = (end < 0 ? href : href[..end]).Split('/', StringSplitOptions.RemoveEmptyEntries);
            return segments.Length > 1 ? segments[^2] : null;
        }
    }
}
