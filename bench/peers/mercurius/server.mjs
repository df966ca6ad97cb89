// Answers resolve from the data in the file that is given, as mercurius does at its best: with its JIT, from the first request on.
// It ends with its input.
import { readFileSync } from 'node:fs'
import Fastify from 'fastify'
import mercurius from 'mercurius'

const schema = `
  type Query {
    resolve(service: String!): EndpointSet!
  }

  type EndpointSet {
    answer: EndpointAnswer!
    instances: [Instance!]!
  }

  type Instance {
    id: ID!
    key: String!
    version: String!
    host: String!
    port: Int
    tags: [String!]!
    status: HealthStatus!
  }

  enum EndpointAnswer { HEALTHY DEGRADED PROTECTED NONE }
  enum HealthStatus { UNKNOWN HEALTHY DEGRADED UNHEALTHY MAINTENANCE }
`

// An array of { service, instances }.
const services = new Map(JSON.parse(readFileSync(process.argv[2])).map(({ service, instances }) => [service, instances]))

const resolvers = {
  Query: {
    resolve(_, { service }) {
      const healthy = (services.get(service) ?? []).filter(instance => instance.status === 'HEALTHY')
      return { answer: healthy.length > 0 ? 'HEALTHY' : 'NONE', instances: shuffled(healthy) }
    }
  }
}

function shuffled(instances) {
  for (let last = instances.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [instances[last], instances[other]] = [instances[other], instances[last]]
  }
  return instances
}

const app = Fastify()
app.register(mercurius, { schema, resolvers, jit: 1 })
app.get('/bench/cost', async () => {
  const { user, system } = process.cpuUsage()
  const seconds = (user + system) / 1e6
  const clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map(part => String(Math.floor(part)).padStart(2, '0')).join(':')
  return { processor: `${clock}.${String(Math.floor(seconds % 1 * 1e7)).padStart(7, '0')}`, allocated: 0, paused: '00:00:00' }
})
console.log(await app.listen({ host: '127.0.0.1', port: 0 }))
process.stdin.on('end', () => process.exit()).resume()
