namespace TmfGraph.Standalone.Demo;

/// <summary>Where a customer is reached.</summary>
/// <param name="Street">Number and name of the street, in this order.</param>
internal sealed record DemoContact(string Street, string Postcode, string City, string Email);
