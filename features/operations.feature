Feature: Operations
  Whoever runs the registry sees that it runs, what it holds, and is told at the start of a setting that is wrong.

  Scenario Outline: The probe <path> answers
    When "GET" is asked of "<path>"
    Then the status is 200

    Examples:
      | path    |
      | /livez  |
      | /readyz |

  Scenario: The registry tells what it holds
    Given these instances are registered
      | key | service | checks   |
      | a   | shop    | ttl, ttl |
      | b   | bank    |          |
    When this is asked
      """
      { registry { revision compactedRevision serviceCount instanceCount checkCount conditions { kind } members { revision checkCount isSelf } } }
      """
    Then it is answered
      """
      { "registry": {
        "revision": 2, "compactedRevision": 0, "serviceCount": 2, "instanceCount": 2, "checkCount": 2, "conditions": [],
        "members": [{ "revision": 2, "checkCount": 2, "isSelf": true }]
      } }
      """

  Scenario Outline: The setting <key> of <value> stops the start
    Given the registry is set up with
      | <key> | <value> |
    Then it does not start, and says "<key>", "<value>" and "<allowed>"

    Examples:
      | key                                           | value   | allowed                   |
      | ServiceRegistry__Storage__Provider            | Oracle  | Sqlite                    |
      | ServiceRegistry__HealthChecks__MaxConcurrency | 0       | from 1 to                 |
      | ServiceRegistry__HealthChecks__MaxConcurrency | many    | a whole number            |
      | ServiceRegistry__Events__RetentionCount       | 10      | at least 1000             |
      | ServiceRegistry__History__RetentionAge        | soon    | a duration                |
      | ServiceRegistry__GraphQL__Introspection       | perhaps | true or false             |
      | ServiceRegistry__Cors__AllowedOrigins__0      | example | an origin such as https:// |
      | ServiceRegistry__Unknown__Key                 | 1       | known are                 |
