using TmfGraph.GraphQL.Code.Reading;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Code.Running;

/// <summary>Reads the parents of a batch.</summary>
internal abstract class BatchParents
{
    /// <param name="indexes">Which of them; null for all.</param>
    public abstract Array Read(FieldBatch batch, int[]? indexes);
}

/// <inheritdoc/>
internal sealed class BatchParents<T>(ValueReader<T> reader) : BatchParents
{
    public override Array Read(FieldBatch batch, int[]? indexes)
    {
        var parents = new T?[indexes?.Length ?? batch.Count];
        for (var i = 0; i < parents.Length; i++)
        {
            parents[i] = reader.Read(batch.GetParent(indexes is null ? i : indexes[i]), batch.Request);
        }

        return parents;
    }
}
