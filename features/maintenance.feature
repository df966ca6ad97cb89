Feature: Maintenance
  Whoever works on an instance takes it out of service, with a reason, until told otherwise or until a time.

  Scenario: An instance in maintenance is out of service whatever its checks say
    Given instance "a" is registered with
      | key     | a    |
      | service | shop |
      | checks  | ttl  |
    And check "ttl" of "a" is reported as "PASS"
    When maintenance of "a" is started with
      | reason | new disk |
    Then it succeeds
    And instance "a" has
      | status             | MAINTENANCE |
      | maintenance reason | new disk    |
    When check "ttl" of "a" is reported as "WARN"
    And check "ttl" of "a" is reported as "WARN"
    Then instance "a" is "MAINTENANCE"
    When "shop" is resolved
    Then the answer is "NONE"
    When maintenance of "a" is ended
    Then it succeeds
    And instance "a" has
      | status             | DEGRADED |
      | maintenance reason |          |

  Scenario: Maintenance that is started again has the new reason
    Given these instances are registered
      | key |
      | a   |
    And instance "a" is in maintenance for "new disk"
    When maintenance of "a" is started with
      | reason | new fan |
    Then instance "a" has
      | maintenance reason | new fan |

  Scenario: Ending a maintenance that is not changes nothing
    Given these instances are registered
      | key |
      | a   |
    And the revision is noted
    When maintenance of "a" is ended
    Then it succeeds
    And the revision is as noted

  Scenario: Maintenance ends by itself at its time
    Given these instances are registered
      | key |
      | a   |
    And someone watches the registry
    When maintenance of "a" is started until 3 s from now
    Then the watcher is told of
      | change  | instance | status      | previous status | actor       |
      | CHANGED | a        | MAINTENANCE | HEALTHY         | anonymous   |
      | CHANGED | a        | HEALTHY     | MAINTENANCE     | maintenance |

  Scenario: Maintenance may end with the instance's removal
    Given these instances are registered
      | key |
      | a   |
    And someone watches the registry
    When maintenance of "a" is started with
      | deregister after | 10 s |
    Then the watcher is told of
      | change  | instance | actor            |
      | CHANGED | a        | anonymous        |
      | REMOVED | a        | deregister-after |

  Scenario: Maintenance outlasts a restart
    Given these instances are registered
      | key |
      | a   |
    And instance "a" is in maintenance for "new disk"
    When the registry is restarted
    Then instance "a" has
      | status             | MAINTENANCE |
      | maintenance reason | new disk    |
