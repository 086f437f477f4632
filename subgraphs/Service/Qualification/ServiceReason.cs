using System.Text.Json.Nodes;

namespace TmfGraph.Service.Qualification;

/// <summary>Why a service cannot be delivered: a stable code for programs, a label for people.</summary>
internal sealed record ServiceReason(string Code, string Label)
{
    public static ServiceReason NothingAsked { get; } = new("serviceMissing", "The item names no service, no specification and no category.");

    public static ServiceReason ServiceNotFound { get; } = new("serviceNotFound", "The inventory has no such service.");

    public static ServiceReason ServiceEnded { get; } = new("serviceEnded", "The service has been terminated.");

    public static ServiceReason NotFound { get; } = new("specificationNotFound", "The catalog has no such service specification.");

    public static ServiceReason NotActive { get; } = new("specificationNotActive", "The service is not offered, by the lifecycle status of its specification.");

    public static ServiceReason NotOffered { get; } = new("specificationNotOffered", "The service is not offered at that time.");

    public static ServiceReason NotInPlace { get; } = new("placeNotCovered", "The service cannot be delivered to that place.");

    public static ServiceReason CategoryEmpty { get; } = new("categoryEmpty", "The category has no service that can be delivered.");

    public static ServiceReason NotPossible(string characteristic) =>
        new("characteristicNotOffered", $"The service is not offered with that value of the characteristic '{characteristic}'.");

    public JsonObject ToJson() => new() { ["code"] = Code, ["label"] = Label };
}
