using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>One selection set in the document with the condition under which it counts and the deferred fragment it stands in, if any.</summary>
internal readonly record struct SelectionPart(SelectionSetNode Node, Condition Condition, DeferUsage? Usage);

/// <summary>
/// What is selected below a field, before the concrete type is known. A set of fields is made for each concrete type when a value of it
/// is met for the first time: abstract types may have hundreds of members, of which a request sees a few.
/// </summary>
internal sealed class PlanSelection
{
    private readonly OperationPlan _plan;
    private readonly ObjectType? _objectType;
    private readonly DeferUsage[] _delivery;
    private readonly Func<ResolvedValue, string?>? _resolveTypeName;
    private volatile TypeEntry[] _entries = [];

    /// <param name="delivery">The deferred fragments that deliver the field above; empty when none does.</param>
    public PlanSelection(
        OperationPlan plan, int id, NamedType type, IReadOnlyList<SelectionPart> parts, DeferUsage[] delivery, bool leadsToBatch)
    {
        _plan = plan;
        _delivery = delivery;
        Id = id;
        Type = type;
        Parts = parts;
        LeadsToBatch = leadsToBatch;
        _objectType = type as ObjectType;
        _resolveTypeName = type switch
        {
            InterfaceType @interface => @interface.ResolveTypeName,
            UnionType union => union.ResolveTypeName,
            _ => null,
        };
    }

    /// <summary>Dense number within the operation.</summary>
    public int Id { get; }

    public NamedType Type { get; }

    public IReadOnlyList<SelectionPart> Parts { get; }

    /// <summary>Whether a field in here, at any depth, may be resolved in a batch.</summary>
    public bool LeadsToBatch { get; }

    /// <summary>The set for a type that a value of the selection can have.</summary>
    public PlanSet GetSet(ObjectType type)
    {
        foreach (var entry in _entries)
        {
            if (ReferenceEquals(entry.Type, type))
            {
                return entry.Set;
            }
        }

        return Add(type);
    }

    /// <summary>
    /// The set for a value: by the type it names, else by the type's own function, else by <c>__typename</c> in its JSON. Null when that is
    /// no type the field can have.
    /// </summary>
    public PlanSet? FindSet(in ResolvedValue value)
    {
        if (_objectType is not null)
        {
            return GetSet(_objectType);
        }

        var name = value.TypeName ?? _resolveTypeName?.Invoke(value);
        if (name is not null)
        {
            foreach (var entry in _entries)
            {
                if (entry.Type.Name == name)
                {
                    return entry.Set;
                }
            }

            return Find(name);
        }

        return value.Json.ValueKind is JsonValueKind.Object
            && value.Json.TryGetProperty("__typename"u8, out var property)
            && property.ValueKind is JsonValueKind.String
                ? FindByJson(property)
                : null;
    }

    private PlanSet? FindByJson(JsonElement name)
    {
        foreach (var entry in _entries)
        {
            if (name.ValueEquals(entry.Utf8Name))
            {
                return entry.Set;
            }
        }

        return Find(name.GetString()!); // the caller looked that it is a string
    }

    private PlanSet? Find(string name) =>
        _plan.Schema.GetType(name) is ObjectType type && _plan.Schema.IsPossibleType(Type, type) ? Add(type) : null;

    private PlanSet Add(ObjectType type)
    {
        lock (_plan.Gate)
        {
            foreach (var entry in _entries)
            {
                if (ReferenceEquals(entry.Type, type))
                {
                    return entry.Set;
                }
            }

            var set = _plan.Compile(type, Parts, _delivery);
            _entries = [.. _entries, new TypeEntry(type, Encoding.UTF8.GetBytes(type.Name), set)];
            return set;
        }
    }

    private sealed record TypeEntry(ObjectType Type, byte[] Utf8Name, PlanSet Set);
}
