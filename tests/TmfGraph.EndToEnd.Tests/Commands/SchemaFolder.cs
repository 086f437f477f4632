namespace TmfGraph.EndToEnd.Tests.Commands;

/// <summary>A folder as a source schema is handed to the gateway's commands.</summary>
internal static class SchemaFolder
{
    /// <summary>Writes the schema <c>items</c> with its settings into a folder that is there.</summary>
    /// <param name="url">Where its server is, without the path of its GraphQL.</param>
    public static void Write(string folder, string url = "http://localhost", string sdl = "type Query { a: Int }")
    {
        File.WriteAllText(Path.Combine(folder, "schema.graphqls"), sdl);
        File.WriteAllText(Path.Combine(folder, "schema-settings.json"), $$"""{ "name": "items", "transports": { "http": { "url": "{{url}}/graphql" } } }""");
    }
}
