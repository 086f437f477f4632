using System.Diagnostics.CodeAnalysis;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.AspNetCore.Http;

/// <summary>The types that <c>?types=A,B</c> asks for beside <c>?sdl</c>.</summary>
internal static class SchemaTypes
{
    /// <returns>Null, or what is wrong.</returns>
    public static OperationResult? TryRead(GraphSchema schema, string names, [NotNullWhen(false)] out IReadOnlySet<NamedType>? types)
    {
        types = null;
        if (string.IsNullOrWhiteSpace(names))
        {
            return Fail("`types` names no type.", ErrorCodes.NoTypes);
        }

        var found = new HashSet<NamedType>();
        foreach (var name in names.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!IsName(name))
            {
                return Fail($"`{name}` cannot be the name of a type.", ErrorCodes.InvalidTypeName);
            }

            if (schema.GetType(name) is not { } type)
            {
                return Fail($"There is no type `{name}`.", ErrorCodes.UnknownTypes);
            }

            found.Add(type);
        }

        types = found;
        return null;
    }

    private static bool IsName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static OperationResult Fail(string message, string code) => RequestErrors.Result(RequestFailure.BadRequest, message, code);
}
