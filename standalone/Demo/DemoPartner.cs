namespace TmfGraph.Standalone.Demo;

/// <summary>A company that the operator settles with.</summary>
/// <param name="Kind">The part of ids that tells its kind of partnership apart.</param>
/// <param name="Quantity">What is settled in the first month shown: minutes, views or contracts; a twentieth more each month.</param>
/// <param name="Rate">Net price of one in euro.</param>
internal sealed record DemoPartner(string Key, string Name, string Role, string Kind, string Purpose, int Quantity, decimal Rate);
