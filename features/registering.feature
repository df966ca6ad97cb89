Feature: Registering
  A service registers its running copies. A key of its own makes that repeatable: the same key is the same instance.

  Scenario: What is left out has its default
    When an instance is registered with
      | service | shop  |
      | version | 1.0.0 |
    Then it is answered with the change "CREATED"
    And the instance has
      | service            | shop      |
      | namespace          | default   |
      | version            | 1.0.0     |
      | host               | 127.0.0.1 |
      | scheme             |           |
      | port               |           |
      | url                |           |
      | zone               |           |
      | weight             | 100       |
      | tags               |           |
      | metadata           |           |
      | status             | HEALTHY   |
      | maintenance reason |           |
      | lease              |           |
      | ephemeral          | false     |
      | checks             |           |
    And the instance has a key of the registry's making

  Scenario: What is given is kept
    When an instance is registered with
      | namespace | sales                                              |
      | service   | shop                                               |
      | version   | 2.1.0-beta+7                                       |
      | key       | node-1/8080                                        |
      | scheme    | https                                              |
      | host      | shop.example                                       |
      | port      | 8443                                               |
      | endpoints | admin=http://10.0.0.1:9000, metrics=:9100          |
      | tags      | blue, eu                                           |
      | metadata  | team=sales, git/sha=ab12                           |
      | zone      | eu-1                                               |
      | weight    | 0                                                  |
      | lease     | 30 s                                               |
    Then it is answered with the change "CREATED"
    And the instance has
      | namespace | sales                      |
      | service   | shop                       |
      | version   | 2.1.0-beta+7               |
      | key       | node-1/8080                |
      | scheme    | https                      |
      | host      | shop.example               |
      | port      | 8443                       |
      | url       | https://shop.example:8443  |
      | tags      | blue, eu                   |
      | metadata  | team=sales, git/sha=ab12   |
      | zone      | eu-1                       |
      | weight    | 0                          |
      | lease     | 30 s                       |
      | ephemeral | true                       |
    And the instance has the endpoints
      | name    | scheme | host         | port | url                  |
      | admin   | http   | 10.0.0.1     | 9000 | http://10.0.0.1:9000 |
      | metrics |        | shop.example | 9100 |                      |

  Scenario Outline: The host may be <host>
    When an instance is registered with
      | host   | <host> |
      | scheme | http   |
      | port   | 80     |
    Then it is answered with the change "CREATED"
    And the instance has
      | host | <host> |

    Examples:
      | host              |
      | shop              |
      | shop-1.example.eu |
      | 10.1.2.3          |
      | 2001:db8::1       |

  Scenario: A proxy that nobody knows is not believed whom it speaks for
    When an instance without a host is registered by a proxy for "203.0.113.7"
    Then the instance has
      | host | 127.0.0.1 |

  Scenario: A proxy that is known is believed, but not what its client says
    Given the registry is set up with
      | ServiceRegistry__ForwardedHeaders__KnownProxies__0 | 127.0.0.1 |
    When an instance without a host is registered by a proxy for "198.51.100.1, 203.0.113.7"
    Then the instance has
      | host | 203.0.113.7 |

  Scenario: Without a key every call adds an instance
    When "shop" 1.0.0 is registered
    And "shop" 1.0.0 is registered
    And "shop" is looked for
    Then 2 instances are found, each of "shop"

  Scenario: A known key is replaced in place, defaults included
    Given these instances are registered
      | key | service | version | tags | zone | weight | metadata |
      | a   | shop    | 1.0.0   | blue | eu-1 | 7      | team=x   |
    And instance "a" is noted
    When an instance is registered with
      | key     | a     |
      | service | shop  |
      | version | 2.0.0 |
    Then it is answered with the change "CHANGED"
    And instance "a" has
      | version  | 2.0.0 |
      | tags     |       |
      | zone     |       |
      | weight   | 100   |
      | metadata |       |
    And instance "a" has kept these since
      | id            |
      | registered at |

  Scenario: A key is unique within its service alone
    Given these instances are registered
      | name | key | namespace | service |
      | a    | one | default   | shop    |
      | b    | one | default   | bank    |
      | c    | one | sales     | shop    |
    When all instances are looked for
    Then these instances are found
      | name |
      | a    |
      | b    |
      | c    |

  Scenario: The same content again changes nothing, whatever its order
    Given instance "a" is registered with
      | service   | shop                      |
      | key       | a                         |
      | tags      | blue, eu                  |
      | metadata  | team=sales, sha=ab12      |
      | endpoints | admin=:9000, metrics=:91  |
      | checks    | one=ttl, two=ttl          |
    And the revision is noted
    When an instance is registered with
      | service   | shop                      |
      | key       | a                         |
      | tags      | eu, blue, blue            |
      | metadata  | sha=ab12, team=sales      |
      | endpoints | metrics=:91, admin=:9000  |
      | checks    | two=ttl, one=ttl          |
    Then nothing was changed
    And the revision is as noted

  Scenario: Registering again keeps maintenance, and status and id of the checks that stay the same
    Given instance "a" is registered with
      | key    | a                |
      | checks | one=ttl, two=ttl |
    And check "one" of "a" is reported as "PASS"
    And instance "a" is in maintenance for "repair"
    And the checks of "a" are noted
    When an instance is registered with
      | key     | a                  |
      | version | 2.0.0              |
      | checks  | one=ttl, three=ttl |
    Then it is answered with the change "CHANGED"
    And instance "a" has
      | status             | MAINTENANCE |
      | maintenance reason | repair      |
      | checks             | one, three  |
    And check "one" of "a" is as noted
    And check "three" of "a" is "UNKNOWN"

  Scenario: A key that was removed comes back as another instance
    Given these instances are registered
      | key |
      | a   |
    And instance "a" is noted
    When instance "a" is deregistered
    And these instances are registered
      | key |
      | a   |
    Then instance "a" has another id

  Scenario: Checks without a name are named after their strategy
    When an instance is registered with
      | key    | a                  |
      | checks | ttl, ttl, tcp, ttl |
    Then the instance has
      | checks | ttl, ttl-2, tcp, ttl-3 |

  Scenario: Several are registered in one call, as one revision
    Given someone watches the registry
    And the revision is noted
    When these instances are registered in one call
      | key | service | version |
      | a   | shop    | 1.0.0   |
      | b   | shop    | 1.0.0   |
      | c   | bank    | 3.0.0   |
    Then the revision has grown by 1
    And the watcher is told at once of
      | change  | instance | service | version |
      | CREATED | a        | shop    | 1.0.0   |
      | CREATED | b        | shop    | 1.0.0   |
      | CREATED | c        | bank    | 3.0.0   |

  Scenario: Of several none is registered where one is refused
    Given the revision is noted
    When these instances are registered in one call
      | key | service | port |
      | a   | shop    | 80   |
      | b   | shop    | 0    |
      | c   |         | 80   |
      | d   | -shop   | 80   |
    Then it is refused at these places
      | input.instances.1.port    |
      | input.instances.3.service |
    And the revision is as noted
    When all instances are looked for
    Then nothing is found

  Scenario: One key twice in one call is refused
    When these instances are registered in one call
      | key | service |
      | a   | shop    |
      | b   | shop    |
      | a   | shop    |
    Then it is refused at "input.instances.2.key"

  Scenario: A name of the call within its instances is refused
    When these instances are registered in one call
      | key | service | client mutation id |
      | a   | shop    |                    |
      | b   | shop    | call-1             |
    Then it is refused at "input.instances.1.clientMutationId"
    And it is refused with the code "MISPLACED"

  Scenario Outline: <count> instances in one call are refused
    When <count> instances are registered in one call
    Then it is refused at "input.instances"

    Examples:
      | count |
      | 0     |
      | 1001  |

  Scenario: A thousand instances in one call are registered
    When 1000 instances are registered in one call
    Then it succeeds
    And the registry counts 1000 instances of 1 services

  Scenario: A new key expects revision 0
    When an instance is registered with
      | key               | a |
      | expected revision | 0 |
    Then it is answered with the change "CREATED"

  Scenario: A new key that expects a revision is in conflict
    When an instance is registered with
      | key               | a |
      | expected revision | 3 |
    Then it is in conflict with revision 0

  Scenario: A known key changes only at the revision that is expected
    Given these instances are registered
      | key |
      | a   |
      | b   |
    When an instance is registered with
      | key               | a     |
      | version           | 2.0.0 |
      | expected revision | 0     |
    Then it is in conflict with the revision of instance "a"
    When instance "a" is registered at its revision with
      | key     | a     |
      | version | 2.0.0 |
    Then it is answered with the change "CHANGED"

  Scenario: An update leaves what is left out, and clears what is null
    Given instance "a" is registered with
      | key      | a              |
      | version  | 1.0.0          |
      | zone     | eu-1           |
      | tags     | blue           |
      | metadata | team=sales     |
      | lease    | 1 h            |
      | scheme   | http           |
      | port     | 80             |
    When instance "a" is updated with
      | version | 1.0.1 |
      | zone    | null  |
      | lease   | null  |
      | port    | null  |
    Then it is answered with the change "CHANGED"
    And instance "a" has
      | version   | 1.0.1      |
      | zone      |            |
      | tags      | blue       |
      | metadata  | team=sales |
      | lease     |            |
      | ephemeral | false      |
      | scheme    | http       |
      | port      |            |
      | url       | http://127.0.0.1 |

  Scenario: An update with a lease makes the instance ephemeral
    Given these instances are registered
      | key |
      | a   |
    When instance "a" is updated with
      | lease | 1 h |
    Then instance "a" has
      | lease     | 1 h  |
      | ephemeral | true |

  Scenario: An update without a difference changes nothing
    Given these instances are registered
      | key | version | tags     |
      | a   | 1.0.0   | blue, eu |
    And the revision is noted
    When instance "a" is updated with
      | version | 1.0.0    |
      | tags    | eu, blue |
    Then nothing was changed
    And the revision is as noted

  Scenario: An update is refused with every place that breaks a rule
    Given these instances are registered
      | key |
      | a   |
    When instance "a" is updated with
      | port     | 0           |
      | weight   | 65536       |
      | tags     | ok, (129 × t) |
      | metadata | a=1, a=2    |
    Then it is refused at these places
      | input.port           |
      | input.weight         |
      | input.tags.1         |
      | input.metadata.1.key |

  Scenario: Null is refused where there is always a value
    Given these instances are registered
      | key |
      | a   |
    When instance "a" is updated with
      | version | null |
    Then it is refused at "input.version"

  Scenario: What is removed is answered as it was
    Given these instances are registered
      | key | version | zone |
      | a   | 1.2.3   | eu-1 |
    When instance "a" is deregistered
    Then the instance has
      | key     | a     |
      | version | 1.2.3 |
      | zone    | eu-1  |

  Scenario Outline: <mutation> of an id that is not known is told so
    When <mutation> is asked for an id that is not known
    Then nothing is known by that id

    Examples:
      | mutation           |
      | updateInstance     |
      | deregisterInstance |
      | renewLease         |
      | startMaintenance   |
      | endMaintenance     |
      | addHealthCheck     |
      | updateHealthCheck  |
      | removeHealthCheck  |
      | runHealthCheck     |
      | reportHealth       |

  Scenario Outline: <mutation> of an instance at another revision is in conflict
    Given these instances are registered
      | key |
      | a   |
    When <mutation> is asked for instance "a" at revision 4711
    Then it is in conflict with the revision of instance "a"

    Examples:
      | mutation           |
      | updateInstance     |
      | deregisterInstance |
      | startMaintenance   |
      | endMaintenance     |
      | addHealthCheck     |

  Scenario: A call with a name is answered the second time as the first
    When an instance is registered with
      | service            | shop   |
      | client mutation id | call-1 |
    And the revision is noted
    And an instance is registered with
      | service            | shop   |
      | client mutation id | call-1 |
    Then it is answered with the change "CREATED"
    And the revision is as noted
    When "shop" is looked for
    Then 1 instances are found, each of "shop"

  Scenario: A name that was used for another input is refused
    When an instance is registered with
      | service            | shop   |
      | client mutation id | call-1 |
    And an instance is registered with
      | service            | bank   |
      | client mutation id | call-1 |
    Then it is refused with the code "OPERATION_ID_REUSED"

  Scenario: A call with a name is answered as what it made is now, null where that is gone
    When an instance is registered with
      | key                | a      |
      | version            | 1.0.0  |
      | client mutation id | call-1 |
    And instance "a" is updated with
      | version | 1.5.0 |
    And an instance is registered with
      | key                | a      |
      | version            | 1.0.0  |
      | client mutation id | call-1 |
    Then it is answered with the change "CREATED"
    And the instance has
      | version | 1.5.0 |
    When instance "a" is deregistered
    And an instance is registered with
      | key                | a      |
      | version            | 1.0.0  |
      | client mutation id | call-1 |
    Then it is answered with the change "CREATED"
    And there is no instance in the answer

  Scenario: A removal with a name is answered the second time as the first
    Given these instances are registered
      | key |
      | a   |
    When instance "a" is deregistered in the call "call-1"
    And instance "a" is deregistered in the call "call-1"
    Then it succeeds
    And there is no instance in the answer
    When instance "a" is deregistered in the call "call-2"
    Then nothing is known by that id

  Scenario: A name of a call is its mutation's own
    When an instance is registered with
      | key                | a      |
      | client mutation id | call-1 |
    And service "bank" is described with
      | owner              | team   |
      | client mutation id | call-1 |
    Then it is answered with the change "CREATED"
    When instance "a" is updated with
      | zone               | eu-1   |
      | client mutation id | call-1 |
    Then it is answered with the change "CHANGED"

  Scenario: Names of calls outlast a restart
    When an instance is registered with
      | service            | shop   |
      | client mutation id | call-1 |
    And the registry is restarted
    And an instance is registered with
      | service            | shop   |
      | client mutation id | call-1 |
    Then it is answered with the change "CREATED"
    When "shop" is looked for
    Then 1 instances are found, each of "shop"

  Scenario: Mutations of one document run in order, each for itself
    When this is asked
      """
      mutation {
        first: registerInstance(input: { service: "shop", version: "1.0.0", key: "a" }) { change errors { __typename } }
        second: registerInstance(input: { service: "shop", version: "1.0.0", key: "b", port: 0 }) { change errors { __typename } }
        third: registerInstance(input: { service: "shop", version: "2.0.0", key: "a" }) { change errors { __typename } }
      }
      """
    Then it is answered
      """
      {
        "first": { "change": "CREATED", "errors": null },
        "second": { "change": null, "errors": [{ "__typename": "ValidationError" }] },
        "third": { "change": "CHANGED", "errors": null }
      }
      """
    And the answer carries the registry's revision
