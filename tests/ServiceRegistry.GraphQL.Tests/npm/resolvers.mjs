// The resolvers of the fixture; FixtureResolvers.cs has the same ones, rule by rule.
import { isObjectType, isAbstractType, getNamedType } from 'graphql';

/** A value as the fixture's data writes it. */
function read(value, data, args, context) {
  if (Array.isArray(value)) return value.map((item) => read(item, data, args, context));
  if (value === null || typeof value !== 'object') return value;
  if ('$error' in value) throw new Error(value.$error);
  if ('$ref' in value) return data[value.$ref];
  if ('$find' in value) return data[args[value.$find]] ?? null;
  if ('$count' in value) return (context.count = (context.count ?? 0) + 1);
  return value;
}

async function* events(items) {
  yield* items;
}

export function attachResolvers(schema, data, waits) {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (isAbstractType(type)) type.resolveType = (value) => value.__typename;
    if (!isObjectType(type)) continue;
    const root = data[type.name];
    Object.values(type.getFields()).forEach((field, index) => {
      const resolve = (parent, args, context) => {
        const value = (parent ?? root)[field.name];
        return value === undefined && getNamedType(field.type).name === 'Any' ? args : read(value ?? null, data, args, context);
      };
      field.resolve = waits && index % 2 === 1
        ? async (parent, args, context) => {
          await null;
          return resolve(parent, args, context);
        }
        : resolve;
      if (type === schema.getSubscriptionType()) {
        field.subscribe = (parent, args, context) => events(read(root[field.name], data, args, context).map((item) => ({ [field.name]: item })));
      }
    });
  }
}
