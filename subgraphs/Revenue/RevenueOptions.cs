using System.ComponentModel.DataAnnotations;

namespace TmfGraph.Revenue;

/// <summary>What the revenue domain's behaviours may be told.</summary>
public sealed class RevenueOptions
{
    public const string Section = "Revenue";

    /// <summary>How far below zero an adjustment may take a bucket, in the bucket's unit. Transfers and reservations never go below zero.</summary>
    [Range(0, 1_000_000_000)]
    public decimal MaxOverdraft { get; set; }

    /// <summary>The most buckets that one accumulated balance adds up; an account with more has several.</summary>
    [Range(1, 10_000)]
    public int MaxBucketsOfBalance { get; set; } = 1_000;

    /// <summary>The most buckets that a report on consumption is about; a query that fits more is refused.</summary>
    [Range(1, 10_000)]
    public int MaxBucketsOfReport { get; set; } = 200;

    /// <summary>The most usage records that a report on consumption adds up; a query that fits more is refused.</summary>
    [Range(1, 1_000_000)]
    public int MaxUsagesOfReport { get; set; } = 10_000;
}
