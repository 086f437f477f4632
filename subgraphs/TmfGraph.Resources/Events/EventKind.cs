namespace TmfGraph.Resources.Events;

/// <summary>What an event tells. The numbers stand in the log.</summary>
public enum EventKind
{
    Create = 1,

    /// <summary>The state attribute changed.</summary>
    StateChange = 2,

    /// <summary>Another attribute changed.</summary>
    AttributeValueChange = 3,

    Delete = 4,

    /// <summary>Any other event a behaviour raises: a milestone, a jeopardy, a request for information.</summary>
    Other = 5,
}
