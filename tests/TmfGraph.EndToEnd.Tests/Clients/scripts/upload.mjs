// apollo-upload-client: files as values of variables.
import { ApolloClient, InMemoryCache, gql } from "@apollo/client";
import { CombinedGraphQLErrors } from "@apollo/client/errors";
import UploadHttpLink from "apollo-upload-client/UploadHttpLink.mjs";
import { print, url } from "./support.mjs";

function client(headers) {
  return new ApolloClient({ cache: new InMemoryCache(), link: new UploadHttpLink({ uri: url, headers }) });
}

function file(name, text) {
  return new File([text], name, { type: "text/plain" });
}

const asked = client({ "GraphQL-Preflight": "1" });
const ONE = gql`mutation One($file: Upload!) { upload(file: $file) }`;
print("one", (await asked.mutate({ mutation: ONE, variables: { file: file("a.txt", "hello") } })).data);
print("several", (await asked.mutate({
  mutation: gql`mutation Several($files: [Upload!]!) { uploadAll(files: $files) }`,
  variables: { files: [file("a.txt", "hello"), file("b.txt", "wörld")] },
})).data);
print("without preflight", await client({}).mutate({ mutation: ONE, variables: { file: file("a.txt", "hello") } })
  .catch(error => CombinedGraphQLErrors.is(error) ? error.errors.map(e => e.extensions.code) : error.message));
