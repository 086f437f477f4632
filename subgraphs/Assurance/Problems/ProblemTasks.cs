using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Assurance.Problems;

/// <summary>What the tasks on service problems (TMF656) share.</summary>
internal static class ProblemTasks
{
    public const string Problem = "ServiceProblem";

    /// <summary>Beyond it, a task would keep too many others waiting.</summary>
    private const int MostProblems = 1_000;

    /// <summary>The ids of the problems that an attribute names, in its order.</summary>
    public static IReadOnlyList<string> Ids(JsonObject task, string attribute)
    {
        var ids = ProblemLinks.Ids(task, attribute).ToList();
        return ids.Count <= MostProblems ? ids : throw Refusals.Invalid(attribute, "tooMany", $"'{attribute}' must not name more than {MostProblems} problems.");
    }

    /// <summary>The problems that exist among those an attribute names, each once, locked.</summary>
    public static async Task<IReadOnlyList<StoredResource>> LockAsync(BehaviourContext context, JsonObject task, string attribute, CancellationToken cancellationToken)
    {
        var ids = Ids(task, attribute).Distinct().ToList();
        var found = await context.LockAsync(Problem, ids, cancellationToken).ConfigureAwait(false);
        return [.. ids.Select(found.GetValueOrDefault).OfType<StoredResource>()];
    }

    /// <summary>
    /// The children and the parent that a task names, locked; null when one of them is not there. The standard gives these tasks no state, so the task says it
    /// in an <c>errorMessage</c>, as others do.
    /// </summary>
    public static async Task<(StoredResource Parent, IReadOnlyList<StoredResource> Children)?> LockGroupAsync(
        BehaviourContext context, JsonObject task, CancellationToken cancellationToken)
    {
        var (parent, ids) = ((task["parentProblem"] as JsonObject)?.Text("id") ?? "", Ids(task, "childProblem").Distinct().ToList());
        var found = await context.LockAsync(Problem, [.. ids.Append(parent).Distinct()], cancellationToken).ConfigureAwait(false);
        if (ids.Append(parent).FirstOrDefault(id => !found.ContainsKey(id)) is { } missing)
        {
            task["errorMessage"] = TaskErrors.Error(404, "notFound", "The problems were left as they are", $"There is no service problem with the id '{missing}'.");
            return null;
        }

        return (found[parent], [.. ids.Select(id => found[id])]);
    }

    /// <summary>A reference to a problem, as other problems and tasks hold it.</summary>
    public static JsonObject Reference(StoredResource problem)
    {
        var reference = new JsonObject { ["id"] = problem.Id };
        foreach (var name in (string[])["href", "name"])
        {
            if (problem.Document.Text(name) is { } text)
            {
                reference[name] = text;
            }
        }

        return reference;
    }

    /// <summary>Notes in a problem what was done with it, by whom and through which system as far as the task says.</summary>
    public static void Track(JsonObject problem, JsonObject task, string description, DateTimeOffset now)
    {
        var record = task["trackingRecord"]?.DeepClone() as JsonObject ?? [];
        record["description"] ??= description;
        record["time"] ??= Period.Text(now);
        if (problem["trackingRecord"] is JsonArray records)
        {
            records.Add(record);
        }
        else
        {
            problem["trackingRecord"] = new JsonArray(record);
        }
    }
}
