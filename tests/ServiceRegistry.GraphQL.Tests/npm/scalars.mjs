// The engine's own scalars, as far as a document can tell them from any other: which literals and values they take.
import { GraphQLError, Kind } from 'graphql';

const shapes = {
  DateTime: /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,7})?([Zz]|[+-]\d\d:\d\d)$/,
  Duration: /^-?P(?=[0-9T])(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/,
  URI: /^[^\s\p{Cc}]*$/u,
  UUID: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
};

function refuse(name) {
  throw new GraphQLError(`no ${name}`);
}

function text(name, value) {
  return typeof value === 'string' && shapes[name].test(value) ? value : refuse(name);
}

function long(value) {
  const number = BigInt(value);
  return number >= -(2n ** 63n) && number < 2n ** 63n ? Number(number) : refuse('Long');
}

export function scalars(schema) {
  for (const name of Object.keys(shapes)) {
    const type = schema.getType(name);
    if (!type) continue;
    type.parseLiteral = (node) => (node.kind === Kind.STRING ? text(name, node.value) : refuse(name));
    type.parseValue = (value) => text(name, value);
  }
  const type = schema.getType('Long');
  if (type) {
    type.parseLiteral = (node) => (node.kind === Kind.INT ? long(node.value) : refuse('Long'));
    type.parseValue = (value) => (Number.isInteger(value) ? long(value) : refuse('Long'));
  }
}
