using System.Text.Json;
using TmfGraph.GraphQL.Code;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Tests.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Code;

public sealed class ResolverCodeTests
{
    private const string Sdl =
        """
        scalar Date
        type Query {
          hello(name: String! = "world", times: Int): String
          find(filter: Filter!): [String!]
          orders: [Order!]
          search: [Hit!]
          fails: String
          day(of: Date!): Date
          level(of: Level!): Level
        }
        input Filter { text: String! limit: Int levels: [Level!] within: Filter }
        enum Level { LOW IN_BETWEEN }
        type Order { id: ID! total: Float state: String place: Place double(by: Int! = 2): Float label: String tags: [String] }
        type Place { city: String street: String }
        interface Hit { id: ID! }
        type Book implements Hit { id: ID! title: String author: Author }
        type Disc implements Hit { id: ID! tracks: Int }
        type Author { name: String! books: [Book!] }
        """;

    private static Engine Engine => new Engine(Sdl)
        .Constant("Query.orders", """[{ "id": "1", "total": 10, "state": "open", "place": { "city": "X" } }, { "id": "2", "total": 2.5 }, { "id": "3" }]""");

    private enum Level
    {
        Low,
        InBetween,
    }

    [Fact]
    public async Task Arguments_Become_Parameters()
    {
        var engine = Engine.With(s => s
            .Resolve("Query.hello", (string name, int? times) => $"Hello {name} {times?.ToString() ?? "-"}")
            .Resolve("Query.day", (DateOnly of) => of.AddDays(1))
            .Resolve("Query.level", (Level of) => of is Level.Low ? Level.InBetween : Level.Low)
            .Resolve("Query.find", (Filter filter) => new[] { filter.ToString() }));
        Assert.Equal(
            """
            {"data":{"hello":"Hello world -","b":"Hello B 2","day":"2026-03-01","level":"IN_BETWEEN"}}
            """,
            await engine.RunAsync("""{ hello b: hello(name: "B", times: 2) day(of: "2026-02-28") level(of: LOW) }"""));
        Assert.Equal(
            """
            {"data":{"find":["Filter { Text = a, Limit = 3, Levels = Low+InBetween, Within = Filter { Text = b, Limit = , Levels = , Within =  } }"]}}
            """,
            await engine.RunAsync("""{ find(filter: { text: "a", limit: 3, levels: [LOW, IN_BETWEEN], within: { text: "b" } }) }"""));
    }

    [Fact]
    public async Task Null_Is_Refused_Where_The_Parameter_Takes_None()
    {
        var engine = Engine.With(s => s.Resolve("Order.double", (OrderTotal order, int by) => order.Total * by));
        Assert.Equal(
            """{"data":{"orders":[{"double":20},{"double":5},{"double":null}]}}""", await engine.RunAsync("{ orders { double } }"));

        engine = new Engine("""type Query { a(b: Int = 1): Int }""").With(s => s.Resolve("Query.a", (int b) => b));
        Assert.Equal(
            """
            {"errors":[{"message":"The argument `b` is not valid: it may not be null here.","locations":[{"line":1,"column":5}],"path":["c"],"extensions":{"code":"HC0001"}}],"data":{"a":1,"c":null}}
            """,
            await engine.RunAsync("{ a c: a(b: null) }"));
    }

    [Fact]
    public async Task Parents_Are_Read_As_Asked()
    {
        var engine = Engine.With(s => s
            .Resolve("Order.label", (JsonElement order) => order.GetProperty("id").GetString() + "!", requires: "id")
            .Resolve("Order.tags", (OrderCity order) => new[] { order.Id, order.Place?.City })
            .Resolve("Order.double", (double? total, int by) => total * by, requires: "total"));
        Assert.Equal(
            """
            {"data":{"orders":[{"label":"1!","tags":["1","X"],"double":30},{"label":"2!","tags":["2",null],"double":7.5},{"label":"3!","tags":["3",null],"double":null}]}}
            """,
            await engine.RunAsync("{ orders { label tags double(by: 3) } }"));
        var order = (ObjectType)engine.Executor.Schema.Types["Order"];
        Assert.Equal(
            ["id: ", "total: ", "state: ", "place: ", "double: total", "label: id", "tags: id place"],
            order.Fields.Select(f => $"{f.Name}: {string.Join(' ', f.RequiredFields ?? [])}"));
    }

