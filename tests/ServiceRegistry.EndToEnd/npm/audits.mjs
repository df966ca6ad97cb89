// Runs the audits of GraphQL over HTTP, and names each that is not met.
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: `${process.argv[2]}graphql` });
const unmet = results.filter(({ status }) => status !== 'ok');
for (const { status, name, reason } of unmet) console.log(`${status}: ${name}: ${reason}`);
console.log(`${results.length - unmet.length} of ${results.length}`);
