namespace TmfGraph.Transcriber.Model;

/// <summary>One SDL file of the model, with its path below the model folder.</summary>
internal sealed record ModelFile(string Path, ModelApi? Api, IReadOnlyList<ModelType> Types, IReadOnlyList<ModelExtension> Extensions);

/// <summary>What the API of a file adds to a type that another API owns.</summary>
internal sealed record ModelExtension(string Type, ModelDirective Directive);

/// <summary>The API a file transcribes.</summary>
internal sealed record ModelApi(string Id, string Title, string Version, string BasePath, IReadOnlyList<string> Aliases);
