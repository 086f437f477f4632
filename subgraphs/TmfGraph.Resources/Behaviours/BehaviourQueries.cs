using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Behaviours;

/// <summary>What behaviours look for in the store.</summary>
public static class BehaviourQueries
{
    /// <summary>The attributes that a dotted path of TMF names leads along: <c>validFor.startDateTime</c>.</summary>
    /// <exception cref="ArgumentException">The type has no such attribute: a behaviour and its model do not fit.</exception>
    public static AttributePath Path(this StructuredType type, string path)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(path);
        var attributes = new List<AttributeModel>();
        var current = type;
        foreach (var name in path.Split('.'))
        {
            var attribute = current?.GetByJsonName(name) ?? throw new ArgumentException($"{type.Name} has no attribute '{path}'.", nameof(path));
            attributes.Add(attribute);
            current = attribute.Type;
        }

        return new AttributePath(attributes);
    }

    /// <summary>The attribute has the value. Across a list: in some element.</summary>
    public static Predicate Is(this StructuredType type, string path, string value) => new Predicate.Compare(type.Path(path), Comparison.Equal, value);

    /// <summary>The oldest resources that match, at most as many as said.</summary>
    public static async Task<IReadOnlyList<StoredResource>> FindAsync(
        this BehaviourContext context, string type, Predicate filter, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var found = new List<StoredResource>();
        string? after = null;
        while (found.Count < most)
        {
            var query = new ResourceQuery(context.Type(type)) { Filter = filter, Window = new PageWindow.First(most - found.Count, after) };
            var page = await context.QueryAsync(query, cancellationToken).ConfigureAwait(false);
            found.AddRange(page.Items);
            if (!page.HasNext)
            {
                break;
            }

            after = page.Cursors[^1];
        }

        return found;
    }
}
