// A gRPC server with the standard health service. Prints its port; each line that it reads is its new status.
import { createInterface } from 'node:readline';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { HealthImplementation } from 'grpc-health-check';

const health = new HealthImplementation({ '': 'SERVING' });
const server = new Server();
health.addToServer(server);
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(port);
});
for await (const line of createInterface({ input: process.stdin })) health.setStatus('', line);
server.forceShutdown();
