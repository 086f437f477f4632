using System.ComponentModel.DataAnnotations;

namespace TmfGraph.Product;

/// <summary>What the product domain's behaviours may be told.</summary>
public sealed class ProductOptions
{
    public const string Section = "Product";

    /// <summary>For how many days an approved quote can be accepted, where it does not say itself.</summary>
    [Range(1, 3_650)]
    public int QuoteValidDays { get; set; } = 30;

    /// <summary>For how many days the answer of an offering qualification holds.</summary>
    [Range(1, 3_650)]
    public int QualificationValidDays { get; set; } = 30;

    /// <summary>The most alternatives an offering qualification proposes for an item.</summary>
    [Range(1, 100)]
    public int MaxAlternatives { get; set; } = 5;

    /// <summary>The most offerings of a category that an offering qualification without items looks at.</summary>
    [Range(1, 1_000)]
    public int MaxOfferingsOfCategory { get; set; } = 100;
}
