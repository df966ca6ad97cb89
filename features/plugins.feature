Feature: Plugins
  Every kind of check but ttl is a plugin: an assembly in a folder. Its settings are part of the schema.

  Scenario: The plugins in the folder are offered
    Then these plugins are listed
      | name    | state  | strategies |
      | BuiltIn | LOADED | ttl        |
      | Grpc    | LOADED | grpc       |
      | Http    | LOADED | http       |
      | Tcp     | LOADED | tcp        |
    And these strategies are offered
      | name | settings type  |
      | grpc | GrpcCheckInput |
      | http | HttpCheckInput |
      | tcp  | TcpCheckInput  |
      | ttl  | TtlCheckInput  |

  Scenario: A plugin's settings are typed and documented inputs of the schema
    Then the schema describes the settings "HttpCheckInput" with
      | field          | type           | default     |
      | url            | URI            |             |
      | path           | String!        | "/"         |
      | method         | String!        | "GET"       |
      | headers        | [HttpHeaderInput!]! | []     |
      | expectedStatus | [String!]!     | ["200-299"] |
      | degradedAfter  | Duration       |             |
    And every setting of "HttpCheckInput" has a description

  Scenario: A broken plugin is listed with its reason, and harms nothing
    Given the plugin "Broken" is a file that is no assembly
    And the plugin "Empty" is a folder without an assembly
    And an HTTP server "web"
    Then plugin "Broken" is "FAILED" because of "Broken"
    And plugin "Empty" is "FAILED" because of "Empty"
    And plugin "Http" is "LOADED" because of ""
    When instance "a" is checked by http on "web"
    And the check of "a" runs
    Then the result is "PASS"

  Scenario: A plugin that throws when it is made is listed with what it threw
    Given the plugin "ThrowsInConstructor" of somebody else
    Then plugin "ThrowsInConstructor" is "FAILED" because of "out of order"

  Scenario: Two plugins bring different versions of one library
    Given the plugin "SpeaksOne" of somebody else
    And the plugin "SpeaksTwo" of somebody else
    And instance "a" is registered with the check
      | strategy | speakOne  |
      | greeting | I am from |
    And instance "b" is registered with the check
      | strategy | speakTwo  |
    When the check of "a" runs
    Then the result is "PASS" with "I am from 1"
    When the check of "b" runs
    Then the result is "PASS" with "version 2"

  Scenario: A missing folder leaves the checks that are built in
    Given there is no plugins folder
    Then these strategies are offered
      | name | settings type |
      | ttl  | TtlCheckInput |

  Scenario: Settings that break a rule of the plugin are refused with their place
    When an instance is registered with the check
      | strategy        | http |
      | expected status | 99-x |
    Then it is refused at "input.checks.0.strategy.http.expectedStatus.0"
