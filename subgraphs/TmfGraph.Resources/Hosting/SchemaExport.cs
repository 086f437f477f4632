using TmfGraph.Resources.Graph.Sdl;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Hosting;

/// <summary>Writes what composition needs of a subgraph, without starting it.</summary>
public static class SchemaExport
{
    private const string SchemaFile = "schema.graphqls";

    private const string SettingsFile = "schema-settings.json";

    /// <summary>Writes <c>schema.graphqls</c>, and <c>schema-settings.json</c> where an existing one keeps all but its name and its REST base paths.</summary>
    /// <param name="ownDirectory">The operator's model files; null for none.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="ModelException">The model does not hold.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        SubgraphDefinition definition, string directory, string? ownDirectory, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var model = DomainModelLoader.LoadEmbedded(definition.Name, definition.Models, ownDirectory);
        var schema = SourceSchemaWriter.Write(model, DomainModelLoader.ResourceNames(definition.Models, ownDirectory), extend: definition.ExtendGraph);
        var settingsPath = Path.Combine(directory, SettingsFile);
        var settings = File.Exists(settingsPath)
            ? SchemaSettings.Renew(await File.ReadAllTextAsync(settingsPath, cancellationToken), definition.Name, model)
            : SchemaSettings.Create(definition, model);
        Directory.CreateDirectory(directory);
        await ReplaceAsync(Path.Combine(directory, SchemaFile), schema, cancellationToken);
        await ReplaceAsync(settingsPath, settings, cancellationToken);
        return [Path.Combine(directory, SchemaFile), settingsPath];
    }

    /// <summary>In one step, so that a watcher never reads half a file.</summary>
    private static async Task ReplaceAsync(string path, string text, CancellationToken cancellationToken)
    {
        var draft = path + ".new";
        await File.WriteAllTextAsync(draft, text, cancellationToken);
        File.Move(draft, path, overwrite: true);
    }
}
