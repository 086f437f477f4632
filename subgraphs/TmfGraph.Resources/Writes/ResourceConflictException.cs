namespace TmfGraph.Resources.Writes;

/// <summary>A body fits the model, and the state of what is stored forbids the write all the same.</summary>
public sealed class ResourceConflictException(IReadOnlyList<AttributeProblem> problems) : ResourceValidationException(problems);
