using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace TmfGraph.GraphQL.AspNetCore.Tests.Code;

/// <summary>The example of README and documentation: a whole host, which a test compares with theirs and runs.</summary>
internal static class BookShop
{
    public static WebApplication Build(string[] args)
    {
        // example
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<PriceList>();
        builder.Services.AddGraphQL(schema => schema
            .AddDocument("""
                type Query { books(topic: Topic): [Book!]! }
                type Book { id: ID! title: String! topic: Topic! price: Float }
                enum Topic { NETWORKS, BILLING }
                """)
            .Resolve("Query.books", (Topic? topic) => Book.All.Where(book => topic is null || book.Topic == topic))
            .ResolveBatch("Book.price", (IReadOnlyList<Book> books, PriceList prices, CancellationToken cancellation) =>
                prices.FindAsync(books.Select(book => book.Id), cancellation)));

        var app = builder.Build();
        app.MapGraphQL("/graphql");
        // end of example
        return app;
    }

    public enum Topic
    {
        Networks,
        Billing,
    }

    public sealed record Book(string Id, string Title, Topic Topic)
    {
        public static Book[] All { get; } = [new("1", "Fibre to the Home", Topic.Networks), new("2", "Rating", Topic.Billing), new("3", "Radio", Topic.Networks)];
    }

    /// <summary>Stands for a database.</summary>
    public sealed class PriceList
    {
        private readonly double _base = 10.5;

        /// <summary>What was asked for, one entry a call.</summary>
        public static List<string> Asked { get; } = [];

        public async Task<IReadOnlyList<double?>> FindAsync(IEnumerable<string> ids, CancellationToken cancellation)
        {
            await Task.Yield();
            cancellation.ThrowIfCancellationRequested();
            var asked = ids.ToList();
            Asked.Add(string.Join(' ', asked));
            return [.. asked.Select(id => id == "3" ? (double?)null : _base * int.Parse(id))];
        }
    }
}
