using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Assurance.Problems;

/// <summary>Moves service problems along their lifecycle.</summary>
internal static class ProblemMoves
{
    /// <param name="problems">Locked.</param>
    /// <param name="done">What the tracking records call it, where the task does not say.</param>
    /// <returns>References to those that moved; those whose state does not allow it stay as they are.</returns>
    public static async Task<JsonArray> MoveAsync(
        BehaviourContext context, JsonObject task, IReadOnlyList<StoredResource> problems, string status, string done, CancellationToken cancellationToken)
    {
        var lifecycle = context.Type(ProblemTasks.Problem).StateAttribute!.Lifecycle!; // both are in the model
        var moved = new JsonArray();
        foreach (var problem in problems.Where(p => p.Document.Text("status") != status && lifecycle.Allows(p.Document.Text("status"), status)))
        {
            await context.ChangeAsync(ProblemTasks.Problem, problem.Id, Move, cancellationToken).ConfigureAwait(false);
            moved.Add(ProblemTasks.Reference(problem));
        }

        return moved;

        void Move(JsonObject problem)
        {
            problem["status"] = status;
            problem["statusChangeDate"] = Period.Text(context.Now);
            problem["statusChangeReason"] = done;
            ProblemTasks.Track(problem, task, done, context.Now);
        }
    }
}
