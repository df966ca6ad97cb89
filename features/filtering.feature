Feature: Filtering
  A filter is part of the query, typed by the schema. It means the same on what is in memory and on the log in the
  database.

  Background:
    Given these instances are registered
      | name | service  | namespace | version    | key   | scheme | host      | port | tags           | zone | weight | metadata              | lease | checks  |
      | a    | shop     | default   | 1.0.0      | a-1   | http   | 10.0.0.1  | 80   | blue, eu       | eu-1 | 100    | team=sales, tier=gold |       |         |
      | b    | shop     | default   | 1.1.0      | b-1   | https  | 10.0.0.2  | 443  | blue           | eu-2 | 50     | team=sales            | 1 h   | one=ttl |
      | c    | bank     | default   | 2.0.0      | c-1   |        | bank.eu   | 9000 | green, eu      |      | 0      |                       |       |         |
      | d    | bank     | sales     | 2.0.0-rc.1 | D-1   | http   | BANK.eu   | 9001 |                | us-1 | 100    | team=Bank             | 1 h   | two=ttl |
      | e    | Shop-API | default   | 3          | e_1%  |        | 127.0.0.1 |      | eu, Blue       | eu-1 | 7      | tier=silver           |       |         |
    And check "one" of "b" is reported as "FAIL" with the output "connection refused"
    And check "two" of "d" is reported as "WARN" with the output "slow"

  Scenario Outline: Instances where <where>
    When instances are looked for where
      """
      <where>
      """
    Then the instances "<found>" are found

    Examples:
      | where                                                                                | found     |
      | {}                                                                                   | a b c d e |
      | { and: [] }                                                                          | a b c d e |
      | { or: [] }                                                                           |           |
      | { serviceName: {} }                                                                  | a b c d e |
      | { serviceName: { eq: "shop" } }                                                      | a b       |
      | { serviceName: { neq: "shop" } }                                                     | c d e     |
      | { serviceName: { in: ["shop", "bank"] } }                                            | a b c d   |
      | { serviceName: { nin: ["shop", "bank"] } }                                           | e         |
      | { serviceName: { in: [] } }                                                          |           |
      | { serviceName: { nin: [] } }                                                         | a b c d e |
      | { serviceName: { contains: "ho" } }                                                  | a b e     |
      | { serviceName: { contains: "HO" } }                                                  |           |
      | { serviceName: { ncontains: "ho" } }                                                 | c d       |
      | { serviceName: { startsWith: "s" } }                                                 | a b       |
      | { serviceName: { nstartsWith: "s" } }                                                | c d e     |
      | { serviceName: { endsWith: "k" } }                                                   | c d       |
      | { serviceName: { nendsWith: "k" } }                                                  | a b e     |
      | { serviceName: { ieq: "SHOP" } }                                                     | a b       |
      | { serviceName: { icontains: "sHoP" } }                                               | a b e     |
      | { serviceName: { istartsWith: "SHOP-" } }                                            | e         |
      | { serviceName: { iendsWith: "api" } }                                                | e         |
      | { host: { ieq: "bank.EU" } }                                                         | c d       |
      | { serviceName: { or: [{ eq: "bank" }, { startsWith: "Sh" }] } }                      | c d e     |
      | { serviceName: { and: [{ startsWith: "s" }, { endsWith: "p" }] } }                   | a b       |
      | { serviceName: { startsWith: "s", endsWith: "p" } }                                  | a b       |
      | { key: { contains: "_" } }                                                           | e         |
      | { key: { contains: "%" } }                                                           | e         |
      | { key: { startsWith: "" } }                                                          | a b c d e |
      | { namespace: { eq: "sales" } }                                                       | d         |
      | { version: { eq: "1.1.0" } }                                                         | b         |
      | { zone: { eq: null } }                                                               | c         |
      | { zone: { neq: null } }                                                              | a b d e   |
      | { zone: { neq: "eu-1" } }                                                            | b c d     |
      | { zone: { nin: ["eu-1"] } }                                                          | b c d     |
      | { zone: { in: [null, "us-1"] } }                                                     | c d       |
      | { zone: { ncontains: "eu" } }                                                        | c d       |
      | { zone: { startsWith: "eu" } }                                                       | a b e     |
      | { zone: { ieq: "EU-1" } }                                                            | a e       |
      | { scheme: { eq: null } }                                                             | c e       |
      | { port: { eq: 80 } }                                                                 | a         |
      | { port: { gt: 443 } }                                                                | c d       |
      | { port: { gte: 443 } }                                                               | b c d     |
      | { port: { lt: 443 } }                                                                | a         |
      | { port: { lte: 443 } }                                                               | a b       |
      | { port: { ngt: 443 } }                                                               | a b e     |
      | { port: { ngte: 443 } }                                                              | a e       |
      | { port: { nlt: 443 } }                                                               | b c d e   |
      | { port: { nlte: 443 } }                                                              | c d e     |
      | { port: { in: [80, 443] } }                                                          | a b       |
      | { port: { nin: [80, 443] } }                                                         | c d e     |
      | { port: { eq: null } }                                                               | e         |
      | { weight: { gte: 50, lt: 100 } }                                                     | b         |
      | { status: { eq: HEALTHY } }                                                          | a c e     |
      | { status: { neq: HEALTHY } }                                                         | b d       |
      | { status: { in: [DEGRADED, UNHEALTHY] } }                                            | b d       |
      | { status: { nin: [UNHEALTHY] } }                                                     | a c d e   |
      | { statusReason: { contains: "refused" } }                                            | b         |
      | { ephemeral: { eq: true } }                                                          | b d       |
      | { ephemeral: { neq: true } }                                                         | a c e     |
      | { tags: { some: { eq: "blue" } } }                                                   | a b       |
      | { tags: { some: { ieq: "BLUE" } } }                                                  | a b e     |
      | { tags: { none: { eq: "eu" } } }                                                     | b d       |
      | { tags: { all: { eq: "blue" } } }                                                    | b d       |
      | { tags: { any: true } }                                                              | a b c e   |
      | { tags: { any: false } }                                                             | d         |
      | { metadata: { some: { key: { eq: "team" }, value: { eq: "sales" } } } }              | a b       |
      | { metadata: { some: { key: { eq: "tier" } } } }                                      | a e       |
      | { metadata: { none: { key: { eq: "team" } } } }                                      | c e       |
      | { metadata: { any: false } }                                                         | c         |
      | { checks: { some: { status: { eq: DEGRADED } } } }                                   | d         |
      | { checks: { some: { name: { eq: "one" }, strategy: { eq: "ttl" } } } }               | b         |
      | { checks: { some: { output: { contains: "refused" } } } }                            | b         |
      | { checks: { any: true } }                                                            | b d       |
      | { registeredAt: { lt: "2020-01-01T00:00:00Z" } }                                     |           |
      | { updatedAt: { gt: "2020-01-01T00:00:00Z" } }                                        | a b c d e |
      | { revision: { lte: 2 } }                                                             | a b       |
      | { or: [{ port: { eq: 80 } }, { zone: { eq: null } }] }                               | a c       |
      | { and: [{ serviceName: { eq: "bank" } }, { or: [{ port: { eq: 9001 } }] }] }         | d         |
      | { serviceName: { eq: "shop" }, status: { eq: HEALTHY } }                             | a         |
      | { or: [{ or: [{ key: { eq: "a-1" } }] }, { and: [{ key: { eq: "c-1" } }] }] }        | a c       |

  Scenario: An instance is found by its id
    When instance "c" is looked for by a filter of its id
    Then the instances "c" are found

  Scenario Outline: Services where <where>
    Given service "bank" is described with
      | owner       | team-bank      |
      | description | Keeps money    |
      | tags        | core           |
    When services are looked for where
      """
      <where>
      """
    Then the services "<found>" are found

    Examples:
      | where                                                | found                   |
      | { name: { eq: "shop" } }                             | shop                    |
      | { namespace: { eq: "sales" } }                       | bank                    |
      | { owner: { eq: "team-bank" } }                       | bank                    |
      | { owner: { eq: null } }                              | Shop-API shop bank      |
      | { owner: { startsWith: "team" } }                    | bank                    |
      | { description: { icontains: "MONEY" } }              | bank                    |
      | { tags: { some: { eq: "core" } } }                   | bank                    |
      | { status: { eq: HEALTHY } }                          | Shop-API bank shop      |
      | { status: { eq: DEGRADED } }                         | bank                    |
      | { instanceCount: { gt: 1 } }                         | shop                    |
      | { healthyInstanceCount: { eq: 0 } }                  | bank                    |
      | { versions: { some: { eq: "2.0.0-rc.1" } } }         | bank                    |
      | { versions: { some: { startsWith: "1." } } }         | shop                    |
      | { revision: { gte: 1 }, createdAt: { gt: "2020-01-01T00:00:00Z" }, name: { eq: "shop" } } | shop |

  Scenario Outline: Events where <where>
    When events are looked for where
      """
      <where>
      """
    Then the events of "<found>" are found

    Examples:
      | where                                                                          | found         |
      | { change: { eq: CREATED } }                                                    | a b c d e     |
      | { change: { neq: CREATED } }                                                   | b d           |
      | { change: { in: [STATUS_CHANGED] }, status: { eq: UNHEALTHY } }                | b             |
      | { previousStatus: { eq: null } }                                               | a b c d e     |
      | { previousStatus: { eq: UNKNOWN } }                                            | b d           |
      | { serviceName: { eq: "shop" }, change: { eq: CREATED } }                       | a b           |
      | { serviceName: { startsWith: "s" }, change: { eq: CREATED } }                  | a b           |
      | { serviceName: { istartsWith: "S" }, change: { eq: CREATED } }                 | a b e         |
      | { serviceName: { contains: "HO" } }                                            |               |
      | { serviceName: { endsWith: "K" } }                                             |               |
      | { serviceName: { iendsWith: "K" }, change: { eq: CREATED } }                   | c d           |
      | { namespace: { neq: "default" }, change: { eq: CREATED } }                     | d             |
      | { instanceKey: { contains: "_" } }                                             | e             |
      | { instanceKey: { contains: "%" } }                                             | e             |
      | { instanceKey: { ieq: "d-1" }, change: { eq: CREATED } }                       | d             |
      | { version: { in: ["3", "2.0.0"] } }                                            | c e           |
      | { zone: { eq: null } }                                                         | c             |
      | { zone: { neq: "eu-1" }, change: { eq: CREATED } }                             | b c d         |
      | { zone: { nstartsWith: "eu" }, change: { eq: CREATED } }                       | c d           |
      | { tags: { some: { eq: "blue" } }, change: { eq: CREATED } }                    | a b           |
      | { tags: { all: { eq: "blue" } }, change: { eq: CREATED } }                     | b d           |
      | { tags: { any: false }, change: { eq: CREATED } }                              | d             |
      | { tags: { none: { ieq: "BLUE" } }, change: { eq: CREATED } }                   | c d           |
      | { revision: { gt: 1, lte: 3 } }                                                | b c           |
      | { at: { gt: "2020-01-01T00:00:00Z" }, revision: { lt: 3 } }                    | a b           |
      | { or: [{ revision: { eq: 1 } }, { zone: { eq: null } }] }                      | a c           |
      | { or: [] }                                                                     |               |
      | { actor: { eq: "anonymous" }, revision: { lt: 2 } }                            | a             |

  Scenario: Events of one instance are found by its id
    When events of instance "c" are looked for by a filter of its id
    Then the events of "c" are found

  Scenario Outline: The filter <where> is refused
    When instances are looked for where
      """
      <where>
      """
    Then nothing is answered but an error

    Examples:
      | where                                     |
      | { unknown: { eq: 1 } }                    |
      | { port: { eq: "80" } }                    |
      | { port: { contains: 8 } }                 |
      | { and: null }                             |
      | { or: null }                              |
      | { serviceName: { in: null } }             |
      | { and: [null] }                           |
      | { status: { eq: GREEN } }                 |
      | { registeredAt: { gt: "yesterday" } }     |
      | { tags: { some: { any: true } } }         |

  Scenario: A filter may be a variable
    When this is asked with the variables
      """
      {
        "query": "query($where: InstanceFilterInput, $name: String) { instances(where: $where) { nodes { key } } services(where: { name: { eq: $name } }) { nodes { name } } }",
        "variables": { "where": { "port": { "gt": 443 }, "zone": { "neq": null } }, "name": "shop" }
      }
      """
    Then it is answered
      """
      { "instances": { "nodes": [{ "key": "D-1" }] }, "services": { "nodes": [{ "name": "shop" }] } }
      """

  Scenario: The instances of a service are filtered like all instances
    When this is asked
      """
      { service(name: "shop") { instances(where: { port: { gt: 80 } }) { totalCount nodes { key } } } }
      """
    Then it is answered
      """
      { "service": { "instances": { "totalCount": 1, "nodes": [{ "key": "b-1" }] } } }
      """
