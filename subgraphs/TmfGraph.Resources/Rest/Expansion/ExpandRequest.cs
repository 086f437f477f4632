using System.Globalization;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.Expansion;

/// <summary>Which referenced resources an answer shows in place (TMF630, part 2).</summary>
/// <param name="Depth">How many levels of references, all of them; 0 for none.</param>
/// <param name="Paths">Paths of references, such as <c>productOrderItem.product</c>; a longer one goes on inside the resource put in place.</param>
internal sealed record ExpandRequest(int Depth, IReadOnlyList<string> Paths)
{
    private const string ExpandName = "expand";

    private const string DepthName = "depth";

    public static ExpandRequest None { get; } = new(0, []);

    public bool IsNone => Depth == 0 && Paths.Count == 0;

    /// <summary>Reads <c>expand</c> and <c>depth</c> of a query string.</summary>
    /// <exception cref="TmfErrorException">They cannot be read, or name no reference of any of the types.</exception>
    public static ExpandRequest Read(string query, IReadOnlyList<ResourceType> types, TmfRestOptions options)
    {
        var depth = 0;
        var paths = new List<string>();
        foreach (var piece in QueryPieces.Read(query))
        {
            var text = piece.Name is ExpandName or DepthName ? QueryPieces.Decode(piece.RawValue) : "";
            if (piece.Name == ExpandName)
            {
                paths.AddRange(text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            }
            else if (piece.Name == DepthName && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out depth) && depth <= options.MaxExpandDepth))
            {
                throw new TmfErrorException(TmfErrors.InvalidParameter($"'depth' is '{text}'; it must be a whole number from 0 to {options.MaxExpandDepth}."));
            }
        }

        if (paths.Count > options.MaxFields)
        {
            throw new TmfErrorException(TmfErrors.InvalidParameter($"'expand' names {paths.Count} paths; {options.MaxFields} are allowed."));
        }

        if (paths.Find(p => !types.Any(t => t.References.Any(r => Leads(r.Path, p)))) is { } unknown)
        {
            var known = types.SelectMany(t => t.References).Select(r => r.Path).Distinct(StringComparer.Ordinal).Take(40).ToList();
            throw new TmfErrorException(TmfErrors.InvalidParameter(
                $"'expand' names '{unknown}', where no reference stands; {(known.Count == 0 ? "there are none here" : $"references stand at {string.Join(", ", known)}")}."));
        }

        return depth == 0 && paths.Count == 0 ? None : new ExpandRequest(depth, paths);
    }

    /// <summary>What is asked of the resource behind a reference; null when it stays a reference.</summary>
    public ExpandRequest? Behind(string path)
    {
        if (Depth == 0 && !Paths.Any(p => Leads(path, p)))
        {
            return null;
        }

        return new ExpandRequest(Math.Max(Depth - 1, 0), [.. Paths.Where(p => p.Length > path.Length && Leads(path, p)).Select(p => p[(path.Length + 1)..])]);
    }

    private static bool Leads(string path, string wanted) =>
        wanted.StartsWith(path, StringComparison.Ordinal) && (wanted.Length == path.Length || wanted[path.Length] == '.');
}
