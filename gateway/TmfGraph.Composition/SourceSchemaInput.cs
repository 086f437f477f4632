using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition;

/// <summary>A source schema as it is handed to composition: its text, or its syntax tree when there is no text.</summary>
public sealed record SourceSchemaInput
{
    public SourceSchemaInput(string name, string sdl, string? extensionsSdl = null)
    {
        (Name, Sdl, ExtensionsSdl) = (name, sdl, extensionsSdl);
        Settings = new SourceSchemaSettings { Name = name };
    }

    public SourceSchemaInput(string name, DocumentNode document)
    {
        (Name, Document) = (name, document);
        Settings = new SourceSchemaSettings { Name = name };
    }

    /// <summary>The name that <c>@override(from:)</c>, plans and errors use; unique among the inputs.</summary>
    public string Name { get; }

    /// <summary>The schema's text; null when <see cref="Document"/> is given.</summary>
    public string? Sdl { get; }

    /// <summary>The schema's syntax tree; null when <see cref="Sdl"/> is given.</summary>
    public DocumentNode? Document { get; }

    /// <summary>Further definitions and extensions that the owner of the gateway adds to it; null for none.</summary>
    public string? ExtensionsSdl { get; init; }

    /// <summary>How to reach it. Without settings of its own it is reached in process only.</summary>
    public SourceSchemaSettings Settings { get; init; }
}
