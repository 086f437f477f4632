namespace TmfGraph.GraphQL.Execution;

/// <summary>Whether whoever asks can take a response in parts (<c>@defer</c>, <c>@stream</c>), and in which form.</summary>
public enum IncrementalFormat
{
    /// <summary>The response comes whole; the directives say nothing.</summary>
    None,

    /// <summary>
    /// Parts are announced by <c>pending</c>, delivered in <c>incremental</c> under their id, and ended by <c>completed</c>. No field is delivered
    /// twice. Clients ask for it by <c>incrementalSpec=v0.2</c>.
    /// </summary>
    Pending,

    /// <summary>
    /// The older form: patches with path and label, each with all fields of its fragment. Clients ask for it by <c>incrementalSpec=v0.1</c>
    /// or <c>deferSpec=20220824</c>.
    /// </summary>
    Patches,
}
