using System.Text.Json.Nodes;

namespace TmfGraph.Resources.Behaviours;

/// <summary>
/// How a task ends that could not do what it was for: it is there, with the answer 201, in the state <c>terminatedWithError</c>, and its
/// <c>errorMessage</c> says why in the shape of the TMF error body. Where the standard does not give a task that attribute, it is an extension.
/// </summary>
public static class TaskErrors
{
    /// <summary>What goes into <c>errorMessage</c>.</summary>
    /// <param name="status">The HTTP status that a request of its own would have been answered with.</param>
    /// <param name="code">Stable, for programs.</param>
    /// <param name="reason">Short, the same for every failure of the kind.</param>
    /// <param name="message">A sentence for people.</param>
    public static JsonObject Error(int status, string code, string reason, string message) => new()
    {
        ["code"] = code,
        ["reason"] = reason,
        ["message"] = message,
        ["status"] = $"{status}",
        ["@type"] = "Error",
    };

    /// <summary>Ends the task; null for no error: it is <c>done</c>.</summary>
    public static void End(this JsonObject task, JsonObject? error)
    {
        ArgumentNullException.ThrowIfNull(task);
        task["state"] = error is null ? "done" : "terminatedWithError";
        if (error is not null)
        {
            task["errorMessage"] = error.DeepClone();
        }
    }
}