    [Fact]
    public async Task Batch_Is_Called_Once_For_All_Parents()
    {
        var calls = new List<string>();
        var engine = Engine.With(s => s
            .ResolveBatch("Order.label", (IReadOnlyList<string> ids) => Task.FromResult(ids.Select(id => Note("#" + id))), requires: "id")
            .ResolveBatch("Order.double", (IReadOnlyList<OrderTotal> orders, int by) => orders.Select(o => o.Total * by).ToArray())
            .ResolveBatch("Order.tags", (string[] ids) => ids.Take(2).ToDictionary(id => id, id => new List<string> { id }), requires: "id"));
        Assert.Equal(
            """
            {"data":{"orders":[{"label":"#1","double":20,"triple":30,"tags":["1"]},{"label":"#2","double":5,"triple":7.5,"tags":["2"]},{"label":"#3","double":null,"triple":null,"tags":null}]}}
            """,
            await engine.RunAsync("{ orders { label double triple: double(by: 3) tags } }"));
        Assert.Equal(["#1", "#2", "#3"], calls);

        string Note(string text)
        {
            calls.Add(text);
            return text;
        }
    }

    [Fact]
    public async Task Batch_Takes_A_Lookup_By_Parent()
    {
        var engine = Engine.With(s => s
            .ResolveBatch("Order.tags", (IReadOnlyList<string> ids) => ids.SelectMany(id => new[] { (id, 1), (id, 2) }).ToLookup(p => p.id, p => $"{p.Item2}"), requires: "id"));
        Assert.Equal("""{"data":{"orders":[{"tags":["1","2"]},{"tags":["1","2"]},{"tags":["1","2"]}]}}""", await engine.RunAsync("{ orders { tags } }"));
    }

    [Fact]
    public async Task Error_Of_One_Item_Leaves_The_Others()
    {
        var engine = new Engine("""
            scalar _Any
            union _Entity = Book
            type Book { id: ID! title: String }
            type Query { _entities(representations: [_Any!]!): [_Entity]! books: [[Book!]] tags: [String] }
            """)
            .With(s => s
                .MapType<Paper>("Book")
                .Resolve("Query._entities", (IReadOnlyList<JsonElement> representations) => representations.Select(r => r.TryGetProperty("id", out var id)
                    ? (FieldResult<Paper>)new Paper(id.ToString())
                    : new GraphQLError("No id.") { Code = "ODD" }))
                .Resolve("Query.books", () => new FieldResult<IEnumerable<FieldResult<Paper>>>[] { new(new FieldResult<Paper>[] { new Paper("1"), new(new GraphQLError("Lost.")) }), new(new GraphQLError("No list.")) })
                .Resolve("Query.tags", () => new FieldResult<string>[] { "a", new GraphQLError("No tag."), (string?)null })
                .ResolveBatch("Book.title", (IReadOnlyList<Paper> papers) => papers.Select(p => "T" + p.Id)));
        Assert.Equal(
            """
            {"errors":[{"message":"No id.","locations":[{"line":1,"column":3}],"path":["_entities",1],"extensions":{"code":"ODD"}},{"message":"Lost.","locations":[{"line":1,"column":96}],"path":["books",0,1]},{"message":"No list.","locations":[{"line":1,"column":96}],"path":["books",1]},{"message":"No tag.","locations":[{"line":1,"column":115}],"path":["tags",1]}],"data":{"_entities":[{"id":"1","title":"T1"},null,{"id":"2","title":"T2"}],"books":[null,null],"tags":["a",null,null]}}
            """,
            await engine.RunAsync("""{ _entities(representations: [{ id: 1 }, { no: 1 }, { id: "2" }]) { ... on Book { id title } } books { id title } tags }"""));
    }

    private sealed record Paper(string Id);

