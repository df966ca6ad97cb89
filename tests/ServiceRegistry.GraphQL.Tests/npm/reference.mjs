// The reference implementation behind a pipe: one JSON object a line comes in, one goes out.
// What is asked is in `operations` below; a request that is no GraphQL matter is answered with `crash`.
import { createInterface } from 'node:readline';
import * as graphql from 'graphql';
import { scalars } from './scalars.mjs';
import { attachResolvers } from './resolvers.mjs';

const schemas = new Map();
const rules = graphql.specifiedRules.filter((rule) => !graphql.recommendedRules.includes(rule));

/** One text for all ways to write the same document: strings lose their quoting, and layout is the printer's. */
function canonical(source) {
  const document = graphql.parse(source, { noLocation: true });
  return graphql.print(graphql.visit(document, { StringValue: (node) => ({ ...node, block: false }) }));
}

/** The message where it is an error of GraphQL; anything else is a crash. Some messages cut a character in two. */
function refusal(error) {
  if (error instanceof graphql.GraphQLError) return Buffer.from(error.message).toString();
  throw error;
}

function buildSchema(sdl) {
  const schema = graphql.buildSchema(sdl);
  const problems = graphql.validateSchema(schema);
  if (problems.length > 0) throw problems[0];
  return schema;
}

/** What a rule says of a document. One of them throws what it finds: the subscriptions' where a condition is a variable. */
function broken(rule, schema, node) {
  let errors;
  try {
    errors = graphql.validate(schema, node, [rule], { maxErrors: 1000 });
  } catch (error) {
    errors = [{ message: refusal(error) }];
  }
  return errors.map((error) => ({ rule: rule.name, message: error.message }));
}

function pathsOf(errors) {
  return (errors ?? []).map((error) => ({ path: error.path ?? null, message: error.message }));
}

async function collect(result) {
  const answers = [];
  if (Symbol.asyncIterator in result) {
    for await (const event of result) answers.push(event);
  } else {
    answers.push(result);
  }
  return answers.map((answer) => ({
    ...('data' in answer ? { data: answer.data } : {}),
    errors: pathsOf(answer.errors),
  }));
}

const operations = {
  /** Keeps a schema under a name, and one more of the same whose every second field waits. */
  schema({ name, sdl, data }) {
    for (const waits of [false, true]) {
      const schema = buildSchema(sdl);
      scalars(schema);
      if (data) attachResolvers(schema, data, waits);
      schemas.set(`${name}/${waits}`, schema);
    }
    return {};
  },

  /** The parser's verdict, and what the document means to it. */
  parse({ document }) {
    try {
      return { canonical: canonical(document) };
    } catch (error) {
      return { refused: refusal(error) };
    }
  },

  /** The verdicts of the parser and of each rule. */
  judge({ schema, document }) {
    let node;
    let text;
    try {
      node = graphql.parse(document);
      text = canonical(document);
    } catch (error) {
      return { refused: refusal(error) };
    }
    return { canonical: text, errors: rules.flatMap((rule) => broken(rule, schemas.get(`${schema}/false`), node)) };
  },

  /** The answers of a valid document: one, or one an event. */
  async execute({ schema: name, document, operationName, variables, waits }) {
    const node = graphql.parse(document);
    const schema = schemas.get(`${name}/${waits}`);
    const request = { schema, document: node, operationName, variableValues: variables, contextValue: {} };
    const operation = graphql.getOperationAST(node, operationName);
    const run = operation?.operation === 'subscription' ? graphql.subscribe : graphql.execute;
    return { answers: await collect(await run(request)) };
  },

  /** The coerced variables of an operation, or the names of those that are refused. */
  coerce({ schema, document, operationName, variables }) {
    const operation = graphql.getOperationAST(graphql.parse(document), operationName);
    const result = graphql.getVariableValues(
      schemas.get(`${schema}/false`), operation.variableDefinitions ?? [], variables, { maxErrors: 1000 });
    return result.errors
      ? { refused: [...new Set(result.errors.map((error) => error.nodes[0].variable.name.value))].sort() }
      : { coerced: result.coerced };
  },

  /** What a type system means, sorted; or why it is none. */
  meaning({ sdl }) {
    try {
      return { meaning: graphql.printSchema(graphql.lexicographicSortSchema(buildSchema(sdl))) };
    } catch (error) {
      return { refused: error.message };
    }
  },

  /** What an answer to the full introspection query means, as above. */
  introspected({ answer }) {
    return { meaning: graphql.printSchema(graphql.lexicographicSortSchema(graphql.buildClientSchema(answer))) };
  },

  introspectionQuery() {
    return {
      document: graphql.getIntrospectionQuery({
        descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true,
      }),
    };
  },
};

// Where a field fails at once, graphql 16 forgets the promises of the fields beside it; when one of them fails later, nobody is there to hear.
process.on('unhandledRejection', () => {});

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const request = JSON.parse(line);
  let answer;
  try {
    answer = await operations[request.ask](request);
  } catch (error) {
    answer = { crash: `${error?.stack ?? error}` };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
