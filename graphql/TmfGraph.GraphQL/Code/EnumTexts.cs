using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Code;

/// <summary>Pairs the members of a CLR enum with the values of a GraphQL one: <c>InProgress</c> with <c>IN_PROGRESS</c>.</summary>
internal static class EnumTexts
{
    /// <summary>The CLR member of each GraphQL value; null for those that have none.</summary>
    public static IEnumerable<(EnumValue Value, object? Member)> MembersOf(EnumType type, Type clr)
    {
        var members = Enum.GetNames(clr).ToDictionary(Plain, name => Enum.Parse(clr, name), StringComparer.OrdinalIgnoreCase);
        return type.Values.Select(v => (v, members.GetValueOrDefault(Plain(v.Name)) ?? members.GetValueOrDefault(Plain(v.RuntimeValue))));
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal);
}