    [Fact]
    public async Task Error_Of_One_Parent_Leaves_The_Others()
    {
        var engine = Engine.With(s => s
            .ResolveBatch("Order.label", (IReadOnlyList<string> ids) => ids.Select(id => id == "2" ? new GraphQLError("Not this one.") { Code = "ODD" } : (FieldResult<string>)id), requires: "id")
            .Resolve("Order.state", async (string id) =>
            {
                await Task.Yield();
                return id == "1" ? throw new GraphQLException("Not here.") : id == "2" ? throw new InvalidOperationException("secret") : id;
            }, requires: "id"));
        Assert.Equal(
            """
            {"errors":[{"message":"Not here.","locations":[{"line":1,"column":18}],"path":["orders",0,"state"]},{"message":"Not this one.","locations":[{"line":1,"column":12}],"path":["orders",1,"label"],"extensions":{"code":"ODD"}},{"message":"Unexpected Execution Error","locations":[{"line":1,"column":18}],"path":["orders",1,"state"]}],"data":{"orders":[{"label":"1","state":null},{"label":null,"state":null},{"label":"3","state":"3"}]}}
            """,
            await engine.RunAsync("{ orders { label state } }"));
    }

    [Fact]
    public async Task Batch_Fails_When_Results_Are_Too_Few()
    {
        Exception? seen = null;
        var engine = Engine.With(s => s.ResolveBatch("Order.label", (IReadOnlyList<string> ids) => ids.Skip(1), requires: "id"));
        engine.Options.OnUnexpectedError = (exception, _) => seen = exception;
        Assert.EndsWith("""{"orders":[{"label":null},{"label":null},{"label":null}]}}""", await engine.RunAsync("{ orders { label } }"), StringComparison.Ordinal);
        Assert.Equal("The code for 'Order.label' gave 2 results for 3 parents.", seen?.Message);
    }

    [Fact]
    public async Task Calls_For_One_Parent_Run_Together_Up_To_The_Limit()
    {
        var (running, most) = (0, 0);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var engine = Engine.With(s => s.Resolve("Order.label", async (string id) =>
        {
            lock (gate)
            {
                most = Math.Max(most, ++running);
                if (running == 2)
                {
                    gate.TrySetResult(); // the third call makes it two again
                }
            }

            await gate.Task;
            lock (gate)
            {
                running--;
            }

            return id;
        }, requires: "id", concurrency: 2));
        Assert.Equal("""{"data":{"orders":[{"label":"1"},{"label":"2"},{"label":"3"}]}}""", await engine.RunAsync("{ orders { label } }"));
        Assert.Equal(2, most);
    }

    [Fact]
    public async Task Objects_Are_Read_By_Their_Properties()
    {
        var author = new Author("Ada") { Books = [new Book("7", "Notes") { Author = new Author("B") }] };
        var engine = Engine.With(s => s
            .MapType<Book>()
            .MapType<Record>("Disc")
            .Resolve("Query.search", () => new IHit[] { new Book("1", "Title") { Author = author }, new Record("2", 12) }));
        Assert.Equal(
            """
            {"data":{"search":[{"__typename":"Book","id":"1","title":"Title","author":{"name":"Ada","books":[{"title":"Notes"}]}},{"__typename":"Disc","id":"2","tracks":12}]}}
            """,
            await engine.RunAsync("{ search { __typename id ... on Book { title author { name books { title } } } ... on Disc { tracks } } }"));
    }

    [Fact]
    public async Task Objects_Are_Parents_Of_Other_Code()
    {
        var engine = Engine.With(s => s
            .MapType<Book>()
            .MapType<Record>("Disc")
            .Resolve("Query.search", () => new IHit[] { new Book("1", "T") { Author = new Author("Ada") } })
            .ResolveBatch("Author.name", (IReadOnlyList<Author> authors) => authors.Select(a => a.Name.ToUpperInvariant())));
        Assert.Equal("""{"data":{"search":[{"author":{"name":"ADA"}}]}}""", await engine.RunAsync("{ search { ... on Book { author { name } } } }"));
    }

    [Fact]
    public async Task Property_That_Throws_Fails_Its_Field_Alone()
    {
        var engine = new Engine("type Query { a: A } type A { fine: Int bad: Int list: [A] }")
            .With(s => s.Resolve("Query.a", () => new Faulty([])).ResolveBatch("A.fine", (IReadOnlyList<Faulty> a) => a.Select(_ => 1)));
        Assert.Equal(
            """
            {"errors":[{"message":"Unexpected Execution Error","locations":[{"line":1,"column":12}],"path":["a","bad"]},{"message":"Unexpected Execution Error","locations":[{"line":1,"column":16}],"path":["a","list"]}],"data":{"a":{"fine":1,"bad":null,"list":null}}}
            """,
            await engine.RunAsync("{ a { fine bad list { fine } } }"));
    }

