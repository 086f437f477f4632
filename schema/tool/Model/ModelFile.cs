namespace TmfGraph.Transcriber.Model;

/// <summary>One SDL file of the model, with its path below the model folder.</summary>
internal sealed record ModelFile(string Path, ModelApi? Api, IReadOnlyList<ModelType> Types);

/// <summary>The API a file transcribes.</summary>
internal sealed record ModelApi(string Id, string Title, string Version, string BasePath, IReadOnlyList<string> Aliases);
