// Measures graphql-js on request. Each line of the input is a piece of work; each line of the output is the CPU time it took.
//   {"work": "parse" | "validate" | "buildSchema", "document": FILE, "schema": FILE, "iterations": N}
//   {"microseconds": CPU time of this process, its helper threads included, for all iterations}
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { buildASTSchema, parse, validate, validateSchema, version } from 'graphql';

const texts = new Map();
const documents = new Map();
const schemas = new Map();

const once = (table, key, make) => table.get(key) ?? table.set(key, make(key)).get(key);
const textOf = (file) => once(texts, file, (key) => readFileSync(key, 'utf8'));
const documentOf = (file) => once(documents, file, (key) => parse(textOf(key)));
const schemaOf = (file) => once(schemas, file, (key) => buildASTSchema(documentOf(key)));

const requireNone = (errors) => {
  if (errors.length > 0) {
    throw errors[0];
  }
};

const works = {
  parse: ({ document }) => {
    const text = textOf(document);
    return () => parse(text);
  },
  validate: ({ document, schema }) => {
    const ast = documentOf(document);
    const types = schemaOf(schema);
    return () => requireNone(validate(types, ast));
  },
  buildSchema: ({ document }) => {
    const ast = documentOf(document);
    return () => requireNone(validateSchema(buildASTSchema(ast)));
  },
};

console.log(JSON.stringify({ node: process.version, graphql: version }));
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  const run = works[request.work](request);
  const start = process.cpuUsage();
  for (let i = 0; i < request.iterations; i++) {
    run();
  }

  const { user, system } = process.cpuUsage(start);
  console.log(JSON.stringify({ microseconds: user + system }));
}
