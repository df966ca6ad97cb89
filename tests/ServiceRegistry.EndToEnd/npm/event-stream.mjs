// Subscribes as the clients of graphql-sse do, changes something, and is told of it; a query is answered once and ends.
import { createClient } from 'graphql-sse';

const url = process.argv[2];
const client = createClient({ url: `${url}graphql`, retryAttempts: 0 });
for await (const { data, errors } of client.iterate({ query: 'subscription { onRegistryChanged { events { change instanceKey } } }' })) {
  if (errors) throw new Error(JSON.stringify(errors));
  const { events } = data.onRegistryChanged;
  if (events.length === 0) {
    const query = 'mutation { registerInstance(input: { service: "shop", version: "1.0.0", key: "by-sse" }) { errors { __typename } } }';
    await fetch(`${url}graphql`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query }) });
  } else {
    console.log(JSON.stringify(events));
    break;
  }
}

for await (const result of client.iterate({ query: '{ registry { instanceCount } }' })) {
  console.log(JSON.stringify(result.data));
}

for await (const result of client.iterate({ query: 'subscription { onRegistryChanged(since: 4711) { revision } }' })) {
  console.log(result.errors[0].extensions.code);
}

client.dispose();
