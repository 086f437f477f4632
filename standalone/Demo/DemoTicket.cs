namespace TmfGraph.Standalone.Demo;

/// <summary>What a customer reported, and how far it got.</summary>
/// <param name="Days">How long after the report the last status was reached.</param>
internal sealed record DemoTicket(string Type, string Name, string Description, string Severity, string Priority, string Status, double Days)
{
    public bool IsDone => Status is "resolved" or "closed";

    public string Reason => Status switch
    {
        "acknowledged" => "Received",
        "inProgress" => "Agent took over",
        "pending" => "Waiting for the customer",
        "resolved" => "Fault repaired",
        _ => "Customer is content",
    };
}
