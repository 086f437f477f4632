namespace TmfGraph.GraphQL.Types;

/// <summary>Tables of a type's members. A type makes its own when a member is asked for: of a large schema few types ever are.</summary>
internal static class MembersByName
{
    /// <summary>The first member of each name.</summary>
    public static Dictionary<string, T> Of<T>(IReadOnlyList<T> members, Func<T, string> nameOf)
    {
        var table = new Dictionary<string, T>(members.Count, StringComparer.Ordinal);
        foreach (var member in members)
        {
            table.TryAdd(nameOf(member), member);
        }

        return table;
    }
}
