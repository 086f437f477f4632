using System.Text.Json.Nodes;

namespace TmfGraph.Product.Qualification;

/// <summary>Why something cannot be had: a stable code for programs, a label for people.</summary>
internal sealed record OfferingReason(string Code, string Label)
{
    public static OfferingReason NothingAsked { get; } = new("offeringMissing", "The item names no product offering.");

    public static OfferingReason NotFound { get; } = new("offeringNotFound", "The catalog has no such product offering.");

    public static OfferingReason NotActive { get; } = new("offeringNotActive", "The product offering is not on sale, by its lifecycle status.");

    public static OfferingReason NotOnSale { get; } = new("offeringNotOnSale", "The product offering is not on sale at that time.");

    public static OfferingReason NotSellable { get; } = new("offeringNotSellable", "The product offering is sold only as a part of others.");

    public static OfferingReason NotInPlace { get; } = new("placeNotCovered", "The product offering is not sold at that place.");

    public static OfferingReason NotInChannel { get; } = new("channelNotCovered", "The product offering is not sold through that channel.");

    public static OfferingReason ProductNotFound { get; } = new("productNotFound", "The inventory has no such product.");

    public static OfferingReason ProductEnded { get; } = new("productEnded", "The product has ended.");

    public static OfferingReason Requires(string offering) => new("requiredOfferingMissing", $"The product offering needs {offering}, which is neither ordered nor held.");

    public static OfferingReason Excludes(string offering) => new("excludedOfferingPresent", $"The product offering does not go together with {offering}.");

    public JsonObject ToJson() => new() { ["code"] = Code, ["label"] = Label };
}
