namespace TmfGraph.Load.Driving;

/// <summary>What a client asks, and the bytes of the right answer.</summary>
internal sealed record Question(byte[] Body, byte[] Answer);
