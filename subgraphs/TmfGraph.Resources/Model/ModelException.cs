namespace TmfGraph.Resources.Model;

/// <summary>Something in a model file that does not hold.</summary>
/// <param name="File">The file as it was named to the loader.</param>
/// <param name="Line">Line, from 1; 0 when no line is to blame.</param>
/// <param name="Coordinate">What it is about: <c>ProductOrder.state</c>; empty for the file as a whole.</param>
/// <param name="Message">What is wrong, and the way out.</param>
public sealed record ModelProblem(string File, int Line, string Coordinate, string Message)
{
    public override string ToString() =>
        $"{File}{(Line > 0 ? $":{Line}" : "")}: {(Coordinate.Length > 0 ? $"{Coordinate}: " : "")}{Message}";
}

/// <summary>The model cannot be used. All problems of all files are collected before it is thrown.</summary>
public sealed class ModelException(string name, IReadOnlyList<ModelProblem> problems)
    : Exception($"The model of '{name}' has {problems.Count} problem(s):{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    /// <summary>In the order of files and lines; never empty.</summary>
    public IReadOnlyList<ModelProblem> Problems { get; } = problems;
}
