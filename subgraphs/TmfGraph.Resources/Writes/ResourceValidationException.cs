namespace TmfGraph.Resources.Writes;

/// <summary>A body does not fit the model. Holds every problem, not only the first.</summary>
public class ResourceValidationException(IReadOnlyList<AttributeProblem> problems)
    : Exception(string.Join(" ", problems.Select(p => p.Message)))
{
    public IReadOnlyList<AttributeProblem> Problems { get; } = problems;
}

/// <summary>A body asks for a move its lifecycle does not know; all its problems are of that kind.</summary>
public sealed class LifecycleViolationException(IReadOnlyList<AttributeProblem> problems) : ResourceValidationException(problems);
