using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using TmfGraph.Resources.Model.Extensions;

namespace TmfGraph.Resources.Model;

/// <summary>
/// Reads the SDL files of a subgraph into its <see cref="DomainModel"/>. Files come from a folder laid out like <c>schema/model</c>
/// (<c>common/</c> for what all share, one folder a subgraph), or from an assembly that embeds the same under <c>model/</c>.
/// </summary>
public static class DomainModelLoader
{
    private const string Common = "common";

    private const string Extension = ".graphqls";

    private const string EmbeddedRoot = "model/";

    private const string Directives = "directives" + Extension;

    /// <summary>Loads a model from files given by name and text. Value types and enums that no resource of the model uses are left out.</summary>
    /// <exception cref="ModelException">Something does not hold; all problems of all files are in it.</exception>
    public static DomainModel Load(string name, IEnumerable<(string File, string Sdl)> files)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(files);
        return new ModelBuilder(name, ModelDocuments.Read(files)).Build();
    }

    /// <summary>Loads the model of a subgraph from <c>directory/common/**</c> and <c>directory/name/**</c>.</summary>
    /// <exception cref="ModelException">Something does not hold, or the directory is not there.</exception>
    public static DomainModel LoadDirectory(string name, string directory) => Load(name, FilesOf(name, directory));

    /// <summary>
    /// Loads the model embedded in a domain's assembly. An operator's own directory, laid out the same way, is read after it: new types and APIs,
    /// <c>extend type</c> and <c>@subtypeOf</c> for attributes of its own, and JSON Schemas (<c>NAME.schema.json</c>) that its documents have to fit.
    /// </summary>
    /// <param name="ownDirectory">Null for none.</param>
    /// <exception cref="ModelException">Something does not hold, or there is no file of the subgraph in either place.</exception>
    public static DomainModel LoadEmbedded(string name, Assembly assembly, string? ownDirectory = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var files = EmbeddedFiles(name, assembly).Concat(ownDirectory is null ? [] : OwnFiles(name, ownDirectory)).ToList();
        return files.Any(f => f.File.StartsWith($"{FolderOf(name)}/", StringComparison.Ordinal))
            ? Load(name, files)
            : throw new ModelException(name, [new ModelProblem(
                assembly.GetName().Name ?? "", 0, "", $"The assembly embeds no model of '{name}'; its project must import Domain.targets, or Model:Directory must have a folder '{FolderOf(name)}'.")]);
    }

    /// <summary>The models of every subgraph whose files are embedded in an assembly, the operator's own included.</summary>
    /// <param name="ownDirectory">Null for none.</param>
    /// <exception cref="ModelException">A model does not hold.</exception>
    public static IReadOnlyList<DomainModel> LoadProduct(Assembly assembly, string? ownDirectory = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var names = from resource in assembly.GetManifestResourceNames()
                    let path = resource.Replace('\\', '/')
                    where path.StartsWith(EmbeddedRoot, StringComparison.Ordinal)
                    let folder = path[EmbeddedRoot.Length..].Split('/') is [var first, _, ..] ? first : Common
                    where folder != Common
                    select folder == FolderOf(Common) ? Common : folder;
        return [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(n => LoadEmbedded(n, assembly, ownDirectory))];
    }

    /// <summary>
    /// Names of the resources of every subgraph whose model is embedded in an assembly or stands in the operator's directory: what references may
    /// lead to in the whole product.
    /// </summary>
    /// <param name="ownDirectory">Null for none.</param>
    public static IReadOnlySet<string> ResourceNames(Assembly assembly, string? ownDirectory = null)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var embedded = assembly.GetManifestResourceNames().Where(n => n.StartsWith(EmbeddedRoot, StringComparison.Ordinal)).Select(n => (n, ReadText(assembly, n)));
        var own = ownDirectory is not null && Directory.Exists(ownDirectory)
            ? Directory.EnumerateFiles(ownDirectory, "*" + Extension, SearchOption.AllDirectories).Select(f => (f, File.ReadAllText(f)))
            : [];
        return ModelDocuments.Read(embedded.Concat(own)).Types.Values
            .Where(t => ModelDirectives.Has(t.Node.Directives, "resource"))
            .Select(t => t.Node.Name)
            .ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>A file beside the folders belongs to no subgraph, and would be passed over without a word.</summary>
    private static IEnumerable<(string File, string Sdl)> OwnFiles(string name, string directory)
    {
        var files = FilesOf(name, directory);
        var stray = Directory.EnumerateFiles(directory)
            .Select(f => Path.GetFileName(f))
            .Where(f => f != Directives && (f.EndsWith(Extension, StringComparison.Ordinal) || f.EndsWith(ExtensionReader.Suffix, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal).ToList();
        return stray.Count == 0
            ? files
            : throw new ModelException(
                name,
                [.. stray.Select(f => new ModelProblem(f, 0, "", $"The file stands in no folder; move it into the one of its subgraph, for instance '{FolderOf(name)}', or into '{Common}'."))]);
    }

    private static IEnumerable<(string File, string Sdl)> FilesOf(string name, string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new ModelException(name, [new ModelProblem(directory, 0, "", "There is no such directory; correct Model:Directory.")]);
        }

        return from folder in new[] { Common, FolderOf(name) }
               let path = Path.Combine(directory, folder)
               where Directory.Exists(path)
               from file in new[] { Extension, ExtensionReader.Suffix }
                   .SelectMany(suffix => Directory.EnumerateFiles(path, "*" + suffix, SearchOption.AllDirectories)).Order(StringComparer.Ordinal)
               select (Path.GetRelativePath(directory, file).Replace('\\', '/'), File.ReadAllText(file));
    }

    private static IEnumerable<(string File, string Sdl)> EmbeddedFiles(string name, Assembly assembly) =>
        from resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)
        let path = resource.Replace('\\', '/')
        where path.StartsWith($"{EmbeddedRoot}{Common}/", StringComparison.Ordinal) || path.StartsWith($"{EmbeddedRoot}{FolderOf(name)}/", StringComparison.Ordinal)
        select (path[EmbeddedRoot.Length..], ReadText(assembly, resource));

    /// <summary>The subgraph <c>common</c> cannot have the folder of its name: what all subgraphs share is there.</summary>
    private static string FolderOf(string name) => name == Common ? $"{Common}-subgraph" : name;

    private static string ReadText(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!; // the name comes from the assembly itself
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
