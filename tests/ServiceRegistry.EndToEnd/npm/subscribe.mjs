// Subscribes as the clients of graphql-ws do, changes something, and is told of it.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const url = process.argv[2];
const client = createClient({ url: `${url.replace('http', 'ws')}graphql`, webSocketImpl: WebSocket, retryAttempts: 0 });
const changes = client.iterate({ query: 'subscription { onRegistryChanged { revision events { change instanceKey } } }' });
for await (const { data, errors } of changes) {
  if (errors) throw new Error(JSON.stringify(errors));
  const { events } = data.onRegistryChanged;
  if (events.length === 0) {
    const query = 'mutation { registerInstance(input: { service: "shop", version: "1.0.0", key: "by-npm" }) { errors { __typename } } }';
    await fetch(`${url}graphql`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query }) });
  } else {
    console.log(JSON.stringify(events));
    break;
  }
}

await client.dispose();
