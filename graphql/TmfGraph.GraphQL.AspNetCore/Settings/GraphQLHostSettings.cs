using System.ComponentModel.DataAnnotations;

namespace TmfGraph.GraphQL.AspNetCore.Settings;

/// <summary>Settings of a host that stand for services of <see cref="GraphQLHttpOptions"/>.</summary>
public sealed class GraphQLHostSettings
{
    /// <summary>Whether a browser that opens the address is shown an explorer.</summary>
    public bool Explorer { get; set; } = true;

    public StoredDocumentSettings StoredDocuments { get; } = new();

    public AutomaticDocumentSettings AutomaticDocuments { get; } = new();
}

/// <summary>Documents that requests name by an id.</summary>
public sealed class StoredDocumentSettings
{
    /// <summary>The folder with the documents: <c>{id}.graphql</c>. Without it nothing is stored.</summary>
    public string? Folder { get; set; }

    /// <summary>The role whose holders may send documents of their own when only stored ones may run. Without it nobody may.</summary>
    public string? DeveloperRole { get; set; }
}

/// <summary>Documents that clients store under their hash (automatic persisted queries).</summary>
public sealed class AutomaticDocumentSettings
{
    /// <summary>Whether clients may store documents.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How many documents are kept; those not asked for longest go first.</summary>
    [Range(1, 10_000_000)]
    public int MaxDocuments { get; set; } = 1_000;

    /// <summary>How many bytes they may have together.</summary>
    public long MaxBytes { get; set; } = 16 * 1024 * 1024;
}
