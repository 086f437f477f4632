namespace TmfGraph.Gateway;

/// <summary>
/// Which requests take the new way when a field moves from one source schema to another step by step (<c>@override</c> with a label).
/// </summary>
public sealed class OverrideOptions
{
    /// <summary>Labels that are names and active for all requests. Others are active for none; <c>percent(25)</c> says its share itself.</summary>
    public IReadOnlyList<string> ActiveLabels { get; set; } = [];

    /// <summary>
    /// The header whose value decides for a share: requests with the same value always go the same way, so that one user or tenant sees one
    /// owner of the field. Null to go by the token's subject. Requests with neither are dealt out evenly, one by one.
    /// </summary>
    public string? KeyHeader { get; set; }
}
