using TmfGraph.GraphQL.Types;
using TmfGraph.GraphQL.Types.Rules;

namespace TmfGraph.GraphQL.Code;

/// <summary>Takes in what is wrong with the code for one field, directive or type.</summary>
internal sealed class CodeProblems(SchemaViolations violations, string coordinate)
{
    public string Coordinate { get; } = coordinate;

    /// <summary>How much is.</summary>
    public int Count { get; private set; }

    /// <param name="message">What is wrong, as the end of a sentence that begins with "The code for 'Query.books' …".</param>
    public void Add(string message)
    {
        Count++;
        violations.Add(SchemaErrorCodes.InvalidCode, Coordinate, default, $"The code for '{Coordinate}' {message}");
    }
}
