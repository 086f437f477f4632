using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Assurance.Problems;

/// <summary>
/// A <c>problemUnacknowledgement</c> (TMF656) takes an acknowledgement back: the problems it names that are in progress wait (<c>pending</c>) for somebody
/// else, since the standard knows no way back to <c>acknowledged</c>, which means that they came in complete. <c>unackProblem</c> lists those that it moved.
/// </summary>
internal sealed class Unacknowledgement : ResourceBehaviour
{
    public override IReadOnlyCollection<string> Types => ["ProblemUnacknowledgement"];

    public override async Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        var problems = await ProblemTasks.LockAsync(context, document, "problem", cancellationToken).ConfigureAwait(false);
        document["unackProblem"] = await ProblemMoves.MoveAsync(context, document, [.. problems.Where(p => p.Document.Text("status") is not "acknowledged")], "pending", "unack", cancellationToken).ConfigureAwait(false);
    }
}
