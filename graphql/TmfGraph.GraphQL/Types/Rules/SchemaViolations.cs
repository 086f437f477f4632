using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>Collects what the rules find.</summary>
internal sealed class SchemaViolations
{
    private readonly List<GraphQLError> _errors = [];

    public IReadOnlyList<GraphQLError> Errors => _errors;

    public void Add(string code, string coordinate, Location location, string message) => _errors.Add(new GraphQLError(message)
    {
        Code = code,
        Locations = location.Exists ? [location] : [],
        Extensions = coordinate.Length > 0 ? new Dictionary<string, object?> { ["coordinate"] = coordinate } : null,
    });
}
