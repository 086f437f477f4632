// The gateway of Apollo over the subgraphs of the load benchmark: node gateway.mjs PORT name=URL …
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { ApolloGateway, IntrospectAndCompose, RemoteGraphQLDataSource } from '@apollo/gateway';

class ForwardingSource extends RemoteGraphQLDataSource {
  willSendRequest({ request, context }) {
    request.http.headers.set('authorization', context.authorization ?? 'Bearer composition');
  }
}

const [port, ...subgraphs] = process.argv.slice(2);
const gateway = new ApolloGateway({
  supergraphSdl: new IntrospectAndCompose({
    subgraphs: subgraphs.map((subgraph) => {
      const split = subgraph.indexOf('=');
      return { name: subgraph.slice(0, split), url: subgraph.slice(split + 1) };
    }),
    introspectionHeaders: { authorization: 'Bearer composition' },
  }),
  buildService: ({ url }) => new ForwardingSource({ url }),
  logger: { debug() {}, info() {}, warn: console.error, error: console.error },
});
const server = new ApolloServer({ gateway, csrfPrevention: false, includeStacktraceInErrorResponses: false });
await startStandaloneServer(server, {
  listen: { port: Number(port), host: '127.0.0.1' },
  context: async ({ req }) => ({ authorization: req.headers.authorization }),
});
