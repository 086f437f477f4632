using System.Text;

namespace TmfGraph.Gateway.Tests.Random.Families;

/// <summary>The schemas.</summary>
internal sealed partial class RandomFamilies
{
    private const string LeafTypes = "scalar Stamp\nenum Kind { RED BLUE }\n";

    /// <summary>What the source adds that knows the objects of <c>I0</c> by that name only.</summary>
    private const string FurtherFields = "x0: String  xi: I0  xneed: String";

    private static readonly string ApolloLink = ApolloSource.Link.Replace("\"@key\"", "\"@key\", \"@inaccessible\"", StringComparison.Ordinal);

    /// <summary>The fields of an interface that a source can declare: those that all of its objects there have.</summary>
    private IEnumerable<FamilyField> DeclaredAt(FamilyGroup group, int source)
    {
        var members = Possible(group.Name, source).Select(Named).ToArray();
        return (group.Parent is null ? [] : DeclaredAt(group.Parent, source)).Concat(group.Fields.Where(f =>
            (members.Length > 0 && members.All(m => m.Field(f.Name).IsServedAt(source))) || _declared.Contains((group.Name, f.Name, source))));
    }

    private FamilyField[] Declared(FamilyGroup group) => [.. Enumerable.Range(0, _sourceCount).SelectMany(s => DeclaredAt(group, s)).DistinctBy(f => f.Name)];

    private string MonolithSdl()
    {
        var sdl = new StringBuilder(LeafTypes);
        foreach (var group in _interfaces)
        {
            var isFurther = HasInterfaceObject && (group.Name is "I0" || group.Parent?.Name is "I0");
            sdl.Append($"interface {group.Name}{(group.Parent is null ? "" : $" implements {group.Parent.Name}")} {{ id: ID! {(isFurther ? FurtherFields : "")} ");
            sdl.AppendJoin("", Declared(group).Select(f => $" {f.Name}{(f.HasArgument ? "(x: Int)" : "")}: {f.Type}")).Append(" }\n");
        }

        sdl.AppendJoin("", _unions.Select(u => $"union {u.Name} = {string.Join(" | ", u.Members)}\n"));
        foreach (var type in _types)
        {
            var interfaces = type.Interfaces.Values.SelectMany(i => i).Distinct().ToArray();
            sdl.Append($"type {type.Name}{(interfaces.Length > 0 ? " implements " + string.Join(" & ", interfaces) : "")} {{ id: ID! ");
            sdl.Append(HasInterfaceObject && interfaces.Contains("I0") ? FurtherFields : "").Append(type.NumberSource is null ? "" : " kind: Kind!  no: Stamp!");
            sdl.AppendJoin("", type.Fields.Where(f => !f.IsHidden).Select(f => $" {f.Name}{(f.HasArgument ? "(x: Int)" : "")}: {f.Type}")).Append(" }\n");
        }

        sdl.Append("type Query {").AppendJoin("", _roots.Select(r => $" {r.Name}: {r.Type}")).AppendJoin("", _types.Select(t => $" find{t.Name}(id: ID!): {t.Name}"));
        return sdl.Append(HasInterfaceObject ? " allx: [I0] }" : " }").ToString();
    }

    private TestSource MakeSource(int source)
    {
        var isApollo = _isApollo(source);
        var known = _types.Where(t => t.IsKnownAt(source)).ToArray();
        var sdl = new StringBuilder(isApollo ? ApolloLink + LeafTypes : LeafTypes);
        foreach (var group in _interfaces)
        {
            var key = group.Name is "I0" && source == _wholeSource ? " @key(fields: \"id\")" : "";
            sdl.Append($"interface {group.Name}{(group.Parent is null ? "" : $" implements {group.Parent.Name}")}{key} {{ id: ID!");
            sdl.AppendJoin("", DeclaredAt(group, source).Select(f => $" {f.Name}{(f.HasArgument ? "(x: Int)" : "")}: {f.Type}")).Append(" }\n");
        }

        sdl.AppendJoin("", _unions.Select(u => $"union {u.Name} = {string.Join(" | ", Possible(u.Name, source))}\n"));
        foreach (var type in known)
        {
            sdl.Append(TypeAt(type, source, isApollo));
        }

        sdl.AppendJoin("", isApollo ? [] : known.SelectMany(t => t.Fields).Where(f => f.IsServedAt(source)).SelectMany(f => f.Need?.Inputs ?? []));
        sdl.Append($"type Query {{ nothing{source}: Int");
        sdl.AppendJoin("", _roots.Where(r => r.IsServedAt(source)).Select(r => $" {r.Name}: {r.Type}{Provided(r)}"));
        sdl.AppendJoin("", known.Where(t => t.Sources[0] == source).Select(t => $" find{t.Name}(id: ID!): {t.Name}{(isApollo ? "" : " @lookup")}"));
        sdl.Append(isApollo ? "" : LookupsAt(source)).Append(" }\n");
        return isApollo
            ? ApolloSource.Create($"s{source}", sdl.ToString(), [.. known.Select(t => t.Name)], FindEntity, b => ResolveSource(b, source))
            : new TestSource($"s{source}", sdl.ToString(), b => ResolveSource(b, source));
    }

