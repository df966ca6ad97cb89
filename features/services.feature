Feature: Services
  A service is a name that instances share. It may be described: by whom it is owned, where it is documented, on what it
  depends.

  Scenario: A service exists while it has instances
    Given these instances are registered
      | key | service |
      | a   | shop    |
      | b   | shop    |
    When instance "a" is deregistered
    Then service "shop" has
      | instance count | 1 |
    When instance "b" is deregistered
    Then there is no service "shop"

  Scenario: A described service stays without instances
    Given service "shop" is described with
      | description | Sells things |
    And these instances are registered
      | key | service |
      | a   | shop    |
    When instance "a" is deregistered
    Then service "shop" has
      | description    | Sells things |
      | instance count | 0            |
      | status         | UNKNOWN      |

  Scenario: What a service is described with is kept
    When service "shop" is described with
      | description | Sells things                                             |
      | owner       | team-sales                                               |
      | tags        | public, core                                             |
      | links       | docs=https://example.eu/docs, code=http://example.eu/git |
    Then it is answered with the change "CREATED"
    And service "shop" has
      | namespace   | default                                                  |
      | name        | shop                                                     |
      | description | Sells things                                             |
      | owner       | team-sales                                               |
      | tags        | public, core                                             |
      | links       | docs=https://example.eu/docs, code=http://example.eu/git |

  Scenario: A description leaves what is left out, and clears what is null
    Given service "shop" is described with
      | description | Sells things |
      | owner       | team-sales   |
      | tags        | core         |
    When service "shop" is described with
      | owner | null      |
      | tags  | core, new |
    Then it is answered with the change "CHANGED"
    And service "shop" has
      | description | Sells things |
      | owner       |              |
      | tags        | core, new    |

  Scenario: A description without a difference changes nothing
    Given service "shop" is described with
      | owner | team-sales |
      | tags  | a, b       |
    And the revision is noted
    When service "shop" is described with
      | owner | team-sales |
      | tags  | b, a       |
    Then nothing was changed
    And the revision is as noted

  Scenario: A service is changed only at the revision that is expected
    When service "shop" is described with
      | owner             | team-sales |
      | expected revision | 7          |
    Then it is in conflict with revision 0
    When service "shop" is described with
      | owner             | team-sales |
      | expected revision | 0          |
    Then it is answered with the change "CREATED"
    When service "shop" is described with
      | owner             | team-shop |
      | expected revision | 0         |
    Then it is in conflict with the revision of service "shop"

  Scenario: Describing a service is an event without an instance
    Given someone watches the registry
    When service "shop" is described with
      | owner | team-sales |
      | tags  | core       |
    And service "shop" is described with
      | owner | team-shop |
    And service "shop" is removed
    Then the watcher is told of
      | change  | service | instance |
      | CREATED | shop    |          |
      | CHANGED | shop    |          |
      | REMOVED | shop    |          |

  Scenario: A service depends on others, also of another namespace
    Given these instances are registered
      | key | namespace | service |
      | a   | default   | bank    |
      | b   | sales     | stock   |
    When service "shop" is described with
      | depends on | bank, sales/stock |
    Then service "shop" has
      | dependencies | bank, stock |
    And service "bank" has
      | dependents | shop |

  Scenario: A service has the best status among its instances
    Given these instances are registered
      | key | service | checks |
      | a   | shop    | ttl    |
      | b   | shop    | ttl    |
      | c   | shop    | ttl    |
    When check "ttl" of "a" is reported as "FAIL"
    Then service "shop" has
      | status                 | UNKNOWN |
      | healthy instance count | 0       |
    When check "ttl" of "b" is reported as "WARN"
    Then service "shop" has
      | status | DEGRADED |
    When check "ttl" of "c" is reported as "PASS"
    Then service "shop" has
      | status                 | HEALTHY |
      | instance count         | 3       |
      | healthy instance count | 1       |

  Scenario: A service with instances is removed only with force
    Given these instances are registered
      | key | service |
      | a   | shop    |
      | b   | shop    |
    When service "shop" is removed
    Then it is refused at "input.name"
    And it is refused with the code "HAS_INSTANCES"
    And service "shop" has
      | instance count | 2 |

  Scenario: Force removes the instances of a service too, in one revision
    Given service "shop" is described with
      | owner | team-sales |
    And these instances are registered
      | key | service |
      | a   | shop    |
      | b   | shop    |
      | c   | bank    |
    And someone watches the registry
    And the revision is noted
    When service "shop" is removed with force
    Then it succeeds
    And the revision has grown by 1
    And the watcher is told at once of
      | change  | service | instance |
      | REMOVED | shop    | a        |
      | REMOVED | shop    | b        |
      | REMOVED | shop    |          |
    And there is no service "shop"
    And instance "a" is gone
    When all instances are looked for
    Then these instances are found
      | name |
      | c    |

  Scenario: A service that is not known cannot be removed
    When service "shop" is removed
    Then nothing is known by that name

  Scenario: Versions of a service are newest first
    Given these instances are registered
      | key | service | version    |
      | a   | shop    | 1.9.0      |
      | b   | shop    | 1.10.0     |
      | c   | shop    | 1.10.0-rc1 |
      | d   | shop    | 1.10.0     |
      | e   | shop    | 1.2.0      |
    Then service "shop" has
      | versions | 1.10.0, 1.10.0-rc1, 1.9.0, 1.2.0 |

  Scenario: Services of one name live beside each other in their namespaces
    Given these instances are registered
      | key | namespace | service |
      | a   | default   | shop    |
      | b   | sales     | shop    |
    Then service "shop" of "sales" has
      | namespace      | sales |
      | instance count | 1     |

  Scenario: Objects are found by their ids alone
    Given instance "a" is registered with
      | key     | a    |
      | service | shop |
      | checks  | ttl  |
    Then the ids of service "shop", of instance "a" and of its check lead back to them
    And an id that is well formed and unknown leads to nothing
    And an id that is malformed is an error
