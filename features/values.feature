Feature: Values
  Every value has its rule. What breaks one is refused with its place, all at once; what is malformed for its type is
  refused before anything runs.

  Scenario Outline: An instance with the <field> <value> is refused
    When an instance is registered with
      | <field> | <value> |
    Then it is refused at "<place>"

    Examples:
      | field            | value                         | place                    |
      | namespace        | ""                            | input.namespace          |
      | namespace        | -a                            | input.namespace          |
      | namespace        | a b                           | input.namespace          |
      | namespace        | (129 × a)                     | input.namespace          |
      | service          | ""                            | input.service            |
      | service          | shop.                         | input.service            |
      | service          | shöp                          | input.service            |
      | service          | (129 × a)                     | input.service            |
      | key              | ""                            | input.key                |
      | key              | a b                           | input.key                |
      | key              | ä                             | input.key                |
      | key              | a\u0007                       | input.key                |
      | key              | (257 × k)                     | input.key                |
      | version          | ""                            | input.version            |
      | version          | 1/2                           | input.version            |
      | version          | (65 × 1)                      | input.version            |
      | host             | ""                            | input.host               |
      | host             | http://shop                   | input.host               |
      | host             | shop:80                       | input.host               |
      | host             | [::1]                         | input.host               |
      | host             | fe80::1%eth0                  | input.host               |
      | host             | -shop                         | input.host               |
      | host             | (254 × a)                     | input.host               |
      | port             | 0                             | input.port               |
      | port             | 65536                         | input.port               |
      | port             | -1                            | input.port               |
      | weight           | -1                            | input.weight             |
      | weight           | 65536                         | input.weight             |
      | tags             | blue, "", eu                  | input.tags.1             |
      | tags             | (129 × t)                     | input.tags.0             |
      | tags             | a\u0007b                      | input.tags.0             |
      | tags             | 65 of t#                      | input.tags               |
      | metadata         | a=1, b b=2                    | input.metadata.1.key     |
      | metadata         | (129 × k)=1                   | input.metadata.0.key     |
      | metadata         | a=1, b=2, a=3                 | input.metadata.2.key     |
      | metadata         | a=(4097 × v)                  | input.metadata.0.value   |
      | metadata         | 65 of k#=v                    | input.metadata           |
      | endpoints        | admin=:1, default=:2          | input.endpoints.1.name   |
      | endpoints        | admin=:1, admin=:2            | input.endpoints.1.name   |
      | endpoints        | a b=:1                        | input.endpoints.0.name   |
      | endpoints        | admin=:0                      | input.endpoints.0.port   |
      | endpoints        | admin=-x:1                    | input.endpoints.0.host   |
      | endpoints        | 17 of e#=:1                   | input.endpoints          |
      | lease            | 999 ms                        | input.leaseTtl           |
      | lease            | P1DT1S                        | input.leaseTtl           |
      | lease            | -PT5S                         | input.leaseTtl           |
      | deregister after | 9 s                           | input.deregisterAfter    |
      | deregister after | P30DT1S                       | input.deregisterAfter    |
      | checks           | one=ttl, one=ttl              | input.checks.1.name      |
      | checks           | 33 of ttl                     | input.checks             |

  Scenario Outline: An instance with the <field> <value> is accepted
    When an instance is registered with
      | <field> | <value> |
    Then it is answered with the change "CREATED"

    Examples:
      | field            | value                         |
      | namespace        | a                             |
      | namespace        | (128 × a)                     |
      | service          | 9.shop_Of-x                   |
      | key              | (256 × k)                     |
      | key              | !#$%&/()=?{}~                 |
      | version          | v1.0_beta-2+sha.7             |
      | version          | (64 × 1)                      |
      | port             | 1                             |
      | port             | 65535                         |
      | weight           | 65535                         |
      | tags             | 64 of t#                      |
      | tags             | (128 × t)                     |
      | tags             | <b>'"; --</b>, größe          |
      | metadata         | 64 of k#=v                    |
      | metadata         | a=(4096 × v)                  |
      | metadata         | A.b_c/d-9=                    |
      | endpoints        | 16 of e#=:1                   |
      | lease            | 1 s                           |
      | lease            | 1 d                           |
      | deregister after | 10 s                          |
      | deregister after | 30 d                          |
      | checks           | 32 of ttl                     |

  Scenario Outline: A check with the <field> <value> is refused
    When an instance is registered with the check
      | <field> | <value> |
    Then it is refused at "input.checks.0.<place>"

    Examples:
      | field               | value       | place              |
      | interval            | 999 ms      | interval           |
      | interval            | P1DT1S      | interval           |
      | timeout             | 99 ms       | timeout            |
      | timeout             | P1DT1S      | timeout            |
      | healthy threshold   | 0           | healthyThreshold   |
      | healthy threshold   | 101         | healthyThreshold   |
      | unhealthy threshold | 0           | unhealthyThreshold |
      | unhealthy threshold | 101         | unhealthyThreshold |
      | initial status      | MAINTENANCE | initialStatus      |

  Scenario: A timeout longer than the interval counts as the interval, and is shown so
    When an instance is registered with the check
      | interval | 3 s |
      | timeout  | 1 h |
    Then it is answered with the change "CREATED"
    And the only check of the instance has
      | interval | 3 s |
      | timeout  | 3 s |

  Scenario: Whatever breaks a rule is told at once
    When an instance is registered with
      | service  | -             |
      | key      | a b           |
      | port     | 0             |
      | metadata | a=1, a=2      |
      | lease    | 1 ms          |
    Then it is refused at these places
      | input.service        |
      | input.key            |
      | input.port           |
      | input.metadata.1.key |
      | input.leaseTtl       |

  Scenario Outline: <value> is no value for the <field>
    When this is asked
      """
      mutation { registerInstance(input: { service: "shop", version: "1", <field>: <value> }) { change } }
      """
    Then the request is refused

    Examples:
      | field    | value                                                                                          |
      | port     | "80"                                                                                           |
      | port     | 80.5                                                                                           |
      | port     | 3000000000                                                                                     |
      | leaseTtl | "5 s"                                                                                          |
      | leaseTtl | "P1M"                                                                                          |
      | leaseTtl | "P1Y"                                                                                          |
      | leaseTtl | "P1W"                                                                                          |
      | leaseTtl | 5                                                                                              |
      | tags     | null                                                                                           |
      | tags     | [null]                                                                                         |
      | weight   | null                                                                                           |
      | unknown  | 1                                                                                              |
      | metadata | [{ key: "a" }]                                                                                 |
      | checks   | [{ strategy: { ttl: { ttl: "PT1H" }, tcp: {} } }]                                              |
      | checks   | [{ strategy: {} }]                                                                             |
      | checks   | [{ strategy: { ttl: null } }]                                                                  |
      | checks   | [{ strategy: { ttl: { ttl: "PT1H", unknown: 1 } } }]                                           |
      | checks   | [{ strategy: { ldap: {} } }]                                                                   |
      | checks   | [{ strategy: { ttl: { ttl: "PT1H" } }, interval: "soon" }]                                     |
      | checks   | [{ strategy: { http: { url: "not a url" } } }]                                                 |

  Scenario: Text is data and kept as it is given
    When an instance is registered with
      | key      | a                                                                     |
      | tags     | <script>alert(1)</script>, {"a":1}, %s%n                              |
      | metadata | note='; DROP TABLE "Instances"; --, html=<b>&amp;</b>, emoji=🚀 größe |
    Then it is answered with the change "CREATED"
    And instance "a" has
      | tags     | <script>alert(1)</script>, {"a":1}, %s%n                              |
      | metadata | note='; DROP TABLE "Instances"; --, html=<b>&amp;</b>, emoji=🚀 größe |

  Scenario Outline: Text with <what> is refused
    When this is sent as it stands
      """
      {"query":"mutation($key: String!) { registerInstance(input: { service: \"shop\", version: \"1\", metadata: [{ key: \"a\", value: $key }] }) { change errors { __typename } } }","variables":{"key":"<text>"}}
      """
    Then nothing is accepted
    When all instances are looked for
    Then nothing is found

    Examples:
      | what                  | text          |
      | a zero character      | a\\u0000b     |
      | an unpaired surrogate | a\\ud800b     |

  Scenario Outline: The description of a service with the <field> <value> is refused
    When service "shop" is described with
      | <field> | <value> |
    Then it is refused at "<place>"

    Examples:
      | field       | value                             | place              |
      | namespace   | a b                               | input.namespace    |
      | name        | -shop                             | input.name         |
      | description | (4097 × d)                        | input.description  |
      | owner       | (257 × o)                         | input.owner        |
      | tags        | a, (129 × t)                      | input.tags.1       |
      | tags        | 65 of t#                          | input.tags         |
      | links       | docs=ftp://example.eu             | input.links.0.url  |
      | links       | (257 × n)=http://example.eu       | input.links.0.name |
      | links       | 33 of l#=http://example.eu        | input.links        |
      | depends on  | bank, a b                         | input.dependsOn.1  |
      | depends on  | 257 of s#                         | input.dependsOn    |

  Scenario Outline: The description of a service with the <field> <value> is accepted
    When service "shop" is described with
      | <field> | <value> |
    Then it is answered with the change "CREATED"

    Examples:
      | field       | value                             |
      | description | (4096 × d)                        |
      | owner       | (256 × o)                         |
      | links       | 32 of l#=https://example.eu/#     |
      | depends on  | 256 of s#                         |
      | depends on  | sales/bank                        |

  Scenario Outline: Maintenance with the <field> <value> is refused
    Given these instances are registered
      | key |
      | a   |
    When maintenance of "a" is started with
      | <field> | <value> |
    Then it is refused at "<place>"

    Examples:
      | field            | value                | place                 |
      | reason           | (4097 × r)           | input.reason          |
      | until            | 2020-01-01T00:00:00Z | input.until           |
      | deregister after | 9 s                  | input.deregisterAfter |

  Scenario: A report that is too long is refused
    Given instance "a" is registered with
      | key    | a   |
      | checks | ttl |
    When check "ttl" of "a" is reported as "PASS" with the output "(4097 × o)"
    Then it is refused at "input.output"
