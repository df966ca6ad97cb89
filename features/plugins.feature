Feature: Plugins
  Every kind of check but ttl is a plugin: an assembly in a folder. Its settings are part of the schema.

  Scenario: The plugins in the folder are offered
    Then these plugins are listed
      | name      | state  | strategies |
      | BuiltIn   | LOADED | ttl        |
      | Dns       | LOADED | dns        |
      | Grpc      | LOADED | grpc       |
      | Http      | LOADED | http       |
      | Redis     | LOADED | redis      |
      | Tcp       | LOADED | tcp        |
      | Tls       | LOADED | tls        |
      | WebSocket | LOADED | websocket  |
    And these strategies are offered
      | name      | settings type       |
      | dns       | DnsCheckInput       |
      | grpc      | GrpcCheckInput      |
      | http      | HttpCheckInput      |
      | redis     | RedisCheckInput     |
      | tcp       | TcpCheckInput       |
      | tls       | TlsCheckInput       |
      | ttl       | TtlCheckInput       |
      | websocket | WebsocketCheckInput |

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

  Scenario: A plugin is dropped in, replaced and removed while the registry runs
    Given instance "a" is registered with the check
      | strategy | tcp |
    When the plugin "SpeaksOne" is dropped in
    Then strategy "speakOne" comes to be offered
    And the schema describes the settings "SpeakOneCheckInput" with
      | field    | type    | default   |
      | greeting | String! | "version" |
    Given instance "b" is registered with the check
      | strategy | speakOne  |
      | greeting | I am from |
    When the check of "b" runs
    Then the result is "PASS" with "I am from 1"
    When the plugin "SpeaksOne" is replaced by a file that is no assembly
    Then plugin "SpeaksOne (failed)" comes to be "FAILED" because of "not a .NET assembly"
    And plugin "SpeaksOne" is "LOADED" because of ""
    When the check of "b" runs
    Then the result is "PASS" with "I am from 1"
    When the plugin "SpeaksOne" is removed
    Then strategy "speakOne" comes to be gone
    When the check of "b" runs
    Then the result is "ERROR" with "strategy 'speakOne' is not loaded"
    When the plugin "SpeaksOne" is dropped in
    Then strategy "speakOne" comes to be offered
    When the check of "b" runs
    Then the result is "PASS" with "I am from 1"

  Scenario: Where the folder is not followed, plugins are loaded when that is asked for
    Given the registry is set up with
      | ServiceRegistry__Plugins__HotReload | false |
    And these strategies are offered
      | name      | settings type       |
      | dns       | DnsCheckInput       |
      | grpc      | GrpcCheckInput      |
      | http      | HttpCheckInput      |
      | redis     | RedisCheckInput     |
      | tcp       | TcpCheckInput       |
      | tls       | TlsCheckInput       |
      | ttl       | TtlCheckInput       |
      | websocket | WebsocketCheckInput |
    When the plugin "SpeaksOne" is dropped in
    And the plugins are reloaded
    Then the answer lists plugin "SpeaksOne" as "LOADED"
    And strategy "speakOne" comes to be offered

  Scenario: A plugin whose runs do not end when they are told to is quarantined
    Given the plugin "Misbehaves" of somebody else
    And a silent tcp server "still"
    And instance "a" is checked by misbehave on "still" with
      | how     | IGNORE_CANCELLATION |
      | timeout | 0.1 s               |
    When the check of "a" runs 10 times
    Then plugin "Misbehaves" is "QUARANTINED" because of "ignored their cancellation"
    When the check of "a" runs
    Then the result is "ERROR" with "quarantined"
    When the plugins are reloaded
    Then the answer lists plugin "Misbehaves" as "LOADED"

  Scenario: A strategy that comes to no end with its settings is a problem of these settings alone
    Given the plugin "Misbehaves" of somebody else
    And a silent tcp server "still"
    When an instance is registered with a check by misbehave that reads its settings until "still" hangs up
    Then it is refused at "input.checks.0.strategy.misbehave"
    And it is refused with the code "CHECK_FAILED"
    When instance "a" is registered with the check
      | strategy | misbehave |
    And the check of "a" runs
    Then the result is "PASS"

  Scenario: A plugin that does not let go when it is removed is listed with what may hold it
    Given the plugin "RootsItself" of somebody else
    And instance "a" is registered with the check
      | strategy | squatter |
    When the check of "a" runs
    Then the result is "PASS"
    When the plugin "RootsItself" is removed
    Then strategy "squatter" comes to be gone
    When memory is collected until a plugin that lets go would be gone
    Then plugin "RootsItself" comes to be "UNLOADING" because of "something still holds it: a thread, a timer or a static event"
    When the plugin "RootsItself" is dropped in
    Then strategy "squatter" comes to be offered
    When the check of "a" runs
    Then the result is "PASS"

  Scenario: Only plugins that are known by their files are loaded, where that is asked for
    Given the registry is set up with
      | ServiceRegistry__Plugins__Trust | allowlist |
    And plugin "Tcp" is allowed by the SHA-256 of its files
    Then plugin "Tcp" is "LOADED" because of ""
    And plugin "Http" is "FAILED" because of "It is not on the list of plugins that may be loaded. The SHA-256 of its files is"
