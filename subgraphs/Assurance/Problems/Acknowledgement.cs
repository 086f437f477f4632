using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Assurance.Problems;

/// <summary>
/// A <c>problemAcknowledgement</c> (TMF656) says that somebody takes care: the problems it names are in progress from then on, and their tracking records
/// say who and when. <c>ackProblem</c> lists those that it moved; problems that do not exist, have ended or are taken care of already are not among them.
/// </summary>
internal sealed class Acknowledgement : ResourceBehaviour
{
    public override IReadOnlyCollection<string> Types => ["ProblemAcknowledgement"];

    public override async Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        var problems = await ProblemTasks.LockAsync(context, document, "problem", cancellationToken).ConfigureAwait(false);
        document["ackProblem"] = await ProblemMoves.MoveAsync(context, document, problems, "inProgress", "ack", cancellationToken).ConfigureAwait(false);
    }
}
