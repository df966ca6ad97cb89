Feature: Subscriptions
  Whoever watches gets every later change once, in order, and can go on after an interruption where it left off.

  Scenario: A watcher first learns that it is live, and from which revision
    Given "test" 0.0.1 is registered
    When someone watches the registry
    Then the watcher was first sent a bookmark of the registry's epoch and revision

  Scenario: A watcher is told of every change in the order of revisions
    Given someone watches the registry
    When these instances are registered
      | key | service | version |
      | a   | shop    | 1.0.0   |
      | b   | shop    | 1.0.0   |
    And instance "a" is updated with
      | version | 1.1.0 |
    And instance "b" is in maintenance for "repair"
    And instance "a" is deregistered
    Then the watcher is told of
      | change  | instance | version | status      | previous status |
      | CREATED | a        | 1.0.0   | HEALTHY     |                 |
      | CREATED | b        | 1.0.0   | HEALTHY     |                 |
      | CHANGED | a        | 1.1.0   | HEALTHY     | HEALTHY         |
      | CHANGED | b        | 1.0.0   | MAINTENANCE | HEALTHY         |
      | REMOVED | a        | 1.1.0   |             | HEALTHY         |
    And the revisions told grow by one

  Scenario: A watcher that was away goes on after the last revision it saw
    Given someone watches the registry
    When these instances are registered
      | key |
      | a   |
    Then the watcher is told of
      | change  | instance |
      | CREATED | a        |
    When the watcher goes away
    And these instances are registered
      | key |
      | b   |
    And instance "a" is deregistered
    And the watcher comes back
    And these instances are registered
      | key |
      | c   |
    Then the watcher is told of
      | change  | instance |
      | CREATED | b        |
      | REMOVED | a        |
      | CREATED | c        |
    And the revisions told grow by one

  Scenario: A watcher goes on after a restart of the registry
    Given someone watches the registry
    And these instances are registered
      | key |
      | a   |
    Then the watcher is told of
      | change  | instance |
      | CREATED | a        |
    When the watcher goes away
    And these instances are registered
      | key |
      | b   |
    And the registry is restarted
    And the watcher comes back
    And these instances are registered
      | key |
      | c   |
    Then the watcher is told of
      | change  | instance |
      | CREATED | b        |
      | CREATED | c        |

  Scenario: From revision 0 the whole log is told, and then a bookmark
    Given these instances are registered
      | key |
      | a   |
      | b   |
    When someone watches the registry since revision 0
    Then the watcher is told of
      | change  | instance |
      | CREATED | a        |
      | CREATED | b        |
    And the watcher is sent a bookmark of the registry's epoch and revision

  Scenario: A watch ends with an error for a revision that is not there yet
    When someone asks to watch the registry with
      """
      since: 4711
      """
    Then the watch ends with the error "REVISION_IN_FUTURE"
    And the error names the registry's epoch and revision

  Scenario: A watch ends with an error for another epoch
    When someone asks to watch the registry with
      """
      since: 0, epoch: "bygone"
      """
    Then the watch ends with the error "EPOCH_CHANGED"
    And the error names the registry's epoch and revision

  Scenario Outline: A watch with <arguments> is refused
    When someone asks to watch the registry with
      """
      <arguments>
      """
    Then the watch ends with the error "INVALID_ARGUMENT"

    Examples:
      | arguments   |
      | since: -1   |
      | epoch: "a"  |

  Scenario: A filter is held against the instance before and after the change
    Given these instances are registered
      | key | service | tags  | zone |
      | a   | shop    | blue  | eu-1 |
      | b   | shop    | green | eu-1 |
    And someone watches the registry where
      """
      { tags: { some: { eq: "blue" } } }
      """
    When instance "b" is updated with
      | zone | eu-2 |
    And instance "b" is updated with
      | tags | blue |
    And instance "b" is updated with
      | zone | eu-3 |
    And instance "b" is updated with
      | tags | green |
    And instance "b" is updated with
      | zone | eu-4 |
    And instance "a" is deregistered
    Then the watcher is told of
      | change  | instance | tags  | zone |
      | CHANGED | b        | blue  | eu-2 |
      | CHANGED | b        | blue  | eu-3 |
      | CHANGED | b        | green | eu-3 |
      | REMOVED | a        | blue  | eu-1 |

  Scenario: The two views of a change are each held as a whole
    Given these instances are registered
      | key | tags  | zone |
      | a   | blue  | eu-1 |
    And someone watches the registry where
      """
      { tags: { some: { eq: "blue" } }, zone: { eq: "eu-2" } }
      """
    When instance "a" is updated with
      | tags | green |
      | zone | eu-2  |
    And instance "a" is updated with
      | tags | blue |
    Then the watcher is told of
      | change  | instance | tags | zone |
      | CHANGED | a        | blue | eu-2 |

  Scenario Outline: A watcher with the filter <where> is told what the log would tell
    Given these instances are registered
      | key | service | version | zone | tags  |
      | a   | shop    | 1.0.0   | eu-1 | blue  |
      | b   | bank    | 2.0.0   |      | green |
    And someone watches the registry where
      """
      <where>
      """
    When instance "a" is updated with
      | zone | us-1 |
    And instance "b" is in maintenance for "repair"
    And instance "a" is deregistered
    And service "bank" is described with
      | owner | team |
    And instance "b" is deregistered
    Then the watcher and the log since revision 2 tell of "<told>"

    Examples:
      | where                                                     | told                                |
      | {}                                                        | CHANGED CHANGED REMOVED CHANGED REMOVED |
      | { change: { eq: REMOVED } }                               | REMOVED REMOVED                     |
      | { change: { in: [CHANGED, CREATED] } }                    | CHANGED CHANGED CHANGED             |
      | { serviceName: { eq: "shop" } }                           | CHANGED REMOVED                     |
      | { zone: { eq: "eu-1" } }                                  | CHANGED                             |
      | { zone: { startsWith: "us" } }                            | CHANGED REMOVED                     |
      | { version: { eq: "2.0.0" } }                              | CHANGED REMOVED                     |
      | { status: { eq: MAINTENANCE } }                           | CHANGED CHANGED REMOVED             |
      | { status: { eq: HEALTHY }, serviceName: { eq: "bank" } }  | CHANGED                             |
      | { previousStatus: { eq: MAINTENANCE } }                   | CHANGED REMOVED                     |
      | { instanceKey: { eq: null } }                             | CHANGED                             |
      | { revision: { gt: 6 } }                                   | REMOVED                             |
      | { instanceKey: { in: ["a", "nobody"] } }                  | CHANGED REMOVED                     |
      | { tags: { some: { eq: "green" } } }                       | CHANGED REMOVED                     |
      | { namespace: { eq: "default" }, change: { eq: REMOVED } } | REMOVED REMOVED                     |
      | { or: [{ version: { eq: "1.0.0" } }, { version: { eq: "3" } }] } | CHANGED REMOVED              |
      | { or: [{ actor: { eq: "nobody" } }, { change: { eq: REMOVED } }] } | REMOVED REMOVED           |
      | { or: [{ zone: { eq: "us-1" } }, { serviceName: { eq: "bank" } }] } | CHANGED CHANGED REMOVED CHANGED REMOVED |

  Scenario: Events of several revisions come in one set, and a revision is never split
    Given 600 instances are registered in one call
    And 600 instances are registered in one call
    And 300 instances are registered in one call
    When someone watches the registry since revision 0
    Then the watcher is told of 1500 events
    And no revision is split between sets
    And no set holds more than 1000 events

  Scenario: Whoever watches a status is told of status alone
    Given these instances are registered
      | key | service | checks |
      | a   | shop    | ttl    |
      | b   | bank    | ttl    |
    And someone watches the status of service "shop"
    When instance "a" is updated with
      | zone | eu-2 |
    And check "ttl" of "b" is reported as "PASS"
    And check "ttl" of "a" is reported as "PASS" with the output "fine"
    And instance "a" is in maintenance for "repair"
    And these instances are registered
      | key | service |
      | c   | shop    |
    And instance "a" is deregistered
    Then the watcher is told of
      | change         | instance | status      | previous status |
      | STATUS_CHANGED | a        | HEALTHY     | UNKNOWN         |
      | CHANGED        | a        | MAINTENANCE | HEALTHY         |
      | CREATED        | c        | HEALTHY     |                 |
      | REMOVED        | a        |             | MAINTENANCE     |

  Scenario: Status is watched of one instance, or of all
    Given these instances are registered
      | key | service | checks |
      | a   | shop    | ttl    |
      | b   | shop    | ttl    |
    And "ada" watches the status of instance "b"
    And "bob" watches the status of all
    When check "ttl" of "a" is reported as "PASS"
    And check "ttl" of "b" is reported as "FAIL" with the output "disk full"
    Then "ada" is told of
      | change         | instance | status    | previous status |
      | STATUS_CHANGED | b        | UNHEALTHY | UNKNOWN         |
    And "bob" is told of
      | change         | instance | status    | previous status |
      | STATUS_CHANGED | a        | HEALTHY   | UNKNOWN         |
      | STATUS_CHANGED | b        | UNHEALTHY | UNKNOWN         |
    And the reason told to "bob" holds "disk full"

  Scenario: The status of an instance is of the namespace that is asked for
    Given these instances are registered
      | key | service | namespace |
      | a   | shop    | default   |
      | b   | shop    | sales     |
    And someone watches the status of service "shop" of "sales"
    When instance "a" is in maintenance for "repair"
    And instance "b" is in maintenance for "repair"
    Then the watcher is told of
      | change  | instance |
      | CHANGED | b        |

  Scenario: Whoever watches the endpoints of a service gets them at once, and again when they differ
    Given these instances are registered
      | key | service | checks | zone |
      | a   | shop    |        | eu-1 |
      | b   | shop    | ttl    | eu-1 |
    When someone watches the endpoints of "shop"
    Then the endpoints become "HEALTHY" with "a"
    When check "ttl" of "b" is reported as "PASS"
    Then the endpoints become "HEALTHY" with "a b"
    When instance "a" is in maintenance for "repair"
    Then the endpoints become "HEALTHY" with "b"
    When instance "b" is updated with
      | weight | 7 |
    Then the endpoints become "HEALTHY" with "b"
    When instance "b" is deregistered
    Then the endpoints become "NONE" with ""

  Scenario: Endpoints that stay the same are not sent again
    Given these instances are registered
      | key | service | version |
      | a   | shop    | 1.0.0   |
      | b   | shop    | 2.0.0   |
      | c   | bank    | 1.0.0   |
    And someone watches the endpoints of "shop" with
      """
      version: "1.*"
      """
    And the endpoints become "HEALTHY" with "a"
    When instance "b" is updated with
      | zone | eu-1 |
    And instance "c" is deregistered
    And these instances are registered
      | key | service | version |
      | d   | shop    | 1.1.0   |
    Then the endpoints become "HEALTHY" with "a d"

  Scenario: Endpoints with a limit begin with the own zone
    Given these instances are registered
      | key | service | zone |
      | a   | shop    | eu-1 |
      | b   | shop    | eu-2 |
      | c   | shop    | eu-2 |
    When someone watches the endpoints of "shop" with
      """
      zone: "eu-2", limit: 2
      """
    Then the endpoints become "HEALTHY" with 2 instances

  Scenario: Two watches of one socket do not disturb each other
    Given "ada" watches the registry
    And "bob" watches the registry on the socket of "ada"
    When "ada" stops watching
    And these instances are registered
      | key |
      | a   |
    Then "bob" is told of
      | change  | instance |
      | CREATED | a        |
    And "ada" was told of nothing
