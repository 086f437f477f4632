using Bogus;

namespace TmfGraph.Standalone.Demo;

/// <summary>One customer of the demo operator, before her orders.</summary>
internal sealed class DemoCustomer
{
    public required int Number { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Whether the customer is a company.</summary>
    public required bool Business { get; init; }

    /// <summary>The type of the party behind the customer: Individual or Organization.</summary>
    public required string PartyType { get; init; }

    public required string PartyId { get; init; }

    /// <summary>Street and number, postcode, city and e-mail address, as her contact media say.</summary>
    public required DemoContact Contact { get; init; }

    public required string AccountId { get; init; }

    /// <summary>When she became a customer.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Chance, seeded by the customer's number alone.</summary>
    public required Randomizer Random { get; init; }

    /// <summary>Party, customer and accounts.</summary>
    public required IReadOnlyList<DemoDocument> Documents { get; init; }
}
