Feature: Connections
  What a client may hold open, how large its requests may be and how slow it may be is bounded, so that nobody takes the
  server from the others.

  Scenario: A connection more than allowed is closed
    Given the registry is set up with
      | ServiceRegistry__Connections__Max | 2 |
    When 2 clients ask on connections that they keep
    Then each of them is answered
    When a further client asks
    Then its connection is closed
    When one of the clients leaves
    Then a further client is answered

  Scenario: A WebSocket more than allowed is told to come back later
    Given the registry is set up with
      | ServiceRegistry__Connections__MaxSockets | 1 |
    And a socket that is held
    When a further socket is opened
    Then the further socket is refused with 503
    When the held socket is given up
    Then a further socket is let in

  Scenario Outline: A client that stops in the middle of its <part> is cut off
    Given the registry is set up with
      | ServiceRegistry__Connections__HeadersTimeout | PT2S |
      | ServiceRegistry__Connections__SlowTimeout    | PT2S |
    When a client stops in the middle of its <part>
    Then it is answered with 408
    And its connection is closed

    Examples:
      | part    |
      | headers |
      | body    |

  Scenario: A connection that is not used is closed
    Given the registry is set up with
      | ServiceRegistry__Connections__IdleTimeout | PT2S |
    When 1 clients ask on connections that they keep
    Then each of them is answered
    And its connection is closed

  Scenario Outline: <what> is answered with <status>
    When a client sends <what>
    Then it is answered with <status>

    Examples:
      | what                         | status |
      | an address of 8000 bytes     | 200    |
      | an address of 8200 bytes     | 414    |
      | a header of 32000 bytes      | 200    |
      | a header of 33000 bytes      | 431    |
      | 100 headers                  | 200    |
      | 101 headers                  | 431    |

  Scenario: The largest request can be set
    Given the registry is set up with
      | ServiceRegistry__GraphQL__MaxRequestSize | 2000 |
    When a body of 1900 bytes is posted
    Then the status is 200
    When a body of 2100 bytes is posted
    Then the status is 413
    And the request is refused with the code "HC0010"

  Scenario: The largest message of a WebSocket can be set
    Given the registry is set up with
      | ServiceRegistry__GraphQL__MaxRequestSize | 2000 |
    And an open socket
    When it sends a message of 1900 bytes
    Then it receives a "next" of "1" with "Query"
    And it receives a "complete" of "1"
    When it sends a message of 2100 bytes
    Then it is closed with 1009

  Scenario: A compressed body is refused unless it is allowed
    When "{ __typename }" is posted compressed
    Then the status is 415

  Scenario: A compressed body is read where it is allowed
    Given the registry is set up with
      | ServiceRegistry__GraphQL__RequestDecompression | true |
    When "{ __typename }" is posted compressed
    Then the status is 200
    When a body of 1100000 bytes is posted compressed
    Then the status is 413
