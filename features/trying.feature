Feature: Trying a strategy
  A strategy is run once, from the folder of its plugin and against one address, without a registry: what it does is told.

  Scenario: A trial tells the settings, the connection, the result and the time
    Given a TCP server "a"
    When strategy "tcp" of plugin "Tcp" is tried on "a" with
      """
      { "degradedAfter": "PT1M" }
      """
    Then the trial passes
    And it tells "plugin    Tcp "
    And it tells "degradedAfter"
    And it tells ": connected to 127.0.0.1:"
    And it tells "outcome   PASS"
    And it tells "output    connected in "

  Scenario: A trial keeps secrets, and the server's policy of addresses
    When strategy "redis" of plugin "Redis" is tried at the address "169.254.169.254" with
      """
      { "password": "open sesame" }
      """
    Then the trial does not pass
    And it tells "outcome   ERROR (TARGET_NOT_ALLOWED)"
    And it tells "***"
    And it does not tell "sesame"

  Scenario: A trial with settings that break a rule says where
    Given a TCP server "a"
    When strategy "tcp" of plugin "Tcp" is tried on "a" with
      """
      { "port": 0 }
      """
    Then the trial does not pass
    And it tells "tcp.port: "

  Scenario: A trial of a strategy that the plugin has not says which ones it has
    Given a TCP server "a"
    When strategy "udp" of plugin "Tcp" is tried on "a" with
      """
      {}
      """
    Then the trial does not pass
    And it tells "no strategy 'udp', but tcp"
