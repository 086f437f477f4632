namespace TmfGraph.Resources.Rest.JsonPaths;

/// <summary>How large JSONPaths may be.</summary>
/// <param name="MaxLength">Of the whole text, in characters.</param>
/// <param name="MaxSelectors">Of one path.</param>
/// <param name="MaxNesting">Of brackets and parentheses inside each other.</param>
/// <param name="MaxConditions">Comparisons and paths inside all <c>[?( )]</c> together.</param>
/// <param name="MaxDescents">Uses of <c>..</c> in the whole text: each looks at everything in a document.</param>
internal sealed record JsonPathLimits(int MaxLength, int MaxSelectors, int MaxNesting, int MaxConditions, int MaxDescents, int MaxRegexLength);
