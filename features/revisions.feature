Feature: Revisions
  Whatever changes something has a number, one higher than the last. All events of one command carry it.

  Background:
    Given these instances are registered
      | key | service | version | checks | zone | tags |
      | a   | shop    | 1.0.0   | ttl    | eu-1 | blue |
      | b   | shop    | 1.0.0   |        |      |      |
    And the revision is noted

  Scenario: Every change is one revision more
    When these instances are registered
      | key |
      | c   |
      | d   |
    And instance "c" is updated with
      | zone | eu-2 |
    And instance "c" is in maintenance for "repair"
    And maintenance of "c" is ended
    And instance "c" is deregistered
    And service "bank" is described with
      | owner | team |
    Then the revision has grown by 7
    And the log since then tells of
      | change  | instance | service | status      | previous status |
      | CREATED | c        | shop    | HEALTHY     |                 |
      | CREATED | d        | shop    | HEALTHY     |                 |
      | CHANGED | c        | shop    | HEALTHY     | HEALTHY         |
      | CHANGED | c        | shop    | MAINTENANCE | HEALTHY         |
      | CHANGED | c        | shop    | HEALTHY     | MAINTENANCE     |
      | REMOVED | c        | shop    |             | HEALTHY         |
      | CREATED |          | bank    | UNKNOWN     |                 |
    And the revisions of the log since then grow by one

  Scenario: What changes nothing has no revision
    When these instances are registered
      | key | service | version |
      | b   | shop    | 1.0.0   |
    And maintenance of "b" is ended
    And check "ttl" of "a" is reported as "PASS"
    And the revision is noted
    And check "ttl" of "a" is reported as "PASS" with the output "still fine"
    Then the revision is as noted

  Scenario: Renewing a lease has no revision
    Given these instances are registered
      | key | lease |
      | e   | 1 h   |
    And the revision is noted
    When the lease of "e" is renewed
    Then it succeeds
    And the revision is as noted

  Scenario: A status that turns is one event, and one revision
    When check "ttl" of "a" is reported as "PASS"
    Then the revision has grown by 1
    And the log since then tells of
      | change         | instance | status  | previous status | actor        |
      | STATUS_CHANGED | a        | HEALTHY | UNKNOWN         | health-check |

  Scenario: A command that also turns the status is told as a change
    When a health check is added to "b"
      | strategy | ttl |
      | ttl      | 1 h |
    Then the log since then tells of
      | change  | instance | status  | previous status |
      | CHANGED | b        | UNKNOWN | HEALTHY         |

  Scenario: A removal tells what the instance was
    When instance "a" is deregistered
    Then the log since then tells of
      | change  | instance | version | zone | tags | status | previous status |
      | REMOVED | a        | 1.0.0   | eu-1 | blue |        | UNKNOWN         |
    And the last event has no instance, and the one before it has the key "a"

  Scenario: The last instance takes its service along without an event of its own
    When instance "a" is deregistered
    And instance "b" is deregistered
    Then the log since then tells of
      | change  | instance |
      | REMOVED | a        |
      | REMOVED | b        |
    And there is no service "shop"
    And the service of the event before is "shop" with 0 instances and the status "UNKNOWN"

  Scenario: A flapping instance makes no conflict
    Given instance "a" is noted
    When check "ttl" of "a" is reported as "PASS"
    Then instance "a" has kept these since
      | revision   |
      | updated at |
    When instance "a" is updated at its revision with
      | zone | eu-9 |
    Then it is answered with the change "CHANGED"

  Scenario: What its instances do does not move the revision of a service
    Given service "shop" is described with
      | owner | team |
    And service "shop" is noted
    When check "ttl" of "a" is reported as "PASS"
    And instance "b" is deregistered
    Then service "shop" has the revision that was noted

  Scenario: A change of the registration moves the revision of the instance
    When instance "a" is updated with
      | zone | eu-9 |
    Then instance "a" has the revision of the registry
    When instance "a" is in maintenance for "repair"
    Then instance "a" has the revision of the registry

  Scenario: Answers carry the revision that they read or made
    When this is asked
      """
      { services { nodes { name } } }
      """
    Then the answer carries the registry's revision
    When these instances are registered
      | key |
      | c   |
    Then the answer carries the registry's revision
