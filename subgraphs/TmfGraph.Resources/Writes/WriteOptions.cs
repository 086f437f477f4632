namespace TmfGraph.Resources.Writes;

/// <summary>What is asked of writes, beyond the model.</summary>
public sealed class WriteOptions
{
    public const string Section = "Writes";

    /// <summary>
    /// Which references must lead to something when they are written. TMF APIs take any, as their targets may live elsewhere or come later, so the
    /// default is none.
    /// </summary>
    public ReferenceChecks ReferenceChecks { get; set; } = ReferenceChecks.None;
}

/// <summary>Which references are followed when they are written.</summary>
public enum ReferenceChecks
{
    None,

    /// <summary>Those to resources of the same subgraph.</summary>
    Own,
}