    [Fact]
    public async Task Results_Are_Loaded_In_One_Go()
    {
        var loads = new List<string>();
        var engine = new Engine("type Query { one: Thing some: [[Thing]] } type Thing { id: Int! next: Thing }").With(s => s
            .LoadResults<Key>((_, keys, _) =>
            {
                loads.Add(string.Join(' ', keys.Select(k => k.Id)));
                return ValueTask.FromResult<IReadOnlyList<ResolvedValue>>([.. keys.Select(k => k.Id == 0 ? ResolvedValue.Null : Engine.Value($$"""{ "id": {{k.Id}} }"""))]);
            })
            .Resolve("Query.one", () => new Key(1))
            .Resolve("Query.some", () => new[] { new[] { new Key(2), null }, [new Key(0), new Key(3)] })
            .ResolveBatch("Thing.next", (IReadOnlyList<int> ids) => ids.Select(id => id == 3 ? null : new Key(id + 10)), requires: "id"));
        Assert.Equal(
            """{"data":{"some":[[{"id":2,"next":{"id":12}},null],[null,{"id":3,"next":null}]]}}""",
            await engine.RunAsync("{ some { id next { id } } }"));
        Assert.Equal(["2 0 3", "12"], loads);
    }

    [Fact]
    public async Task Mutations_Run_In_Order()
    {
        var value = 0;
        var engine = new Engine("type Query { a: Int } type Mutation { add(n: Int!): Int }")
            .With(s => s.Resolve("Mutation.add", async (int n) =>
            {
                await Task.Yield();
                return value = (value * 10) + n;
            }));
        Assert.Equal("""{"data":{"a":1,"b":12,"c":123}}""", await engine.RunAsync("mutation { a: add(n: 1) b: add(n: 2) c: add(n: 3) }"));
    }

    [Fact]
    public async Task Subscriptions_Are_Streams_Of_Values()
    {
        var engine = new Engine("type Query { a: Int } type Subscription { count(to: Int!): Step } type Step { value: Int text: String }")
            .With(s => s.Resolve("Subscription.count", Count).Resolve("Step.text", (Step step) => $"<{step.Value}>"));
        Assert.Equal(
            """
            {"data":{"count":{"value":1,"text":"<1>"}}}
            {"data":{"count":{"value":2,"text":"<2>"}}}
            """,
            await engine.RunAsync("subscription { count(to: 2) { value text } }"));

        static async IAsyncEnumerable<Step> Count(int to)
        {
            for (var i = 1; i <= to; i++)
            {
                await Task.Yield();
                yield return new Step(i);
            }
        }
    }

    [Fact]
    public async Task Raw_Batches_Set_Results_Themselves()
    {
        var engine = Engine.With(s => s.ResolveBatch("Order.double", (FieldBatch batch, CancellationToken _) =>
        {
            for (var i = 0; i < batch.Count; i++)
            {
                batch.SetResult(i, ResolvedValue.FromObject(batch.GetArguments(i).GetInt32("by") * 1.0));
            }
        }));
        Assert.Equal("""{"data":{"orders":[{"double":2,"b":5},{"double":2,"b":5},{"double":2,"b":5}]}}""", await engine.RunAsync("{ orders { double b: double(by: 5) } }"));
    }

    private sealed record Filter(string Text, int? Limit, IReadOnlyList<Level>? Levels, Filter? Within)
    {
        public override string ToString() => $"Filter {{ Text = {Text}, Limit = {Limit}, Levels = {string.Join('+', Levels ?? [])}, Within = {Within} }}";
    }

    private sealed record OrderTotal(double? Total);

    private sealed record OrderCity(string Id, Town? Place);

    private sealed record Step(int Value);

    private sealed record Key(int Id);

    private sealed class Town
    {
        public string? City { get; set; }

        public string? Street { get; init; }
    }

    private interface IHit
    {
        string Id { get; }
    }

    private sealed record Book(string Id, string Title) : IHit
    {
        public Author? Author { get; init; }
    }

    private sealed record Record(string Id, int Tracks) : IHit;

    private sealed record Author(string Name)
    {
        public IReadOnlyList<Book>? Books { get; init; }
    }

    private sealed record Faulty(int[] Numbers)
    {
        public int Bad => Numbers[0];

        public IEnumerable<Faulty> List => Numbers[0] == 0 ? [] : [this];
    }
}
