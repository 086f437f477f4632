using System.Text.Json.Nodes;

namespace TmfGraph.Standalone.Demo;

/// <summary>One resource of the demo operator.</summary>
/// <param name="Type">Its GraphQL type name, for instance <c>ProductOrder</c>.</param>
/// <param name="Body">The whole TMF document, ids and addresses included.</param>
public sealed record DemoDocument(string Type, JsonObject Body);
