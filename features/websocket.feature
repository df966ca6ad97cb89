Feature: WebSocket
  Subscriptions run over the protocol graphql-transport-ws. Whoever breaks it is told with its close code.

  Scenario: A socket is acknowledged, and answers a query as a subscription with one payload
    Given a socket with the protocol "graphql-transport-ws"
    When it sends
      """
      {"type":"connection_init","payload":{"Authorization":"Bearer none"}}
      """
    Then it receives a "connection_ack"
    When it sends
      """
      {"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}
      """
    Then it receives a "next" of "1" with "Query"
    And it receives a "complete" of "1"

  Scenario: A ping is answered
    Given a socket with the protocol "graphql-transport-ws"
    When it sends
      """
      {"type":"ping"}
      """
    Then it receives a "pong"

  Scenario: A socket without a protocol that is known is closed
    Given a socket with the protocol "mqtt"
    Then it is closed with 4406

  Scenario: A socket without any protocol is closed
    Given a socket with the protocol ""
    Then it is closed with 4406

  Scenario Outline: The message <message> closes a socket with <code>
    Given a socket with the protocol "graphql-transport-ws"
    When it sends
      """
      <message>
      """
    Then it is closed with <code>

    Examples:
      | message                                                                  | code |
      | nonsense                                                                 | 4400 |
      | []                                                                       | 4400 |
      | {}                                                                       | 4400 |
      | {"type":"unknown"}                                                       | 4400 |
      | {"type":7}                                                               | 4400 |
      | {"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}       | 4401 |

  Scenario Outline: The message <message> closes an open socket with <code>
    Given an open socket
    When it sends
      """
      <message>
      """
    Then it is closed with <code>

    Examples:
      | message                                       | code |
      | {"type":"connection_init"}                    | 4429 |
      | {"id":"1","type":"subscribe"}                 | 4400 |
      | {"type":"subscribe","payload":{"query":"{a}"}} | 4400 |
      | {"id":"1","type":"subscribe","payload":{}}    | 4400 |
      | {"type":"complete"}                           | 4400 |

  Scenario: An id that is in use closes the socket
    Given an open socket
    When it sends
      """
      {"id":"1","type":"subscribe","payload":{"query":"subscription { onRegistryChanged { revision } }"}}
      """
    Then it receives a "next" of "1" with "revision"
    When it sends
      """
      {"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}
      """
    Then it is closed with 4409

  Scenario: An id is free again once its operation is complete
    Given an open socket
    When it sends
      """
      {"id":"1","type":"subscribe","payload":{"query":"subscription { onRegistryChanged { revision } }"}}
      """
    Then it receives a "next" of "1" with "revision"
    When it sends
      """
      {"id":"1","type":"complete"}
      """
    And it sends
      """
      {"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}
      """
    Then it receives a "next" of "1" with "Query"

  Scenario: A document that is refused ends its operation alone
    Given an open socket
    When it sends
      """
      {"id":"1","type":"subscribe","payload":{"query":"subscription { nothing }"}}
      """
    Then it receives a "error" of "1" with "nothing"
    When it sends
      """
      {"id":"2","type":"subscribe","payload":{"query":"{ __typename }"}}
      """
    Then it receives a "next" of "2" with "Query"
    And nothing came of "1" after its error

  Scenario: A message that is too large closes the socket
    Given an open socket
    When it sends a message of 1100000 bytes
    Then it is closed with 1009

  Scenario: A thousand operations are the most at once
    Given an open socket
    When it subscribes 1000 times
    And it sends
      """
      {"id":"last","type":"subscribe","payload":{"query":"subscription { onRegistryChanged { revision } }"}}
      """
    Then it receives a "error" of "last" with "TOO_MANY_OPERATIONS"

  Scenario: A mutation may be sent over a socket
    Given an open socket
    When it sends
      """
      {"id":"1","type":"subscribe","payload":{"query":"mutation { registerInstance(input: { service: \"shop\", version: \"1\", key: \"a\" }) { change } }"}}
      """
    Then it receives a "next" of "1" with "CREATED"
    When "shop" is looked for
    Then 1 instances are found, each of "shop"

  Scenario Outline: A page of <origin> is <answer> when it opens a socket
    Given the registry is set up with
      | ServiceRegistry__Cors__AllowedOrigins__0 | https://app.example |
    When a page of "<origin>" opens a socket
    Then the socket is <answer>

    Examples:
      | origin               | answer   |
      | https://app.example  | open     |
      | https://evil.example | refused  |
      | null                 | refused  |

  Scenario: A client of the older protocol is answered in its words
    Given a socket with the protocol "graphql-ws"
    When it sends
      """
      {"type":"connection_init"}
      """
    And it sends
      """
      {"id":"1","type":"start","payload":{"query":"{ __typename }"}}
      """
    Then it receives a "connection_ack"
    And it receives a "data" of "1" with "Query"
    And it receives a "complete" of "1"
