Feature: Persistence
  What was answered is kept: after a restart the registry is what it was.

  Scenario: Instances, services and statuses outlast a restart
    Given instance "a" is registered with
      | key       | a                          |
      | service   | shop                       |
      | version   | 1.2.3                      |
      | scheme    | http                       |
      | port      | 80                         |
      | endpoints | admin=https://10.0.0.9:443 |
      | tags      | blue, eu                   |
      | metadata  | team=sales                 |
      | zone      | eu-1                       |
      | weight    | 7                          |
      | lease     | 1 h                        |
      | checks    | one=ttl, two=ttl           |
    And service "shop" is described with
      | owner      | team-sales                   |
      | links      | docs=https://example.eu/docs |
      | tags       | core                         |
      | depends on | bank                         |
    And these instances are registered
      | key | service |
      | b   | bank    |
    And check "one" of "a" is reported as "PASS"
    And check "two" of "a" is reported as "FAIL" with the output "disk full"
    And everything is noted
    When the registry is restarted
    Then everything is as noted
    And instance "a" is "UNHEALTHY" because of "disk full"

  Scenario: Epoch and revision go on after a restart
    Given these instances are registered
      | key |
      | a   |
    And the revision is noted
    When the registry is restarted
    Then the epoch is as noted
    And the revision is as noted
    When these instances are registered
      | key |
      | b   |
    Then the revision has grown by 1

  Scenario: The log outlasts a restart
    Given the revision is noted
    And these instances are registered
      | key |
      | a   |
    And instance "a" is deregistered
    When the registry is restarted
    Then the log since then tells of
      | change  | instance |
      | CREATED | a        |
      | REMOVED | a        |

  Scenario: Checks go on after a restart
    Given an HTTP server "web"
    And instance "a" is checked by http on "web" every second
    And instance "a" becomes "HEALTHY"
    When the registry is restarted
    Then instance "a" is "HEALTHY"
    When "web" stops
    Then instance "a" becomes "UNHEALTHY"

  Scenario: A history of results outlasts a restart
    Given an HTTP server "web"
    And instance "a" is checked by http on "web"
    And "web" answers 500
    And the check of "a" runs
    When the registry is restarted
    Then the results of the check of "a" hold "FAIL, PASS"

  Scenario Outline: Results from before a restart and from after it are in one list, read <direction>
    Given instance "a" is registered with
      | key    | a   |
      | checks | ttl |
    And check "ttl" of "a" is reported as "PASS" 4 times
    When the registry is restarted
    And check "ttl" of "a" is reported as "WARN" 3 times
    Then the results of the check of "a", read <direction> in pages of 2, are "<pages>"

    Examples:
      | direction | pages                                 |
      | forward   | WARN WARN, WARN PASS, PASS PASS, PASS |
      | backward  | PASS PASS, PASS PASS, WARN WARN, WARN |
