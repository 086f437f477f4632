using System.Collections.Frozen;
using System.Text.Json;
using TmfGraph.Resources.Graph.Layout;

namespace TmfGraph.Resources.Graph.Resolvers;

/// <summary>Reads from a reference object where it leads: the id, and which of the possible entities it is.</summary>
internal sealed class ReferenceReader
{
    private readonly FrozenDictionary<string, TargetMember?> _byType;
    private readonly FrozenDictionary<string, TargetMember> _byPath;
    private readonly TargetMember? _only;
    private readonly string _key;
    private readonly string _typedBy;

    public ReferenceReader(TargetField field)
    {
        var holder = field.Attribute is { Type: { } type } ? type : field.Owner;
        _key = holder.GetByName(field.Reference.Key)?.JsonName ?? field.Reference.Key;
        _typedBy = field.Reference.TypedBy;
        _only = field.Members.Count == 1 ? field.Members[0] : null;

        // Targets that nobody serves are known by name too, so that they are not taken for another one.
        var byType = new Dictionary<string, TargetMember?>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in field.Reference.Targets)
        {
            byType[name] = null;
        }

        var byPath = new Dictionary<string, TargetMember>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in field.Members)
        {
            byType[member.Name] = member;
            byPath[member.Own?.Path ?? GraphNames.Camel(member.Name)] = member;
            foreach (var name in member.Own is { } own ? own.Subtypes.Prepend(own.TmfName) : [])
            {
                byType.TryAdd(name, member);
            }
        }

        _byType = byType.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _byPath = byPath.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Where the reference leads; null when it says too little or leads to what nobody serves.</summary>
    public (TargetMember Member, string Id)? Read(JsonElement reference)
    {
        if (reference.ValueKind is not JsonValueKind.Object || Text(reference, _key) is not { Length: > 0 } id)
        {
            return null;
        }

        // the type it names, else where its href leads, else the only one there is
        if (Text(reference, _typedBy) is { } type && _byType.TryGetValue(type, out var named))
        {
            return named is null ? null : (named, id);
        }

        var member = Text(reference, "href") is { } href && _byPath.TryGetValue(CollectionOf(href), out var linked) ? linked : _only;
        return member is null ? null : (member, id);
    }

    private static string? Text(JsonElement reference, string name) =>
        reference.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>The last but one segment of an address: <c>…/customer/42</c> → <c>customer</c>.</summary>
    private static string CollectionOf(string href)
    {
        var path = href.AsSpan();
        if (path.IndexOfAny('?', '#') is var end and >= 0)
        {
            path = path[..end];
        }

        path = path.TrimEnd('/');
        var id = path.LastIndexOf('/');
        if (id < 0)
        {
            return "";
        }

        path = path[..id];
        return path[(path.LastIndexOf('/') + 1)..].ToString();
    }
}
