namespace TmfGraph.Gateway.Execution;

/// <summary>What a swap of the schema means for the operations that clients asked for before it.</summary>
/// <param name="Planned">How many of them have a plan over the new schema.</param>
/// <param name="Refused">How many of them the new schema does not answer any more.</param>
/// <param name="FirstRefusal">Why not, for the first of those: the operation's name and what is wrong with it. Null when there is none.</param>
/// <param name="Unseen">How many were not tried, for want of time or because there are more than are tried.</param>
public sealed record SchemaSwap(int Planned, int Refused, string? FirstRefusal, int Unseen);
