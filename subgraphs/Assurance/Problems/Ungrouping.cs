using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Assurance.Problems;

/// <summary>A <c>problemUngroup</c> (TMF656) takes problems away from a parent: both stop naming each other. Problems that are not under it stay as they are.</summary>
internal sealed class Ungrouping : ResourceBehaviour
{
    public override IReadOnlyCollection<string> Types => ["ProblemUngroup"];

    public override async Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        await context.SerializeAsync(ProblemLinks.Rule, cancellationToken).ConfigureAwait(false);
        if (await ProblemTasks.LockGroupAsync(context, document, cancellationToken).ConfigureAwait(false) is not var (parent, children))
        {
            return;
        }

        var ids = children.Select(c => c.Id).ToHashSet();
        foreach (var child in ids)
        {
            await context.ChangeAsync(ProblemTasks.Problem, child, c => ProblemLinks.Remove(c, "parentProblem", [parent.Id]), cancellationToken).ConfigureAwait(false);
        }

        await context.ChangeAsync(ProblemTasks.Problem, parent.Id, p => ProblemLinks.Remove(p, "underlyingProblem", ids), cancellationToken).ConfigureAwait(false);
    }
}
