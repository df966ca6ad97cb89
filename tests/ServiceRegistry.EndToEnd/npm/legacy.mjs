// Subscribes as the clients of subscriptions-transport-ws do, who speak the older protocol graphql-ws.
import transport from 'subscriptions-transport-ws';
import WebSocket from 'ws';

const url = process.argv[2];
const client = new transport.SubscriptionClient(`${url.replace('http', 'ws')}graphql`, { reconnect: false }, WebSocket);
const ask = (query, onResult) => new Promise((resolve, reject) => {
  const asked = client.request({ query }).subscribe({
    next: result => onResult(result, () => { asked.unsubscribe(); resolve(); }),
    error: reject,
    complete: resolve,
  });
});

await ask('subscription { onRegistryChanged { events { change instanceKey } } }', async ({ data, errors }, stop) => {
  if (errors) throw new Error(JSON.stringify(errors));
  const { events } = data.onRegistryChanged;
  if (events.length > 0) {
    console.log(JSON.stringify(events));
    stop();
    return;
  }

  const query = 'mutation { registerInstance(input: { service: "shop", version: "1.0.0", key: "by-legacy" }) { errors { __typename } } }';
  await ask(query, () => {});
});
await ask('{ registry { instanceCount } }', ({ data }) => console.log(JSON.stringify(data)));
client.close();
