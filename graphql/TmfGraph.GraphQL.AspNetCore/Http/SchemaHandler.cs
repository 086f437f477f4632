using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.AspNetCore.Http;

/// <summary>Gives the schema's text, printed once for each schema.</summary>
internal sealed class SchemaHandler(Func<HttpContext, IRequestExecutor> findExecutor, GraphQLHttpOptions options)
{
    private const string ContentType = "application/graphql; charset=utf-8";

    private readonly ConditionalWeakTable<GraphSchema, SchemaText> _texts = [];

    public async Task HandleAsync(HttpContext context)
    {
        var response = context.Response;
        if (!options.AllowSchemaRequests)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            response.Headers.Allow = "GET, HEAD";
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var schema = findExecutor(context).Schema;
        if (context.Request.Query.TryGetValue("types", out var names))
        {
            await SendTypesAsync(context, schema, names.ToString()).ConfigureAwait(false);
            return;
        }

        var text = _texts.GetValue(schema, SchemaText.Print);
        response.Headers.ContentDisposition = "inline; filename=\"schema.graphql\"";
        await TypedResults.Bytes(text.Utf8, ContentType, entityTag: text.Tag).ExecuteAsync(context).ConfigureAwait(false);
    }

    // of a few types, as somebody looks at them: not kept, since there are endless choices
    private Task SendTypesAsync(HttpContext context, GraphSchema schema, string names)
    {
        if (SchemaTypes.TryRead(schema, names, out var types) is { } failure)
        {
            var status = failure.Errors[0].Code is ErrorCodes.UnknownTypes ? StatusCodes.Status404NotFound : StatusCodes.Status400BadRequest;
            return new ResponseSender(context, options).SendAsync(failure, ResponseFormat.GraphQLJson, status);
        }

        return TypedResults.Bytes(SchemaText.PrintTypes(schema, types!), ContentType).ExecuteAsync(context); // no failure means types
    }

    private sealed record SchemaText(byte[] Utf8, EntityTagHeaderValue Tag)
    {
        // what guards a field is nobody's business but the server's
        private static readonly HashSet<string> Hidden = ["authorize", "authorized", "authenticated", "allowAnonymous", "policy", "requiresScopes"];

        private static readonly SchemaPrintOptions Options = new() { IncludeDirective = static name => !Hidden.Contains(name) };

        public static SchemaText Print(GraphSchema schema)
        {
            var utf8 = Encoding.UTF8.GetBytes(SchemaPrinter.Print(schema, Options));
            return new SchemaText(utf8, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(utf8).AsSpan(0, 12))}\""));
        }

        /// <summary>Types and nothing else, in the order of the schema.</summary>
        public static byte[] PrintTypes(GraphSchema schema, IReadOnlySet<NamedType> types)
        {
            var definitions = SchemaPrinter.ToDocument(schema, Options with { IncludeType = types.Contains }).Definitions;
            return Encoding.UTF8.GetBytes(SyntaxPrinter.Print(new DocumentNode([.. definitions.OfType<TypeDefinitionNode>()])) + "\n");
        }
    }
}
