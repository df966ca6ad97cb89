Feature: Health checks
  The registry asks the instances how they are. What a check says turns its status, and the worst check is the
  instance's status.

  Scenario: A new check is UNKNOWN until its first result, which applies at once
    Given an HTTP server "web"
    And someone watches the registry
    When instance "a" is checked by http on "web"
    Then the watcher is told of
      | change         | status  | previous status | actor        |
      | CREATED        | UNKNOWN |                 | anonymous    |
      | STATUS_CHANGED | HEALTHY | UNKNOWN         | health-check |

  Scenario: A check may begin with another status
    Given instance "a" is registered with the check
      | initial status | HEALTHY |
    Then instance "a" is "HEALTHY"

  Scenario: The first failure of a new check applies at once
    Given an HTTP server "web" that answers 500
    And instance "a" is checked by http on "web"
    When the check of "a" runs
    Then the result is "FAIL" with "500"
    And instance "a" is "UNHEALTHY" because of "500"

  Scenario: It takes failures in a row to turn UNHEALTHY, and passes in a row to recover
    Given an HTTP server "web"
    And instance "a" is checked by http on "web" with
      | unhealthy threshold | 3 |
      | healthy threshold   | 2 |
    When "web" answers 503
    And the check of "a" runs 2 times
    Then instance "a" is "HEALTHY"
    And the only check of "a" has
      | consecutive failures  | 2 |
      | consecutive successes | 0 |
    When "web" answers 200
    And the check of "a" runs
    And "web" answers 503
    And the check of "a" runs 2 times
    Then instance "a" is "HEALTHY"
    When the check of "a" runs
    Then instance "a" is "UNHEALTHY" because of "503"
    When "web" answers 200
    And the check of "a" runs
    Then instance "a" is "UNHEALTHY"
    When the check of "a" runs
    Then instance "a" is "HEALTHY"
    And the only check of "a" has
      | consecutive failures  | 0 |
      | consecutive successes | 2 |

  Scenario: A warning is a pass that degrades
    Given instance "a" is registered with the check
      | strategy            | ttl |
      | ttl                 | 1 h |
      | unhealthy threshold | 1   |
    When check "ttl" of "a" is reported as "FAIL"
    Then instance "a" is "UNHEALTHY"
    When check "ttl" of "a" is reported as "PASS"
    And check "ttl" of "a" is reported as "WARN"
    Then instance "a" is "DEGRADED"
    When check "ttl" of "a" is reported as "PASS"
    Then instance "a" is "DEGRADED"
    When check "ttl" of "a" is reported as "PASS"
    Then instance "a" is "HEALTHY"

  Scenario: The worst check is the status of the instance
    Given instance "a" is registered with
      | key    | a                           |
      | checks | one=ttl, two=ttl, three=ttl |
    When check "one" of "a" is reported as "PASS"
    And check "two" of "a" is reported as "WARN"
    Then instance "a" is "UNKNOWN"
    When check "three" of "a" is reported as "PASS"
    Then instance "a" is "DEGRADED"
    When check "three" of "a" is reported as "FAIL" with the output "disk full"
    And check "three" of "a" is reported as "FAIL" with the output "disk full"
    And check "three" of "a" is reported as "FAIL" with the output "disk full"
    Then instance "a" is "UNHEALTHY" because of "three"
    And instance "a" is "UNHEALTHY" because of "disk full"

  Scenario: An HTTP server that stops is seen, and so is its return
    Given an HTTP server "web"
    And instance "a" is checked by http on "web" every second
    Then instance "a" becomes "HEALTHY"
    When "web" stops
    Then instance "a" becomes "UNHEALTHY"
    And the reason is told with the change
    When "web" starts again
    Then instance "a" becomes "HEALTHY"

  Scenario: A TCP server that stops is seen, and so is its return
    Given a TCP server "line"
    And instance "a" is checked by tcp on "line" every second
    Then instance "a" becomes "HEALTHY"
    When "line" stops
    Then instance "a" becomes "UNHEALTHY"
    When "line" starts again
    Then instance "a" becomes "HEALTHY"

  Scenario: A gRPC server that stops is seen, and so is its return
    Given a gRPC server "rpc"
    And instance "a" is checked by grpc on "rpc" every second
    Then instance "a" becomes "HEALTHY"
    When "rpc" stops
    Then instance "a" becomes "UNHEALTHY"
    When "rpc" starts again
    Then instance "a" becomes "HEALTHY"

  Scenario Outline: An http check with <setting> <value> of a server that answers <status> with "<body>" is <result>
    Given an HTTP server "web" that answers <status> with the body "<body>"
    And instance "a" is checked by http on "web" with
      | <setting> | <value> |
    When the check of "a" runs
    Then the result is "<result>"

    Examples:
      | setting               | value          | status | body       | result |
      | expected status       | 200-299        | 204    |            | PASS   |
      | expected status       | 200-299        | 301    | moved      | FAIL   |
      | expected status       | 404            | 404    | gone       | PASS   |
      | expected status       | 200, 500-599   | 503    | busy       | PASS   |
      | expected status       | 200, 500-599   | 404    | gone       | FAIL   |
      | expected body         | ready          | 200    | is ready   | PASS   |
      | expected body         | ready          | 200    | is waiting | FAIL   |
      | expected body pattern | ^is (up\|down)$ | 200   | is up      | PASS   |
      | expected body pattern | ^is (up\|down)$ | 200   | is upset   | FAIL   |
      | http version          | 2              | 200    | ok         | FAIL   |

  Scenario: An http check sends what its settings say
    Given an HTTP server "web"
    And instance "a" is checked by http on "web" with
      | path    | /health?deep=1               |
      | method  | POST                         |
      | headers | X-Probe=registry, Accept=*/* |
      | body    | are you there                |
    When the check of "a" runs
    Then the result is "PASS"
    And "web" was asked "POST /health?deep=1" with the body "are you there"
    And "web" was sent the header "X-Probe" with "registry"

  Scenario: An http check may name a whole URL of another place
    Given an HTTP server "web"
    And instance "a" is checked by http on "web" by its whole URL
    When the check of "a" runs
    Then the result is "PASS"
    And "web" was asked "GET /elsewhere" with the body ""

  Scenario Outline: An http check that follows redirects <follows> is <result>
    Given an HTTP server "web" that redirects to another
    And instance "a" is checked by http on "web" with
      | follow redirects | <follows> |
    When the check of "a" runs
    Then the result is "<result>"

    Examples:
      | follows | result |
      | true    | PASS   |
      | false   | FAIL   |

  Scenario: A slow pass is a warning
    Given an HTTP server "web" that answers after 300 ms
    And instance "a" is checked by http on "web" with
      | degraded after | 100 ms |
    When the check of "a" runs
    Then the result is "WARN"
    And instance "a" is "DEGRADED"

  Scenario Outline: A <kind> check that takes too long fails
    Given a silent <kind> server "still"
    And instance "a" is checked by <kind> on "still" with
      | timeout   | 300 ms  |
      | <setting> | <value> |
    When the check of "a" runs
    Then the result is "FAIL"
    And instance "a" is "UNHEALTHY"

    Examples:
      | kind | setting | value  |
      | http | path    | /      |
      | tcp  | expect  | READY  |
      | grpc | service |        |

  Scenario Outline: A <kind> check of a server with a certificate that nobody knows is <result>, if skipping the verification is <skip>
    Given a <kind> server "safe" with a certificate of its own
    And instance "a" is checked by <kind> on "safe" with
      | <setting>                      | <value> |
      | skip certificate verification  | <skip>  |
    When the check of "a" runs
    Then the result is "<result>"

    Examples:
      | kind | setting | value | skip  | result |
      | http | scheme  | https | false | FAIL   |
      | http | scheme  | https | true  | PASS   |
      | tcp  | tls     | true  | false | FAIL   |
      | tcp  | tls     | true  | true  | PASS   |
      | grpc | tls     | true  | false | FAIL   |
      | grpc | tls     | true  | true  | PASS   |

  Scenario Outline: A tcp check that sends <send> and expects <expect> is <result>
    Given a TCP server "line" that answers "+PONG" to "PING"
    And instance "a" is checked by tcp on "line" with
      | send    | <send>    |
      | expect  | <expect>  |
      | timeout | <timeout> |
    When the check of "a" runs
    Then the result is "<result>"

    Examples:
      | send | expect | timeout | result |
      | PING | PONG   | 30 s    | PASS   |
      | PING | nobody | 500 ms  | FAIL   |

  Scenario Outline: A grpc check of a server that is <serving> is <result>
    Given a gRPC server "rpc" that is "<serving>"
    And instance "a" is checked by grpc on "rpc"
    When the check of "a" runs
    Then the result is "<result>"

    Examples:
      | serving     | result |
      | SERVING     | PASS   |
      | NOT_SERVING | FAIL   |
      | UNKNOWN     | FAIL   |

  Scenario Outline: A grpc check of the service <service> is <result>
    Given a gRPC server "rpc" whose service "shop.Orders" is "SERVING"
    And instance "a" is checked by grpc on "rpc" with
      | service  | <service>     |
      | metadata | x-probe=yes   |
    When the check of "a" runs
    Then the result is "<result>"
    And "rpc" was sent the header "x-probe" with "yes"

    Examples:
      | service     | result |
      | shop.Orders | PASS   |
      | shop.Others | FAIL   |

  Scenario: A check of a ttl kind that is not reported in time fails
    Given instance "a" is registered with the check
      | strategy            | ttl |
      | ttl                 | 3 s |
      | interval            | 1 s |
      | unhealthy threshold | 1   |
    When check "ttl" of "a" is reported as "PASS"
    Then instance "a" becomes "UNHEALTHY"
    When check "ttl" of "a" is reported as "PASS"
    And check "ttl" of "a" is reported as "PASS"
    Then instance "a" becomes "HEALTHY"

  Scenario: A report of an error makes the check unknown, with its reason
    Given instance "a" is registered with
      | key    | a   |
      | checks | ttl |
    And check "ttl" of "a" is reported as "PASS"
    When check "ttl" of "a" is reported as "ERROR" with the output "cannot tell"
    Then instance "a" is "UNKNOWN" because of "cannot tell"

  Scenario: A target that is not allowed is an error of the check, not of the target
    Given instance "a" is registered with the check
      | strategy | tcp             |
      | host     | 169.254.169.254 |
      | port     | 80              |
    When the check of "a" runs
    Then the result is "ERROR"
    And instance "a" is "UNKNOWN"

  Scenario: Only checks of the ttl kind are reported
    Given a TCP server "line"
    And instance "a" is checked by tcp on "line"
    When check "tcp" of "a" is reported as "PASS"
    Then it is refused at "input.id"

  Scenario: A check is added, changed and removed
    Given these instances are registered
      | key |
      | a   |
    And someone watches the registry
    When a health check is added to "a"
      | strategy | ttl |
      | name     | own |
      | ttl      | 1 h |
    Then it succeeds
    And instance "a" is "UNKNOWN"
    And the checks of "a" are noted
    When check "own" of "a" is changed to
      | interval | 1 min |
      | name     | mine  |
    Then it is answered with the change "CHANGED"
    And check "mine" of "a" has the id that "own" had
    And the only check of "a" has
      | name     | mine  |
      | interval | 1 min |
    When check "mine" of "a" is changed to
      | interval | 1 min |
    Then nothing was changed
    When check "mine" of "a" is removed
    Then it succeeds
    And instance "a" is "HEALTHY"
    And the watcher is told of
      | change  | instance | status  | previous status |
      | CHANGED | a        | UNKNOWN | HEALTHY         |
      | CHANGED | a        | UNKNOWN | UNKNOWN         |
      | CHANGED | a        | HEALTHY | UNKNOWN         |

  Scenario: A check cannot take the name of another
    Given instance "a" is registered with
      | key    | a                |
      | checks | one=ttl, two=ttl |
    When check "two" of "a" is changed to
      | name | one |
    Then it is refused at "input.name"
    When a health check is added to "a"
      | strategy | ttl |
      | ttl      | 1 h |
      | name     | one |
    Then it is refused at "input.check.name"

  Scenario: Settings are shown as they were registered
    Given an HTTP server "web"
    And instance "a" is checked by http on "web" with
      | path            | /health |
      | expected status | 200     |
    Then the settings of the only check of "a" say
      | path   | /health |
      | method | GET     |

  Scenario: Outcomes are kept as the history of the check
    Given an HTTP server "web"
    And instance "a" is checked by http on "web"
    When "web" answers 500
    And the check of "a" runs
    Then the results of the check of "a" are "FAIL, PASS"

  Scenario: A result changes no revision unless the status turns
    Given an HTTP server "web"
    And instance "a" is checked by http on "web"
    And the revision is noted
    When the check of "a" runs 3 times
    Then the revision is as noted

  Scenario: An instance that stays UNHEALTHY is deregistered where it asked for it
    Given someone watches the registry
    And instance "a" is registered with
      | key              | a    |
      | checks           | ttl  |
      | deregister after | 10 s |
    When check "ttl" of "a" is reported as "FAIL"
    Then the watcher is told of
      | change         | instance | actor            |
      | CREATED        | a        | anonymous        |
      | STATUS_CHANGED | a        | health-check     |
      | REMOVED        | a        | deregister-after |

  Scenario: Where most hosts fail at once the network of the checks is doubted, and nothing turns UNHEALTHY
    Given a TCP server "shop" at every loopback address
    When 24 instances on addresses of their own are checked by tcp on "shop" every 1 s
    Then all instances come to be "HEALTHY"
    When "shop" stops
    Then the registry comes to say "OBSERVER_SUSPECT"
    And no instance is "UNHEALTHY"
    When "shop" starts again
    Then the registry comes to say that all is as usual
    And all instances come to be "HEALTHY"

  Scenario: Checks that ask for the same share one run
    Given an HTTP server "web"
    When 10 instances are checked by http on "web" every 1 s, all alike
    Then each comes to have 6 results, for which "web" was asked less than half as often
    And all instances come to be "HEALTHY"

  Scenario: More checks than can be run stretch all intervals, and turn nothing
    Given the registry is set up with
      | ServiceRegistry__HealthChecks__MaxConcurrency | 1 |
    And an HTTP server "web" that answers after 300 ms
    When 12 instances are checked by http on "web" every 1 s, each in its own way
    Then the registry comes to say "CHECKS_OVERLOADED"
    And it tells by how much intervals are stretched, and how late checks are
    And all instances come to be "HEALTHY"
    And no instance is "UNHEALTHY"
