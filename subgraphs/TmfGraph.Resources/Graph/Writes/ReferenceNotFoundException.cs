using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Graph.Writes;

/// <summary>
/// A change refers to something that does not exist and that the change cannot do without. References are not followed when a resource is
/// written, so this is for behaviours that need the target; to REST it is a validation problem like others.
/// </summary>
/// <param name="path">The attribute with the reference.</param>
/// <param name="referredType">What kind of thing was looked for.</param>
public sealed class ReferenceNotFoundException(string path, string referredType, string id)
    : ResourceValidationException([new AttributeProblem(path, Code, $"'{path}' refers to the {referredType} '{id}', which does not exist.")])
{
    /// <summary>The code of its <see cref="AttributeProblem"/>.</summary>
    public const string Code = "referenceNotFound";

    public string ReferredType { get; } = referredType;

    public string Id { get; } = id;
}
