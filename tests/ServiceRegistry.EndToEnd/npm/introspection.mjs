// Builds a client schema from the server's introspection, and holds it against the SDL that the server gives.
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema, validateSchema } from 'graphql';

const url = process.argv[2];
const query = getIntrospectionQuery({
  descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true,
});
const answer = await (await fetch(`${url}graphql`, {
  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query }),
})).json();
if (answer.errors) throw new Error(JSON.stringify(answer.errors));

const introspected = buildClientSchema(answer.data);
const problems = validateSchema(introspected);
if (problems.length > 0) throw new Error(problems.join('\n'));

const served = buildSchema(await (await fetch(`${url}graphql/schema.graphql`)).text());
const print = (schema) => printSchema(lexicographicSortSchema(schema)).split('\n');
const [one, other] = [print(introspected), print(served)];
const at = one.findIndex((line, index) => line !== other[index]);
if (at >= 0 || one.length !== other.length) {
  throw new Error(`introspection and SDL differ at line ${at}:\n${one.slice(at - 5, at + 5).join('\n')}\n--- SDL:\n${other.slice(at - 5, at + 5).join('\n')}`);
}

console.log(`${Object.keys(introspected.getTypeMap()).length} types agree`);
