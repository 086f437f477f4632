using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Behaviours;

/// <summary>The ways in which a behaviour refuses a write; to be thrown. REST answers with a TMF error body, GraphQL with a typed error.</summary>
public static class Refusals
{
    /// <summary>The body asks for what cannot be (REST: 400).</summary>
    /// <param name="path">The offending attribute in TMF names: <c>productOrderItem[0].action</c>; empty for the body itself.</param>
    /// <param name="code">Stable, for programs; see <see cref="AttributeProblemCodes"/>.</param>
    /// <param name="message">A sentence that names the attribute and says what would be right.</param>
    public static ResourceValidationException Invalid(string path, string code, string message) => new([new AttributeProblem(path, code, message)]);

    /// <summary>The body is right, but the state of something stored forbids it (REST: 409).</summary>
    /// <inheritdoc cref="Invalid"/>
    public static ResourceConflictException Conflict(string path, string code, string message) => new([new AttributeProblem(path, code, message)]);

    /// <summary>The resource that an attribute refers to is not there (REST: 400).</summary>
    /// <param name="path">The path of the reference.</param>
    /// <param name="type">The TMF name of what is missing.</param>
    public static ResourceValidationException Missing(string path, string type, string? id) =>
        Invalid(path, AttributeProblemCodes.ReferenceNotFound, $"'{path}' must refer to a {type} that exists{(id is null ? "" : $"; there is none with the id '{id}'")}.");
}
