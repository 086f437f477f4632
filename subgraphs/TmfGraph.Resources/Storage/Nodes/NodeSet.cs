using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Storage.Nodes;

/// <summary>
/// Values inside a document, found step by step; what a JSONPath stands for once its names are those of the model. Absent values and nulls are
/// never in the set.
/// </summary>
/// <param name="FromRoot">Whether it starts at the document's root (<c>$</c>), also inside a condition on an element; else at the element (<c>@</c>).</param>
/// <param name="Steps">The steps; none for the start itself.</param>
public sealed record NodeSet(bool FromRoot, IReadOnlyList<NodeStep> Steps)
{
    /// <summary>
    /// The set as a path of attributes over whole lists, from the element or the root alike; null when it picks, filters or descends.
    /// A list at the end is not crossed unless <paramref name="crossesLast"/> says so.
    /// </summary>
    public AttributePath? ToAttributePath(out bool crossesLast)
    {
        crossesLast = false;
        var attributes = new List<AttributeModel>();
        foreach (var step in Steps)
        {
            switch (step)
            {
                case NodeStep.Child(var attribute) when attributes.Count == 0 || attributes[^1].IsList == crossesLast:
                    attributes.Add(attribute);
                    crossesLast = false;
                    break;
                case NodeStep.Elements(null) when attributes.Count > 0 && attributes[^1].IsList && !crossesLast:
                    crossesLast = true;
                    break;
                default:
                    return null;
            }
        }

        return new AttributePath(attributes);
    }

    /// <summary>Whether there can be more than one value in it.</summary>
    public bool IsPlural => Steps.Any(s => s is NodeStep.Members or NodeStep.Descendants or NodeStep.Objects or NodeStep.Elements(not ElementPositions.Single));
}

/// <summary>What can be computed from the values of a <see cref="NodeSet"/>.</summary>
public enum NodeFunction
{
    /// <summary>
    /// The elements of a list, or the characters (code points) of a text; where a path can find several values: how many it finds. Anything else has none.
    /// </summary>
    Length,

    /// <summary>The smallest number; other values have no say. Of no numbers: none.</summary>
    Min,

    Max,

    /// <summary>The mean, compared without rounding.</summary>
    Average,

    /// <summary>The standard deviation of the whole population, compared without rounding.</summary>
    StandardDeviation,
}
