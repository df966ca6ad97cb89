Feature: Secrets of checks
  A check may need a password or a token. Whoever registers it gives it, the check uses it, and nobody gets to see it again.

  Scenario: A password is in nothing that is answered, told, logged or stored
    Given a TCP server "cache" that answers "-ERR nobody knows sesame-opens here\u000d\u000a" to everything
    And someone watches the registry
    When instance "a" is checked by redis on "cache" with
      | password | sesame-opens |
    And the check of "a" runs
    Then the result is "FAIL" with "nobody knows *** here"
    And the settings of the only check of "a" say
      | password | ***  |
      | command  | PING |
    And everything that can be asked of the registry is asked
    And "sesame-opens" was answered, told and logged nowhere
    When the registry is restarted
    Then "sesame-opens" is in no file of the registry
    And the folder "keys" is for the registry's user alone

  Scenario: A secret serves its check, also after a restart
    Given an HTTP server "web"
    And instance "a" is checked by http on "web" with
      | headers | X-Key=sesame-opens |
    When the registry is restarted
    And the check of "a" runs
    Then the result is "PASS"
    And "web" was sent the header "X-Key" with "sesame-opens"

  Scenario: Registering again with the same secret changes nothing
    Given instance "a" is registered with the check of the key "a-1"
      | strategy | redis        |
      | password | sesame-opens |
    When the instance is registered again with the check
      | strategy | redis        |
      | password | sesame-opens |
    Then nothing was changed
    When the instance is registered again with the check
      | strategy | redis         |
      | password | sesame-closes |
    Then it is answered with the change "CHANGED"

  Scenario: The mask given back keeps the secret, where everything else is given back as well
    Given an HTTP server "web"
    And instance "a" is checked by http on "web" with
      | headers | X-Key=sesame-opens |
    When the check of "a" is changed to the check
      | strategy | http      |
      | headers  | X-Key=*** |
      | interval | 2 h       |
    Then it is answered with the change "CHANGED"
    When the check of "a" runs
    Then "web" was sent the header "X-Key" with "sesame-opens"

  Scenario Outline: A mask is refused where <why>
    Given instance "a" is registered with the check of the key "a-1"
      | strategy | redis        |
      | host     | 127.0.0.1    |
      | password | <known>      |
    When the instance is registered again with the check
      | strategy | redis  |
      | host     | <host> |
      | password | ***    |
    Then it is refused at "input.checks.0.strategy.redis.password"
    And it is refused with the code "SECRET_MASKED"

    Examples:
      | why                                     | known        | host      |
      | the secret would go to somewhere else   | sesame-opens | 127.0.0.2 |
      | no secret is known                      |              | 127.0.0.1 |

  Scenario Outline: An instance whose check has a secret is not moved by changing its <field>
    Given instance "a" is registered with the check of the key "a-1"
      | strategy | redis        |
      | password | sesame-opens |
    When instance "a" is updated with
      | <field> | <value> |
    Then it is refused at "input.<field>"
    And it is refused with the code "SECRET_MASKED"
    When instance "a" is updated with
      | version | 2.0.0 |
    Then it is answered with the change "CHANGED"

    Examples:
      | field  | value     |
      | host   | 127.0.0.2 |
      | port   | 9         |
      | scheme | http      |

  Scenario: What a check sends is in nothing that is answered, told, logged or stored
    Given a TCP server "line" that answers "+OK AUTH sesame-opens" to "AUTH sesame-opens"
    And someone watches the registry
    When instance "a" is checked by tcp on "line" with
      | send   | AUTH sesame-opens |
      | expect | +OK               |
    And the check of "a" runs
    Then the result is "PASS"
    And the settings of the only check of "a" say
      | send   | *** |
      | expect | +OK |
    And everything that can be asked of the registry is asked
    And "sesame-opens" was answered, told and logged nowhere
    When the registry is restarted
    Then "sesame-opens" is in no file of the registry
    When the check of "a" runs
    Then the result is "PASS"

  Scenario: Secrets whose keys are gone leave their check UNKNOWN, and it says why
    Given backups are kept in a folder
    And an HTTP server "web"
    And instance "a" is checked by http on "web" with
      | headers | X-Key=sesame-opens |
    When the registry is backed up as "monday.db"
    And the registry is restored from "monday.db"
    And the folder "keys" is lost
    And the check of "a" runs
    Then the result is "ERROR" with "its secrets cannot be decrypted"
    And instance "a" becomes "UNKNOWN"
    When the check of "a" is changed to the check
      | strategy | http               |
      | headers  | X-Key=sesame-opens |
    And the check of "a" runs
    Then the result is "PASS"

  Scenario: The schema says which settings are secret
    Then the schema says that "password" of "RedisCheckInput" is secret
    And the schema says that "value" of "HttpHeaderInput" is secret
    And the schema says that "body" of "HttpCheckInput" is secret
    And the schema says that "send" of "TcpCheckInput" is secret
    And the schema says that "send" of "WebsocketCheckInput" is secret
