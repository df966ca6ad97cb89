Feature: What checks may connect to
  Whoever registers a check makes the server open a connection. What would let a check read the machine's own
  credentials is denied, whatever it is called and however it is reached; it is an error of the check, not of the target.

  Scenario Outline: <what> is not connected to
    Given instance "a" is registered with the check
      | strategy | <kind> |
      | host     | <host> |
      | port     | 80     |
    When the check of "a" runs
    Then the result is "ERROR" with "is not allowed: <rule> is denied"
    And the result has the code "TARGET_NOT_ALLOWED"
    And instance "a" is "UNKNOWN"

    Examples:
      | what                                  | kind | host                       | rule               |
      | A metadata address                    | http | 169.254.169.254            | 169.254.0.0/16     |
      | A metadata address for grpc           | grpc | 169.254.169.254            | 169.254.0.0/16     |
      | A metadata address as one number      | tcp  | 2852039166                 | 169.254.0.0/16     |
      | A metadata address in octal           | tcp  | 0251.0376.0251.0376        | 169.254.0.0/16     |
      | A metadata address in hexadecimal     | http | 0xA9FEA9FE                 | 169.254.0.0/16     |
      | A metadata address mapped into IPv6   | http | ::ffff:169.254.169.254     | 169.254.0.0/16     |
      | A metadata address behind NAT64       | tcp  | 64:ff9b::a9fe:a9fe         | 169.254.0.0/16     |
      | A metadata address behind 6to4        | http | 2002:a9fe:a9fe::1          | 169.254.0.0/16     |
      | A metadata address of IPv6            | tcp  | fd00:ec2::254              | fd00:ec2::/64      |
      | A metadata address of another cloud   | tcp  | 100.100.100.200            | 100.100.100.200/32 |
      | A link-local address                  | grpc | fe80::1                    | fe80::/10          |
      | The address that is none              | tcp  | 0.0.0.0                    | 0.0.0.0/8          |

  Scenario Outline: A redirect to <where> is not followed there
    Given an HTTP server "web" that redirects to "<url>"
    And instance "a" is checked by http on "web" with
      | follow redirects | true |
    When the check of "a" runs
    Then the result is "ERROR" with "is not allowed"

    Examples:
      | where                        | url                                      |
      | a metadata address           | http://169.254.169.254/latest/meta-data/ |
      | another spelling of it       | http://0251.0376.43518/                  |
      | one that is mapped into IPv6 | http://[::ffff:a9fe:a9fe]/               |

  Scenario: A redirect is not followed unless that is asked for
    Given an HTTP server "web" that redirects to "http://169.254.169.254/"
    And instance "a" is checked by http on "web"
    When the check of "a" runs
    Then the result is "FAIL" with "302"

  Scenario: Networks and ports are denied by settings, and allowed again
    Given a TCP server "line"
    And the registry denies checks "127.0.0.0/8" and allows them the port of "line"
    And a TCP server "other"
    When instance "a" is checked by tcp on "line"
    Then instance "a" is "HEALTHY"
    When instance "b" is checked by tcp on "other"
    And the check of "b" runs
    Then the result is "ERROR" with "the target 127.0.0.1 is not allowed: 127.0.0.0/8 is denied"

  Scenario Outline: A header with <what> is refused
    When an instance is registered with the check
      | strategy | http     |
      | headers  | <header> |
    Then it is refused at "<path>"

    Examples:
      | what                    | header                     | path                                         |
      | a line break            | X-A=1\u000d\u000aHost: b   | input.checks.0.strategy.http.headers.0.value |
      | a line break in a name  | X-A\u000aX-B=1             | input.checks.0.strategy.http.headers.0.name  |
      | the name of another host | Host=other.example        | input.checks.0.strategy.http.headers.0.name  |
      | a length of its own     | Content-Length=0           | input.checks.0.strategy.http.headers.0.name  |
