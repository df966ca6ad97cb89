Feature: Discovery
  Who depends on a service asks where it is, and gets the instances that can take traffic now.

  Scenario: The healthy instances are given, all others are left out
    Given these instances are registered
      | key | service | checks |
      | a   | shop    |        |
      | b   | shop    | ttl    |
      | c   | shop    | ttl    |
      | d   | shop    | ttl    |
      | e   | shop    |        |
      | f   | bank    |        |
    And check "ttl" of "b" is reported as "WARN"
    And check "ttl" of "c" is reported as "FAIL"
    And instance "e" is in maintenance for "repair"
    When "shop" is resolved
    Then the answer is "HEALTHY" with "a"

  Scenario: The degraded instances are given where none is healthy
    Given these instances are registered
      | key | service | checks |
      | a   | shop    | ttl    |
      | b   | shop    | ttl    |
    And check "ttl" of "a" is reported as "WARN"
    And check "ttl" of "b" is reported as "FAIL"
    When "shop" is resolved
    Then the answer is "DEGRADED" with "a"

  Scenario: Nothing is given where nothing can take traffic
    Given these instances are registered
      | key | service | checks |
      | a   | shop    | ttl    |
    When "shop" is resolved
    Then the answer is "NONE"
    When "nowhere" is resolved
    Then the answer is "NONE"

  Scenario: An instance that an error made unknown counts as what it was
    Given these instances are registered
      | key | service | checks |
      | a   | shop    | ttl    |
    And check "ttl" of "a" is reported as "PASS"
    And check "ttl" of "a" is reported as "ERROR"
    When "shop" is resolved
    Then the answer is "HEALTHY" with "a"

  Scenario Outline: The version <range> is <found>
    Given these instances are registered
      | key | service | version     |
      | a   | shop    | 1.0.0       |
      | b   | shop    | 1.2.0       |
      | c   | shop    | 1.2.3       |
      | d   | shop    | 2.0.0-rc.1  |
      | e   | shop    | 2.0.0       |
      | f   | shop    | nightly-7   |
    When "shop" is resolved with the version "<range>"
    Then the answer holds "<found>"

    Examples:
      | range               | found       |
      | 1.2.3               | c           |
      | 1.2                 | b           |
      | 1.9                 |             |
      | *                   | a b c e f   |
      | 1.*                 | a b c       |
      | 1.2.*               | b c         |
      | 2.*                 | e           |
      | [1.2,2.0)           | b c         |
      | (1.0,2.0]           | b c e       |
      | (,1.2]              | a b         |
      | [1.2.3,)            | c e         |
      | [1.2]               | b           |
      | [2.0.0-rc.1,2.0.0]  | d e         |
      | 2.0.0-rc.1          | d           |
      | nightly-7           | f           |

  Scenario Outline: The version <range> is no version range
    When "shop" is resolved with the version "<range>"
    Then the request is refused

    Examples:
      | range      |
      | [1.2,      |
      | 1.*.3      |
      | [2.0,1.0]  |
      | (1.0)      |
      |            |

  Scenario: All the tags that are asked for must be there
    Given these instances are registered
      | key | service | tags           |
      | a   | shop    | blue, eu       |
      | b   | shop    | blue           |
      | c   | shop    | eu, blue, fast |
      | d   | shop    |                |
    When "shop" is resolved with the tags "blue, eu"
    Then the answer holds "a c"

  Scenario: Version and tags come before health
    Given these instances are registered
      | key | service | version | checks |
      | a   | shop    | 1.0.0   |        |
      | b   | shop    | 2.0.0   | ttl    |
    And check "ttl" of "b" is reported as "WARN"
    When "shop" is resolved with the version "2.0.0"
    Then the answer is "DEGRADED" with "b"

  Scenario: The caller's zone comes first, and others follow
    Given these instances are registered
      | key | service | zone |
      | a   | shop    | eu-1 |
      | b   | shop    | us-1 |
      | c   | shop    | eu-1 |
      | d   | shop    |      |
    When "shop" is resolved for the zone "eu-1"
    Then the answer holds "a b c d"
    And the first 2 of the answer are "a c"

  Scenario: The heavier come first within a zone
    Given these instances are registered
      | key | service | weight |
      | a   | shop    | 0      |
      | b   | shop    | 65535  |
    When "shop" is resolved 20 times
    Then "b" came first every time

  Scenario: A limit gives the first ones
    Given these instances are registered
      | key | service | zone |
      | a   | shop    | eu-1 |
      | b   | shop    | us-1 |
      | c   | shop    | eu-1 |
    When "shop" is resolved for the zone "us-1" with at most 1
    Then the answer is "HEALTHY" with "b"

  Scenario Outline: A limit of <limit> is refused
    When "shop" is resolved for the zone "eu-1" with at most <limit>
    Then the request is refused with the code "INVALID_ARGUMENT"

    Examples:
      | limit |
      | 0     |
      | -1    |

  Scenario: A service is resolved in its namespace
    Given these instances are registered
      | key | service | namespace |
      | a   | shop    | default   |
      | b   | shop    | sales     |
    When "shop" of "sales" is resolved
    Then the answer is "HEALTHY" with "b"

  Scenario: An instance whose server stops is left out, and is back with it
    Given an HTTP server "web"
    And instance "a" is checked by http on "web" every second
    And these instances are registered
      | key | service |
      | b   | shop    |
    And instance "a" becomes "HEALTHY"
    When "web" stops
    Then instance "a" becomes "UNHEALTHY"
    When "shop" is resolved
    Then the answer is "HEALTHY" with "b"
    When "web" starts again
    Then instance "a" becomes "HEALTHY"
    When "shop" is resolved
    Then the answer holds "a b"

  Scenario: Where most instances fail at once the checks are doubted, and all are given
    Given these instances are registered
      | key | service | checks |
      | a   | shop    | ttl    |
      | b   | shop    | ttl    |
      | c   | shop    | ttl    |
      | d   | shop    |        |
      | e   | shop    | ttl    |
    And check "ttl" of "a" is reported as "PASS"
    And check "ttl" of "b" is reported as "PASS"
    And check "ttl" of "c" is reported as "WARN"
    And instance "e" is in maintenance for "repair"
    When check "ttl" of "a" is reported as "FAIL" 3 times
    And check "ttl" of "b" is reported as "FAIL" 3 times
    And "shop" is resolved
    Then the answer is "HEALTHY" with "d"
    When check "ttl" of "c" is reported as "FAIL" 3 times
    And "shop" is resolved
    Then the answer is "PROTECTED" with "a b c d"
    When check "ttl" of "a" is reported as "PASS" 2 times
    And "shop" is resolved
    Then the answer is "HEALTHY" with "a d"
