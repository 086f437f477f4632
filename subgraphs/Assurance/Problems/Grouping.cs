using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Assurance.Problems;

/// <summary>
/// A <c>problemGroup</c> (TMF656) puts problems under a parent: each child names it in <c>parentProblem</c>, and the parent names the children in
/// <c>underlyingProblem</c>. Those that are there already stay. A problem cannot come, directly or by its parents, under itself (409).
/// </summary>
internal sealed class Grouping : ResourceBehaviour
{
    /// <summary>How many levels of parents are looked through; more are refused.</summary>
    private const int MostLevels = 32;

    public override IReadOnlyCollection<string> Types => ["ProblemGroup"];

    public override async Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        await context.SerializeAsync(ProblemLinks.Rule, cancellationToken).ConfigureAwait(false); // two groupings at once could close a circle
        if (await ProblemTasks.LockGroupAsync(context, document, cancellationToken).ConfigureAwait(false) is not var (parent, children))
        {
            return;
        }

        await RefuseCirclesAsync(context, parent, [.. children.Select(c => c.Id)], cancellationToken).ConfigureAwait(false);
        foreach (var child in children)
        {
            await context.ChangeAsync(
                ProblemTasks.Problem, child.Id, c => ProblemLinks.Add(c, "parentProblem", ProblemTasks.Reference(parent)), cancellationToken).ConfigureAwait(false);
        }

        await context.ChangeAsync(ProblemTasks.Problem, parent.Id, p => AddAll(p, children), cancellationToken).ConfigureAwait(false);
    }

    private static void AddAll(JsonObject parent, IReadOnlyList<StoredResource> children)
    {
        foreach (var child in children)
        {
            ProblemLinks.Add(parent, "underlyingProblem", ProblemTasks.Reference(child));
        }
    }

    private static async Task RefuseCirclesAsync(BehaviourContext context, StoredResource parent, HashSet<string> children, CancellationToken cancellationToken)
    {
        var (seen, level) = (new HashSet<string>(), new List<StoredResource> { parent });
        for (var i = 0; level.Count > 0; i++)
        {
            if (i >= MostLevels || level.Any(p => children.Contains(p.Id)))
            {
                throw Refusals.Conflict(
                    "childProblem", AttributeProblemCodes.Conflict, $"'childProblem' must not have the parent '{parent.Id}' or one of the problems above it, and there are at most {MostLevels} levels.");
            }

            seen.UnionWith(level.Select(p => p.Id));
            var above = level.SelectMany(p => ProblemLinks.Ids(p.Document.ToObject(), "parentProblem")).Where(id => !seen.Contains(id)).Distinct().ToList();
            level = [.. (await context.GetManyAsync(ProblemTasks.Problem, above, cancellationToken).ConfigureAwait(false)).Values];
        }
    }
}
