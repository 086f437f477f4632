using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using TmfGraph.Resources.Rest.JsonPaths;

namespace TmfGraph.Resources.Rest;

/// <summary>Limits and choices of the TMF REST addresses.</summary>
public sealed class TmfRestOptions
{
    public const string Section = "Rest";

    /// <summary>The page size where a request names none.</summary>
    [Range(1, 100_000)]
    public int DefaultLimit { get; set; } = 100;

    /// <summary>The largest page; a larger <c>limit</c> is cut to it, as <c>X-Result-Count</c> and <c>Link</c> show.</summary>
    [Range(1, 100_000)]
    public int MaxLimit { get; set; } = 1_000;

    /// <summary>Whether a page that is not everything answers 206. Off: always 200.</summary>
    public bool UsePartialContent { get; set; } = true;

    /// <summary>Whether writes of the APIs with monitors (TMF640, TMF664, TMF702) are answered with 202 where the client does not ask to wait.</summary>
    public bool RespondAsync { get; set; }

    /// <summary>The largest request body, in bytes.</summary>
    [Range(1_024, 1_073_741_824)]
    public long MaxBodyBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>How deep the JSON of a request body may nest.</summary>
    [Range(4, 512)]
    public int MaxBodyDepth { get; set; } = 64;

    /// <summary>How many operations a JSON Patch may have.</summary>
    [Range(1, 10_000)]
    public int MaxPatchOperations { get; set; } = 500;

    /// <summary>How many resources a PATCH of a collection may create.</summary>
    [Range(1, 100_000)]
    public int MaxBulkResources { get; set; } = 1_000;

    /// <summary>The largest <c>depth</c>.</summary>
    [Range(0, 10)]
    public int MaxExpandDepth { get; set; } = 3;

    /// <summary>How many resources <c>expand</c> and <c>depth</c> may put in place in one answer.</summary>
    [Range(1, 20_000)]
    public int MaxExpandedResources { get; set; } = 1_000;

    /// <summary>How many conditions a list may be filtered by.</summary>
    [Range(1, 1_000)]
    public int MaxConditions { get; set; } = 50;

    /// <summary>How many values one condition may name.</summary>
    [Range(1, 10_000)]
    public int MaxValues { get; set; } = 500;

    /// <summary>How many attributes a list may be sorted by.</summary>
    [Range(1, 100)]
    public int MaxSortKeys { get; set; } = 10;

    /// <summary>How many names <c>fields</c> may hold.</summary>
    [Range(1, 10_000)]
    public int MaxFields { get; set; } = 200;

    /// <summary>The longest regular expression, in characters.</summary>
    [Range(1, 10_000)]
    public int MaxRegexLength { get; set; } = 250;

    /// <summary>The longest JSONPath in <c>filter</c>, <c>fields</c> or <c>sort</c>, in characters.</summary>
    [Range(1, 100_000)]
    public int MaxPathLength { get; set; } = 2_000;

    /// <summary>How many steps a JSONPath may have.</summary>
    [Range(1, 1_000)]
    public int MaxPathSteps { get; set; } = 32;

    /// <summary>How deep the brackets and parentheses of a JSONPath may nest.</summary>
    [Range(1, 100)]
    public int MaxPathNesting { get; set; } = 12;

    /// <summary>How often a JSONPath may use <c>..</c>: each use looks at everything below, so several multiply.</summary>
    [Range(0, 10)]
    public int MaxPathDescents { get; set; } = 2;

    internal JsonPathLimits PathLimits => new(MaxPathLength, MaxPathSteps, MaxPathNesting, MaxConditions, MaxPathDescents, MaxRegexLength);

    /// <summary>
    /// How far into a collection made of several resource types a page may reach: such a page is merged from the beginning of each.
    /// </summary>
    [Range(100, 1_000_000)]
    public int MaxMergedWindow { get; set; } = 10_000;
}

[OptionsValidator]
internal sealed partial class TmfRestOptionsValidator : IValidateOptions<TmfRestOptions>;
