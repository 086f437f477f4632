using TmfGraph.GraphQL.Code.Results;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;
using TmfGraph.GraphQL.Types.Building;
using TmfGraph.GraphQL.Types.Rules;

namespace TmfGraph.GraphQL.Code;

/// <summary>
/// Turns delegates into resolvers.
/// </summary>
/// <remarks>
/// <para>Whether a parameter fits may depend on the results of other code: an object that one delegate gives is the parent of the next, and which fields can be
/// read off a parent depends on which of them code resolves. So all results are looked at first, with the CLR types they lead to, then all parameters.</para>
/// <para>What a delegate is called with is put together once as an expression and compiled, so that a call costs no reflection, no array of arguments and no
/// boxing of parents and arguments.</para>
/// </remarks>
internal sealed class CodeCompiler
{
    // stands for the resolver of a field until its code is compiled
    private static readonly FieldResolver Pending = FieldResolver.Batch(static (_, _) => ValueTask.CompletedTask);

    private readonly SchemaAssembly _schema;
    private readonly SchemaViolations _violations;
    private readonly CodeBindings _bindings;
    private readonly ClrObjects _objects;
    private readonly ResultConverters _converters;
    private readonly ParameterBinder _parameters;

    public CodeCompiler(SchemaAssembly schema, SchemaViolations violations)
    {
        _schema = schema;
        _violations = violations;
        _bindings = schema.Bindings.Code;
        _objects = new ClrObjects(schema, violations);
        _converters = new ResultConverters(_bindings, _objects);
        _parameters = new ParameterBinder(_bindings, schema.Options.IsService);
    }

    public void Run()
    {
        foreach (var (name, clr) in _bindings.Types)
        {
            _objects.Map(name, clr);
        }

        var fields = _bindings.Resolvers.Select(Begin).OfType<FieldCode>().ToList();
        new Requirements(_schema, _violations).Set();
        fields.ForEach(f => f.FindResult(_converters));
        _objects.Bind(_converters);
        fields.ForEach(f => f.Compile(_parameters, _objects));
        new DirectiveCompiler(_schema, _violations, _converters, _parameters).Run();
    }

    private FieldCode? Begin(ResolverCode code)
    {
        if (SchemaFinisher.FindField(_schema, code.Coordinate) is not { } field || field.Type.NamedType is UnresolvedType)
        {
            return null; // another rule's
        }

        var problems = new CodeProblems(_violations, code.Coordinate);
        if (field.DeclaringType is not ObjectType)
        {
            problems.Add("is for a field of an interface, which no object has; resolve it on the object types.");
            return null;
        }

        field.Resolver = Pending;
        var root = _schema.RootTypes.Find(r => r.Node.Name == field.DeclaringType.Name);
        return new FieldCode(code, field, root.Node is null ? null : root.Operation, _bindings, problems);
    }
}