    private string TypeAt(FamilyType type, int source, bool isApollo)
    {
        var interfaces = type.Interfaces[source];
        var isByNumber = type.NumberSource == source;
        var hasNumber = type.NumberSource is not null && (isByNumber || type.Sources[0] == source);
        var sdl = new StringBuilder($"type {type.Name}{(interfaces.Length > 0 ? " implements " + string.Join(" & ", interfaces) : "")} @key(fields: \"id\"{(isApollo && isByNumber ? ", resolvable: false" : "")})");
        sdl.Append(!hasNumber ? "" : $" @key(fields: \"kind no\"{(isApollo && !isByNumber ? ", resolvable: false" : "")})").Append(" { id: ID!").Append(hasNumber ? " kind: Kind!  no: Stamp!" : "");
        foreach (var field in type.Fields.Where(f => f.IsServedAt(source)))
        {
            string?[] arguments = [field.HasArgument ? "x: Int" : null, !isApollo && field.Need is { } map ? $"from: {map.Type} @require(field: \"{map.Map}\")" : null];
            sdl.Append($" {field.Name}{(arguments is [null, null] ? "" : $"({string.Join(", ", arguments.Where(a => a is not null))})")}: {field.Type}");
            sdl.Append(field.Sources.Length > 1 ? " @shareable" : "").Append(field.IsHidden ? " @inaccessible" : "").Append(Provided(field));
            sdl.Append(isApollo && field.Need is { } need ? $" @requires(fields: \"{need.Set}\")" : "");
        }

        sdl.AppendJoin("", ExternalAt(type, source).Select(f => $" {f.Name}{(f.HasArgument ? "(x: Int)" : "")}: {f.Type} @external"));
        return sdl.Append(" }\n").ToString();
    }

    private IEnumerable<FamilyField> ExternalAt(FamilyType type, int source) => type.Fields.Where(f => !f.IsServedAt(source) && _external.Contains((type.Name, f.Name, source)));

    private static string Provided(FamilyField field) => field.Provides is { } part ? $" @provides(fields: \"{part.Text}\")" : "";

    /// <summary>The lookups of a composite source: one for all objects of an interface, and one for each other type.</summary>
    private string LookupsAt(int source)
    {
        var sdl = new StringBuilder();
        var together = Possible(LookupInterface(source), source);
        sdl.Append(together.Length > 0 ? $" find{source}(id: ID!): {LookupInterface(source)} @lookup @internal" : "");
        foreach (var type in _types.Where(t => t.IsKnownAt(source)))
        {
            sdl.Append(type.NumberSource == source ? $" by{type.Name}Number(kind: Kind!, no: Stamp!): {type.Name} @lookup @internal"
                : together.Contains(type.Name) ? ""
                : $" by{type.Name}(id: ID!): {type.Name} @lookup @internal");
        }

        return sdl.ToString();
    }

    private string LookupInterface(int source) => _interfaces[source % _interfaces.Count].Name;

    private TestSource MakeInterfaceObjectSource() => ApolloSource.Create(
        "further",
        $"{ApolloLink}type Query {{ allx: [I0] }}\ntype I0 @key(fields: \"id\") @interfaceObject {{ id: ID!  i0f0: String @external  {FurtherFields} @requires(fields: \"i0f0\") }}",
        ["I0"],
        r => Nameless(FindEntity(r)),
        ResolveFurther);
}
