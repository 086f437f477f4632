using System.Text.Json;
using TmfGraph.Resources.Behaviours.Work;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Behaviours.Jobs;

/// <summary>
/// Reads the entries of a file: one JSON object a line (NDJSON), one after another, or in lists. Where the job's path leaves several collections, the
/// <c>@type</c> of each entry says which it belongs to.
/// </summary>
internal sealed class ImportReader(IReadOnlyList<ResourceType> types, ResourceWriter writer, int maxErrors)
{
    private static readonly JsonSerializerOptions Reading = new() { MaxDepth = 64 };

    private static readonly ImportOptions Checking = new() { Validate = true };

    private readonly List<ResourceWriter.ImportItem> _items = [];
    private readonly List<string> _errors = [];
    private int _entry;

    /// <summary>All entries, checked.</summary>
    /// <exception cref="WorkFailedException">The file is no JSON, or some entries do not fit; says which.</exception>
    public async Task<IReadOnlyList<ResourceWriter.ImportItem>> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var value in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(file, topLevelValues: true, Reading, cancellationToken).ConfigureAwait(false))
            {
                foreach (var entry in value.ValueKind is JsonValueKind.Array ? value.EnumerateArray().ToList() : [value])
                {
                    _entry++;
                    Check(entry);
                }
            }
        }
        catch (JsonException exception)
        {
            _errors.Add($"What follows entry {_entry} is not JSON (line {exception.LineNumber + 1}).");
        }

        return _errors.Count == 0
            ? _items
            : throw new WorkFailedException(string.Join('\n', _errors.Take(maxErrors)) + (_errors.Count > maxErrors ? $"\nand {_errors.Count - maxErrors} more." : ""));
    }

    private void Check(JsonElement entry)
    {
        if (TypeOf(entry) is not { } type)
        {
            _errors.Add($"Entry {_entry}: '@type' must say what it is: {string.Join(" or ", types.Select(t => t.TmfName))}.");
            return;
        }

        try
        {
            _items.Add(writer.Prepare(type, entry, Checking));
        }
        catch (ResourceValidationException exception)
        {
            _errors.Add($"Entry {_entry} ({type.TmfName} {entry.Text("id")}): {exception.Message}");
        }
    }

    private ResourceType? TypeOf(JsonElement entry)
    {
        if (types.Count == 1)
        {
            return types[0];
        }

        var name = entry.Text("@type");
        var baseName = entry.Text("@baseType");
        return types.FirstOrDefault(t => t.TmfName == name || t.Subtypes.Contains(name)) ?? types.FirstOrDefault(t => t.TmfName == baseName);
    }
}
