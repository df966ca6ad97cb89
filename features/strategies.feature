Feature: Kinds of checks
  Besides http, tcp and grpc: Redis servers, DNS servers, certificates, and WebSockets, each asked in its own protocol.

  @redis
  Scenario: A Redis server that stops is seen, and so is its return
    Given a Redis server "cache"
    And instance "a" is checked by redis on "cache" every second
    Then instance "a" becomes "HEALTHY"
    When "cache" stops
    Then instance "a" becomes "UNHEALTHY"
    When "cache" starts again
    Then instance "a" becomes "HEALTHY"

  @redis
  Scenario Outline: A redis check of <command> <arguments> that expects <expect> is <result>
    Given a Redis server "cache"
    And instance "a" is checked by redis on "cache" with
      | command   | <command>   |
      | arguments | <arguments> |
      | expect    | <expect>    |
      | database  | 1           |
    When the check of "a" runs
    Then the result is "<result>" with "<output>"

    Examples:
      | command | arguments   | expect      | result | output                        |
      | PING    | []          |             | PASS   | PING was answered 'PONG'      |
      | PING    | []          | READY       | FAIL   | expected 'READY'              |
      | INFO    | replication | role:master | PASS   | role:master                   |
      | GET     | missing     |             | PASS   | (nil)                         |
      | EXISTS  | missing     | 1           | FAIL   | '0', expected '1'             |
      | GET     | []          |             | FAIL   | wrong number of arguments     |

  @redis
  Scenario Outline: A redis check with the password <password> is <result>
    Given a Redis server "cache" with the password "sesame"
    And instance "a" is checked by redis on "cache" with
      | password | <password> |
    When the check of "a" runs
    Then the result is "<result>" with "<output>"

    Examples:
      | password | result | output    |
      | sesame   | PASS   | PONG      |
      | guessed  | ERROR  | WRONGPASS |
      |          | ERROR  | NOAUTH    |

  @redis
  Scenario: A redis check keeps its connection where that is asked for, and finds a server again that was restarted
    Given a Redis server "cache" with the password "sesame"
    And instance "a" is checked by redis on "cache" with
      | password        | sesame |
      | keep connection | true   |
    When the check of "a" runs
    Then the result is "PASS" with "PONG"
    And the result has the measurements ""
    When "cache" stops
    And the check of "a" runs
    Then the result is "FAIL" with "refused"
    When "cache" starts again
    And the check of "a" runs
    Then the result is "PASS" with "PONG"
    And the result has the measurements "connect in ms"

  Scenario: A redis check sends no command that changes something
    When an instance is registered with the check
      | strategy | redis    |
      | command  | FLUSHALL |
    Then it is refused at "input.checks.0.strategy.redis.command"

  @dnsmasq
  Scenario Outline: A dns check for <type> of <name> that expects "<expect>" is <result>
    Given a DNS server "names" that knows
      | kind        | record                           |
      | host-record | a.test,10.0.0.1,fd00::1          |
      | host-record | a.test,10.0.0.2                  |
      | cname       | alias.test,a.test                |
      | srv-host    | _http._tcp.test,a.test,8080,1,2  |
    And instance "a" is checked by dns on "names" with
      | name                | <name>   |
      | type                | <type>   |
      | expect              | <expect> |
      | expect nothing else | <only>   |
      | tcp                 | <tcp>    |
    When the check of "a" runs
    Then the result is "<result>" with "<output>"

    Examples:
      | name            | type | expect             | only  | tcp   | result | output                            |
      | a.test          | A    |                    | false | false | PASS   | 10.0.0.2                          |
      | a.test          | A    | 10.0.0.1, 10.0.0.2 | true  | false | PASS   | 10.0.0.1                          |
      | a.test          | A    | 10.0.0.1           | true  | false | FAIL   | of which 10.0.0.2 was not expected |
      | a.test          | A    | 10.0.0.3           | false | false | FAIL   | expected 10.0.0.3                 |
      | a.test          | A    | 10.0.0.1           | false | true  | PASS   | 10.0.0.1                          |
      | alias.test      | A    | 10.0.0.1           | false | false | PASS   | 10.0.0.1                          |
      | a.test          | AAAA | FD00:0::1          | false | false | PASS   | fd00::1                           |
      | _http._tcp.test | SRV  | 1 2 8080 A.test.   | true  | false | PASS   | 1 2 8080 a.test                   |
      | _http._tcp.test | A    |                    | false | false | FAIL   | answered nothing                  |
      | nobody.test     | A    |                    | false | false | FAIL   | NXDOMAIN                          |

  @dnsmasq
  Scenario: A DNS server that stops is seen
    Given a DNS server "names" that knows
      | kind        | record          |
      | host-record | a.test,10.0.0.1 |
    And instance "a" is checked by dns on "names" with
      | name | a.test |
    When "names" stops
    And the check of "a" runs
    Then the result is "FAIL" with "datagrams refused"

  Scenario Outline: A tls check of a certificate that ends tomorrow is <result>, where <setting> is <value>
    Given a http server "safe" with a certificate of its own
    And instance "a" is checked by tls on "safe" with
      | skip certificate verification | <skip>  |
      | <setting>                     | <value> |
    When the check of "a" runs
    Then the result is "<result>" with "<output>"

    Examples:
      | skip  | setting         | value | result | output                                |
      | true  | degraded before | 1 h   | PASS   | the certificate of 127.0.0.1 ends on  |
      | true  | degraded before | 14 d  | WARN   | the certificate of 127.0.0.1 ends on  |
      | true  | failed before   | 2 d   | FAIL   | the certificate of 127.0.0.1 ends on  |
      | true  | minimum version | 1.3   | WARN   | ends on                               |
      | true  | names           | b.test | FAIL  | is not for b.test                     |
      | false | degraded before | 1 h   | FAIL   | is not trusted                        |

  Scenario Outline: A websocket check to <path> that sends <send> and expects <expect> is <result>
    Given a WebSocket server "chat"
    And instance "a" is checked by websocket on "chat" with
      | path    | <path>    |
      | send    | <send>    |
      | expect  | <expect>  |
      | timeout | <timeout> |
    When the check of "a" runs
    Then the result is "<result>" with "<output>"

    Examples:
      | path  | send | expect        | timeout | result | output                         |
      | /     |      |               | 30 s    | PASS   | connected                      |
      | /     | ping | you said ping | 30 s    | PASS   | answered 'you said ***'        |
      | /     | ping | pong          | 500 ms  | FAIL   | timed out                      |
      | /none |      |               | 30 s    | FAIL   | the handshake was answered 404 |

  Scenario Outline: A websocket check of a server with a certificate that nobody knows is <result>, if skipping the verification is <skip>
    Given a websocket server "safe" with a certificate of its own
    And instance "a" is checked by websocket on "safe" with
      | scheme                        | wss    |
      | skip certificate verification | <skip> |
    When the check of "a" runs
    Then the result is "<result>"

    Examples:
      | skip  | result |
      | false | FAIL   |
      | true  | PASS   |

  Scenario Outline: A <kind> check says what it measured
    Given a <kind> server "safe" with a certificate of its own
    And instance "a" is checked by <strategy> on "safe" with
      | <setting>                     | <value> |
      | skip certificate verification | true    |
    When the check of "a" runs
    Then the result has the measurements "<measurements>"
    And the history of the check of "a" has the measurements "<measurements>" and the code ""

    Examples:
      | kind | strategy | setting | value | measurements                                             |
      | tcp  | tcp      | tls     | true  | connect in ms, tls in ms                                 |
      | http | tls      | port    |       | connect in ms, tls in ms, certificateExpiry in d         |

  Scenario: A check that could not run says why by a code, also later
    Given instance "a" is registered with the check
      | strategy | tcp             |
      | host     | 169.254.169.254 |
      | port     | 80              |
    When the check of "a" runs
    Then the result is "ERROR"
    And the history of the check of "a" has the measurements "" and the code "TARGET_NOT_ALLOWED"

  Scenario Outline: An http check of JSON with the condition <condition> is <result>
    Given an HTTP server "web" that answers 200 with this body
      """
      { "state": "ready", "queue": { "length": 12, "limit/s": 5.50 }, "disks": [{ "free": 3e9, "ok": true }], "error": null }
      """
    And instance "a" is checked by http on "web" with
      | json | <condition> |
    When the check of "a" runs
    Then the result is "<result>" with "<output>"

    Examples:
      | condition                                            | result | output                                    |
      | /state EQUALS ready                                  | PASS   | 200 OK                                    |
      | /state EQUALS done                                   | FAIL   | expected done                             |
      | /state NOT_EQUALS done, /state CONTAINS ead          | PASS   | 200 OK                                    |
      | /queue/length LESS 100, /queue/limit~1s EQUALS 5.5   | PASS   | 200 OK                                    |
      | /queue/length LESS_OR_EQUAL 11                       | FAIL   | /queue/length is 12, expected at most 11  |
      | /disks/0/free GREATER 1000000, /disks/0/ok EQUALS true | PASS | 200 OK                                    |
      | /disks/1/free GREATER_OR_EQUAL 1                     | FAIL   | /disks/1/free is missing                  |
      | /error EXISTS, /warning MISSING                      | PASS   | 200 OK                                    |
      | /state MISSING                                       | FAIL   | expected it to be missing                 |

  Scenario Outline: An http check of health+json that answers <status> with <body> is <result>
    Given an HTTP server "web" that answers <status> with this body
      """
      <body>
      """
    And instance "a" is checked by http on "web" with
      | health json | true |
    When the check of "a" runs
    Then the result is "<result>" with "<output>"

    Examples:
      | status | body                                         | result | output                    |
      | 200    | { "status": "pass" }                         | PASS   | 200 OK                    |
      | 200    | { "status": "warn", "output": "disk filling" } | WARN | its health is warn: disk filling |
      | 503    | { "status": "fail", "output": "no database" } | FAIL  | its health is fail: no database |
      | 500    | { "status": "pass" }                         | FAIL   | expected 200-299          |
      | 200    | { "up": true }                               | FAIL   | the body is no health+json |
      | 200    | fine                                         | FAIL   | the body is no JSON       |

  Scenario Outline: An answer after <delay> ms, degraded after <degraded> and failed after <failed>, is <result>
    Given an HTTP server "web" that answers after <delay> ms
    And instance "a" is checked by http on "web" with
      | degraded after | <degraded> |
      | failed after   | <failed>   |
    When the check of "a" runs
    Then the result is "<result>" with "<output>"

    Examples:
      | delay | degraded | failed  | result | output             |
      | 300   | 100 ms   | 30 s    | WARN   | slower than 100 ms |
      | 300   | 50 ms    | 100 ms  | FAIL   | slower than 100 ms |

  Scenario: A gRPC server that is watched tells of its status by itself, and is not asked for it
    Given a gRPC server "rpc"
    And instance "a" is checked by grpc on "rpc" with
      | watch               | true |
      | interval            | 1 d  |
      | healthy threshold   | 1    |
      | unhealthy threshold | 1    |
    Then "rpc" is watched
    When "rpc" turns "NOT_SERVING"
    Then instance "a" becomes "UNHEALTHY"
    And instance "a" is "UNHEALTHY" because of "NOT_SERVING, told by the server"
    When "rpc" turns "SERVING"
    Then instance "a" becomes "HEALTHY"
    And "rpc" was asked for its status once

  Scenario: A watched gRPC server that is gone is asked at once, and is watched again when it is back
    Given a gRPC server "rpc"
    And instance "a" is checked by grpc on "rpc" with
      | watch               | true |
      | interval            | 1 d  |
      | healthy threshold   | 1    |
      | unhealthy threshold | 1    |
    And "rpc" turns "NOT_SERVING"
    And instance "a" becomes "UNHEALTHY"
    And "rpc" turns "SERVING"
    And instance "a" becomes "HEALTHY"
    When "rpc" stops
    Then instance "a" becomes "UNHEALTHY"
    And instance "a" is "UNHEALTHY" because of "connection refused"
    When "rpc" starts again
    And the check of "a" runs
    Then instance "a" becomes "HEALTHY"
    And "rpc" is watched
    When "rpc" turns "NOT_SERVING"
    Then instance "a" becomes "UNHEALTHY"

  Scenario: What a watched gRPC server tells counts like a run where several in a row turn the check, and the runs come faster
    Given a gRPC server "rpc"
    And instance "a" is checked by grpc on "rpc" with
      | watch               | true |
      | interval            | 5 s  |
      | healthy threshold   | 2    |
      | unhealthy threshold | 2    |
    And "rpc" is watched
    When "rpc" turns "NOT_SERVING"
    Then instance "a" becomes "UNHEALTHY"
    When "rpc" turns "SERVING"
    Then instance "a" becomes "HEALTHY"

  Scenario: The watch of a gRPC server ends with its check
    Given a gRPC server "rpc"
    And instance "a" is checked by grpc on "rpc" with
      | watch | true |
    And "rpc" is watched
    When check "grpc" of "a" is removed
    Then "rpc" is watched no more

  Scenario: The watch of a gRPC server begins again with the plugin that takes the place of its own
    Given a gRPC server "rpc"
    And instance "a" is checked by grpc on "rpc" with
      | watch               | true |
      | interval            | 1 d  |
      | healthy threshold   | 1    |
      | unhealthy threshold | 1    |
    And "rpc" turns "NOT_SERVING"
    And instance "a" becomes "UNHEALTHY"
    When the plugin "Grpc" is replaced by another version
    Then "rpc" is watched anew
    When "rpc" turns "SERVING"
    Then instance "a" becomes "HEALTHY"

  Scenario: A gRPC server that offers no watch is checked as without it
    Given a gRPC server "rpc" that offers no watch
    And instance "a" is checked by grpc on "rpc" with
      | watch | true |
    When the check of "a" runs
    Then the result is "PASS" with "SERVING"
    And the results of the check of "a" are "PASS, PASS"
