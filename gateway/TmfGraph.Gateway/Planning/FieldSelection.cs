using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Planning;

/// <summary>One field of a selection on an object, all places of the document that ask for it merged.</summary>
internal sealed class FieldSelection
{
    /// <summary>The name in the response; for fields that only the gateway needs, their own name.</summary>
    public required string ResponseName { get; init; }

    public required string Name { get; init; }

    public IReadOnlyList<ArgumentNode> Arguments { get; init; } = [];

    /// <summary>The arguments as text: equal for equal arguments; empty for none.</summary>
    public string ArgumentsKey { get; init; } = "";

    public Condition Condition { get; init; } = Condition.Always;

    /// <summary>The deferred fragments that deliver it; empty when none does.</summary>
    public DeferUsage[] Usages { get; init; } = [];

    /// <summary>How its list is streamed; null when it comes whole.</summary>
    public StreamUsage? Stream { get; init; }

    /// <summary>What is selected below; null for a leaf.</summary>
    public SelectionGroup? Children { get; init; }

    /// <summary>All places of the document that select it; for introspection, which is handed on as written.</summary>
    public IReadOnlyList<SelectedField> Places { get; init; } = [];

    /// <summary>The selection this one is a part of, when a part of its children is fetched elsewhere; else itself.</summary>
    public FieldSelection Original => _original ?? this;

    /// <summary>Whether several fetches bring it, each a part of what is below.</summary>
    public bool IsDivided => _original is not null;

    private FieldSelection? _original;

    /// <summary>Whether whoever asks may not see it: it is asked of nobody, and null in the answer.</summary>
    public bool IsRefused { get; init; }

    public bool IsTypeName => Name == "__typename";

    /// <summary>A part of it: what one fetch is asked for, be it all of it that this one has.</summary>
    public FieldSelection WithChildren(SelectionGroup children) => new()
    {
        ResponseName = ResponseName,
        Name = Name,
        Arguments = Arguments,
        ArgumentsKey = ArgumentsKey,
        Condition = Condition,
        Places = Places,
        Usages = Usages,
        Stream = Stream,
        Children = children,
        _original = Original,
    };
}
