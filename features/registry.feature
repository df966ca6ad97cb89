Feature: Registry
  The seed of the project: services are registered, found by name and version, changed and removed, and whoever watches
  is told of each change as it happens.

  Scenario: Each registration is told
    Given someone watches the registry
    When "test" 0.0.1 is registered
    Then the watcher is told of the change "CREATED" of "test" 0.0.1
    When "test" 0.0.1 is registered
    Then the watcher is told of the change "CREATED" of "test" 0.0.1
    When "test" 0.0.2 is registered
    Then the watcher is told of the change "CREATED" of "test" 0.0.2
    When "test" 0.0.2 is registered
    Then the watcher is told of the change "CREATED" of "test" 0.0.2
    When "test2" 0.0.2 is registered
    Then the watcher is told of the change "CREATED" of "test2" 0.0.2
    When "test2" 0.0.2 is registered
    Then the watcher is told of the change "CREATED" of "test2" 0.0.2

  Scenario Outline: Looking for <service> <version> finds <count>
    Given "test" 0.0.1 is registered
    And "test" 0.0.1 is registered
    And "test" 0.0.2 is registered
    And "test" 0.0.2 is registered
    And "test2" 0.0.2 is registered
    And "test2" 0.0.2 is registered
    When "<service>" <version> is looked for
    Then <count> instances are found, each of "<service>" <version>

    Examples:
      | service | version | count |
      | test    | 0.0.1   | 2     |
      | test    | 0.0.2   | 2     |
      | test2   | 0.0.2   | 2     |
      | test    | 0.0.4   | 0     |
      | test3   | 0.0.1   | 0     |

  Scenario Outline: Looking for <service> of any version finds <count>
    Given "test" 0.0.1 is registered
    And "test" 0.0.1 is registered
    And "test" 0.0.2 is registered
    And "test" 0.0.2 is registered
    And "test2" 0.0.2 is registered
    And "test2" 0.0.2 is registered
    When "<service>" is looked for
    Then <count> instances are found, each of "<service>"

    Examples:
      | service | count |
      | test    | 4     |
      | test2   | 2     |

  Scenario: A change is told
    Given these instances are registered
      | key | service | version |
      | a   | test    | 0.0.1   |
    And someone watches the registry
    When instance "a" is updated with
      | version | 0.0.2 |
    Then the watcher is told of the change "CHANGED" of "test" 0.0.2
    When "test" 0.0.2 is looked for
    Then 1 instances are found, each of "test" 0.0.2

  Scenario: A removal is told, and what was removed is gone
    Given these instances are registered
      | key | service | version |
      | a   | test    | 0.0.1   |
      | b   | test    | 0.0.1   |
    And someone watches the registry
    When instance "a" is deregistered
    Then the watcher is told of the change "REMOVED" of "test" 0.0.1
    And instance "a" is gone
    When "test" 0.0.1 is looked for
    Then 1 instances are found, each of "test" 0.0.1
