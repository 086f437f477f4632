using System.Text.Json;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Storage;

/// <summary>A resource as it is stored.</summary>
/// <param name="Version">Counts changes from 1; what ETag and If-Match carry.</param>
/// <param name="Document">The whole TMF document, <c>id</c> and <c>href</c> included.</param>
public sealed record StoredResource(ResourceType Type, string Id, long Version, JsonElement Document);

/// <summary>Which part of the matches is wanted.</summary>
public abstract record PageWindow
{
    private protected PageWindow()
    {
    }

    /// <summary>REST: <paramref name="Limit"/> matches from <paramref name="Skip"/> on.</summary>
    public sealed record Offset(int Skip, int Limit) : PageWindow;

    /// <summary>The first matches, after a cursor when there is one.</summary>
    public sealed record First(int Count, string? After) : PageWindow;

    /// <summary>The last matches, before a cursor when there is one, still in the order asked for.</summary>
    public sealed record Last(int Count, string? Before) : PageWindow;
}

/// <summary>Which resources of a type, in which order, which part.</summary>
public sealed record ResourceQuery(ResourceType Type)
{
    /// <summary>Null for all.</summary>
    public Predicate? Filter { get; init; }

    /// <summary>The id is always the last rank, so the order is total; empty: by id alone (which is by age).</summary>
    public IReadOnlyList<OrderBy> Order { get; init; } = [];

    public PageWindow Window { get; init; } = new PageWindow.First(10, null);

    /// <summary>Whether <see cref="ResourcePage.Total"/> is wanted; false saves the count.</summary>
    public bool NeedsTotal { get; init; }

    /// <summary>Whether the resources themselves are wanted; false for a count alone.</summary>
    public bool NeedsItems { get; init; } = true;

    /// <summary>
    /// TMF names of the top-level attributes that will be read; null for whole documents. A hint: the store may hand out more, and absent attributes
    /// may come as null. Where documents are large it saves the database most of its work.
    /// </summary>
    public IReadOnlyCollection<string>? Attributes { get; init; }
}

/// <summary>A page of resources.</summary>
/// <param name="Cursors">One opaque, key-based cursor an item: stable when resources are added before it.</param>
/// <param name="Total">All matches; null when not asked for.</param>
public sealed record ResourcePage(
    IReadOnlyList<StoredResource> Items,
    IReadOnlyList<string> Cursors,
    bool HasNext,
    bool HasPrevious,
    long? Total)
{
    public static ResourcePage Empty { get; } = new([], [], false, false, 0);
}

/// <summary>The same page of related resources for many parents at once.</summary>
/// <param name="Parents">Ids of the parents; the answer has a page for each, in this order.</param>
/// <param name="Steps">Hops from the parents to the resources wanted.</param>
public sealed record RelatedQuery(IReadOnlyList<string> Parents, string ParentType, IReadOnlyList<WalkStep> Steps, ResourceQuery Query);

/// <summary>A cursor that this store did not make, or made for another order.</summary>
public sealed class InvalidCursorException(string message) : Exception(message);
