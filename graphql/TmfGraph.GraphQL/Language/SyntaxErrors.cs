using System.Text;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Language;

/// <summary>The words of syntax errors.</summary>
internal static class SyntaxErrors
{
    public static SyntaxException UnexpectedCharacter(Rune rune, Location location) =>
        At(location, $"No token begins with {Describe(rune)}.");

    public static SyntaxException NotUtf8(Location location) => At(location, "The document is not valid UTF-8 here.");

    public static SyntaxException LeadingZero(Location location) => At(location, "A number has no further digit after a leading zero.");

    public static SyntaxException DigitExpected(Rune? found, Location location) =>
        At(location, $"Expected a digit of a number, found {(found is { } rune ? Describe(rune) : "the end of the document")}.");

    public static SyntaxException NumberRunsOn(Rune found, Location location) =>
        At(location, $"Expected the end of a number, found {Describe(found)}.");

    public static SyntaxException StringNotClosed(Location location) => At(location, "This string is not closed.");

    public static SyntaxException InvalidEscape(string escape, Location location) =>
        At(location, $"'{escape}' is no character escape of a string.");

    public static SyntaxException Expected(string expected, string found, Location location) =>
        At(location, $"Expected {expected}, found {found}.");

    public static SyntaxException VariableInConstant(Location location) =>
        At(location, "Expected a constant value, found a variable; variables are not known here.");

    public static SyntaxException LimitExceeded(string what, int limit, Location location) =>
        At(location, $"The document has more than {limit} {what}, which is the limit.");

    private static SyntaxException At(Location location, string message) =>
        new(new GraphQLError(message) { Code = ErrorCodes.Syntax, Locations = [location] });

    private static string Describe(Rune rune) =>
        Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) ? $"the character U+{rune.Value:X4}" : $"'{rune}'";
}
