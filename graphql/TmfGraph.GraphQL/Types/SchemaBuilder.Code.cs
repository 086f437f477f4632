using TmfGraph.GraphQL.Code;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Types;

// The door for code: fields, types, scalars and directives whose behaviour is a delegate. Whatever does not fit the documents is found when the schema is
// built, and told with all other violations.
public sealed partial class SchemaBuilder
{
    /// <summary>
    /// Says in a delegate how a field finds its value, for one parent at a time. Its parameters are filled so:
    /// <list type="bullet">
    /// <item>the first one, unless the field belongs to a root type, is the parent: a <see cref="System.Text.Json.JsonElement"/>, a record with the parent's fields
    /// as properties, the CLR object that another resolver gave, or the value of the one field that <paramref name="requires"/> names;</item>
    /// <item>one that is named like an argument of the field is that argument;</item>
    /// <item><see cref="CancellationToken"/>, <see cref="OperationRequest"/>, <see cref="System.Security.Claims.ClaimsPrincipal"/> and what <see cref="Provide"/> names
    /// come from the request;</item>
    /// <item>all others are services of the request's scope.</item>
    /// </list>
    /// It gives a leaf, an object or record, a list, JSON or a <see cref="ResolvedValue"/>, by itself or in a task; for a field of the subscription type an
    /// <see cref="IAsyncEnumerable{T}"/>. Throw a <see cref="GraphQLException"/> for an error that clients may read.
    /// </summary>
    /// <param name="requires">The fields of the parent that the code reads, as a selection such as <c>id name</c>; not needed for records, whose properties say it.</param>
    /// <param name="concurrency">How many calls of a level may run at the same time.</param>
    public SchemaBuilder Resolve(string coordinate, Delegate resolver, string? requires = null, int concurrency = 16)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        ArgumentOutOfRangeException.ThrowIfLessThan(concurrency, 1);
        return AddCode(new ResolverCode(coordinate, resolver, IsBatch: false, concurrency), requires);
    }

    /// <summary>
    /// Says in a delegate how a field finds its value, for all parents of a level at once. The first parameter is an <see cref="IReadOnlyList{T}"/> of parents, which
    /// are what <see cref="Resolve(string, Delegate, string?, int)"/> says; it gives a list of results in their order, or a dictionary or lookup by parent. With
    /// arguments it is called once for those parents that have the same. <see cref="FieldResult{T}"/> lets single results fail. A delegate that takes the
    /// <see cref="FieldBatch"/> instead of parents gives nothing and sets the results itself.
    /// </summary>
    /// <inheritdoc cref="Resolve(string, Delegate, string?, int)" path="/param[@name='requires']"/>
    public SchemaBuilder ResolveBatch(string coordinate, Delegate resolver, string? requires = null)
    {
        ArgumentNullException.ThrowIfNull(resolver);
        return AddCode(new ResolverCode(coordinate, resolver, IsBatch: true, 1), requires);
    }

    /// <summary>
    /// Says which fields of its parent the code of a field reads, so that no others need be there: a selection such as <c>id orderItem { state }</c>, empty for
    /// none. Without it, code is taken to read everything.
    /// </summary>
    public SchemaBuilder Require(string coordinate, string selection)
    {
        ArgumentNullException.ThrowIfNull(selection);
        _bindings.Code.Requirements[coordinate] = selection;
        return this;
    }

    /// <summary>
    /// Says that objects of a CLR type are values of an object type: fields without resolver are its properties of the same name. Needed only for the members of
    /// interfaces and unions; the types of other results are known from their fields.
    /// </summary>
    /// <param name="name">The GraphQL name; null for the name of the CLR type.</param>
    public SchemaBuilder MapType<T>(string? name = null)
        where T : class
    {
        _bindings.Code.Types.Add((name ?? typeof(T).Name, typeof(T)));
        return this;
    }

    /// <summary>Says that values of a scalar are texts in documents and responses, and a CLR type in code.</summary>
    /// <param name="parse">Reads a text; a <see cref="FormatException"/> says what is wrong with it.</param>
    /// <param name="format">Writes a value; null takes its <see cref="object.ToString"/>.</param>
    public SchemaBuilder BindScalar<T>(string name, Func<string, T> parse, Func<T, string>? format = null)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(parse);
        return BindScalar(name, new TextScalar<T>(name, parse, format ?? (static value => value.ToString() ?? "")));
    }

    /// <summary>
    /// Says in a delegate what a directive on field definitions does to their values. The first parameter is the value (of each item of a list; never null), others
    /// are arguments of the directive by their names, services, or what else <see cref="Resolve(string, Delegate, string?, int)"/> knows. It gives the new value.
    /// Of several directives on one field the last acts first.
    /// </summary>
    public SchemaBuilder ApplyDirective(string name, Delegate change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _bindings.Code.Directives.Add(new DirectiveCode(name, change));
        return this;
    }

    /// <summary>Says what a directive on field definitions does around their resolvers.</summary>
    public SchemaBuilder ApplyDirective(string name, FieldMiddleware middleware) => ApplyDirective(name, (Delegate)middleware);

    /// <summary>Says what parameters of a type are given, in every delegate: for what is not among the services of the request.</summary>
    public SchemaBuilder Provide<T>(Func<OperationRequest, T> find)
    {
        ArgumentNullException.ThrowIfNull(find);
        _bindings.Code.Provided[typeof(T)] = request => find(request);
        return this;
    }

    /// <summary>
    /// Says how results of a type become values, for all of a batch at once: a key that code gives becomes the object with that key, in one statement.
    /// </summary>
    /// <param name="load">Gives a value for each result, in their order.</param>
    public SchemaBuilder LoadResults<T>(Func<FieldBatch, IReadOnlyList<T>, CancellationToken, ValueTask<IReadOnlyList<ResolvedValue>>> load)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(load);
        _bindings.Code.Loaders[typeof(T)] = (batch, results, cancellationToken) => load(batch, [.. results.Cast<T>()], cancellationToken);
        return this;
    }

    /// <summary>
    /// Says who may run code: it is asked before each delegate of a root field, and before every other that is no mere function of parent and arguments. An error
    /// fails the field for all parents.
    /// </summary>
    public SchemaBuilder GuardCode(Func<OperationRequest, Field, GraphQLError?> refuse)
    {
        ArgumentNullException.ThrowIfNull(refuse);
        _bindings.Code.Refuse = refuse;
        return this;
    }

    private SchemaBuilder AddCode(ResolverCode code, string? requires)
    {
        _bindings.Resolvers.Remove(code.Coordinate);
        _bindings.Code.Resolvers.RemoveAll(r => r.Coordinate == code.Coordinate);
        _bindings.Code.Resolvers.Add(code);
        return requires is null ? this : Require(code.Coordinate, requires);
    }
}
