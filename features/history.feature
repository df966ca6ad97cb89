Feature: History
  What a status was, why, when, and how long each lasted can be asked, also after a restart. Time when no server ran is left out.

  Scenario: Without instances there is nothing to measure
    Given service "shop" is described with
      | owner | team-sales |
    Then the uptime of service "shop" is nothing

  Scenario: What has always been healthy has an uptime of 1
    Given instance "a" is registered with
      | key     | a    |
      | service | shop |
    Then the uptime of "a" is 1
    And the uptime of service "shop" is 1
    And "a" was always "HEALTHY"

  Scenario: What was never anything but unknown has no uptime
    Given instance "a" is registered with
      | key     | a    |
      | service | shop |
      | checks  | ttl  |
    Then the uptime of "a" is nothing
    And the uptime of service "shop" is nothing
    And "a" was always "UNKNOWN"

  Scenario: What always fails has an uptime of 0, while another instance carries the service
    Given instance "a" is registered with
      | key     | a    |
      | service | shop |
      | checks  | ttl  |
    And instance "b" is registered with
      | key     | b    |
      | service | shop |
    When check "ttl" of "a" is reported as "FAIL"
    Then the uptime of "a" is 0
    And the uptime of service "shop" is 1

  Scenario: Time in maintenance counts against uptime
    Given instance "a" is registered with
      | key     | a    |
      | service | shop |
    When instance "a" is in maintenance for "upgrade"
    Then the uptime of "a" is between 0 and 1
    And the uptime of service "shop" is between 0 and 1

  Scenario: A service that lost its last instance is down
    Given service "shop" is described with
      | owner | team-sales |
    And instance "a" is registered with
      | key     | a    |
      | service | shop |
    When instance "a" is deregistered
    Then the uptime of service "shop" is between 0 and 1

  Scenario: The statuses of an instance come with their reasons, newest first
    Given instance "a" is registered with
      | key    | a   |
      | checks | ttl |
    When check "ttl" of "a" is reported as "PASS" with the output "fine"
    And check "ttl" of "a" is reported as "ERROR" with the output "cannot tell"
    And check "ttl" of "a" is reported as "PASS" with the output "fine"
    And check "ttl" of "a" is reported as "PASS" with the output "fine"
    And instance "a" is in maintenance for "upgrade"
    Then the statuses of "a" were
      | status      | reason           |
      | MAINTENANCE | upgrade          |
      | HEALTHY     | ttl: fine        |
      | UNKNOWN     | ttl: cannot tell |
      | HEALTHY     | ttl: fine        |
      | UNKNOWN     | ttl: not checked yet |

  Scenario: A restart parts a status, and leaves uptime as it is
    Given instance "a" is registered with
      | key     | a    |
      | service | shop |
    When the registry is restarted
    Then the statuses of "a" were
      | status  | reason |
      | HEALTHY |        |
      | HEALTHY |        |
    And the uptime of "a" is 1
    And the uptime of service "shop" is 1

  Scenario: How long a check takes is told in percentiles
    Given an HTTP server "web" that answers after 300 ms
    And instance "a" is checked by http on "web"
    When the check of "a" runs 2 times
    Then half of at least 2 runs of the check of "a" took 300 ms or longer

  Scenario Outline: A window of <window> is refused
    When this is asked
      """
      { service(name: "shop") { name } instances { nodes { uptime(window: "<window>") } } }
      """
    Then it is answered
      """
      { "service": null, "instances": { "nodes": [] } }
      """
    Given instance "a" is registered with
      | key     | a    |
      | service | shop |
    When this is asked
      """
      { service(name: "shop") { uptime(window: "<window>") } }
      """
    Then the request is refused with the code "INVALID_ARGUMENT"

    Examples:
      | window |
      | PT0S   |
      | -P1D   |
