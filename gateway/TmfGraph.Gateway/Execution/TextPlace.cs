namespace TmfGraph.Gateway.Execution;

/// <summary>A part of the bytes of an answer, as they were received.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends; 0 when it was not looked for yet, and -1 when there is none.</param>
internal readonly record struct TextPlace(int Start, int End)
{
    /// <summary>None.</summary>
    public static TextPlace None => new(0, -1);
}
