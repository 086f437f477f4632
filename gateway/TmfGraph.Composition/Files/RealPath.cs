namespace TmfGraph.Composition.Files;

/// <summary>Where a path leads when every link on it is followed, in folders too.</summary>
internal static class RealPath
{
    private const int MaxLinks = 40; // as Linux has it

    /// <summary>The path without links; of links that lead in a circle, one of the paths on it.</summary>
    public static string Of(string path)
    {
        var rest = new Stack<string>();
        var found = Begin(path, rest);
        for (var links = 0; rest.TryPop(out var name);)
        {
            var next = Path.Combine(found, name);
            if (links < MaxLinks && new FileInfo(next).LinkTarget is { } target)
            {
                links++;
                found = Begin(Path.Combine(found, target), rest);
            }
            else
            {
                found = next;
            }
        }

        return found;
    }

    /// <summary>The root of a path; its names go on top of those that follow.</summary>
    private static string Begin(string path, Stack<string> rest)
    {
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full)!; // a full path has one
        foreach (var name in full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            rest.Push(name);
        }

        return root;
    }
}
