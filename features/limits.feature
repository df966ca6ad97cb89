Feature: Limits
  What an operation costs is reckoned before it is executed, from the pages that it really asks for. One that costs too
  much is refused, and told where its cost comes from.

  Scenario: The cost is told where it is asked for
    Given these instances are registered
      | key | service |
      | a   | shop    |
    When "{ instances(first: 20) { nodes { key checks { name } } } }" is posted with the header "GraphQL-Cost" of "report"
    Then the status is 200
    And the text holds '"key":"a"'
    And the text holds '"operationCost":{"fieldCost":22,"typeCost":121}'

  Scenario: The cost can be asked for without executing anything
    When "mutation { registerInstance(input: { service: \"shop\", version: \"1\", key: \"a\" }) { change } }" is posted with the header "GraphQL-Cost" of "validate"
    Then the status is 200
    And the text holds "operationCost"
    And the text does not hold "CREATED"
    And the registry counts 0 instances of 0 services

  Scenario Outline: <what> is not too much
    When "<query>" is posted with the header "GraphQL-Cost" of "report"
    Then the status is 200
    And the text does not hold "errors"

    Examples:
      | what                                   | query                                                                                                                             |
      | The largest page with all its checks   | { instances(first: 1000) { nodes { key service { name } endpoints { host } metadata { key } checks { name strategy output } } } } |
      | The largest page with its last results | { instances(first: 1000) { nodes { checks { results(first: 5) { nodes { output } } } } } }                                        |
      | Every service with its instances       | { services(first: 1000) { nodes { name instances(first: 20) { nodes { key status } } } } }                                        |

  Scenario: What costs too much is refused
    When "{ services(first: 1000) { nodes { instances(first: 1000) { nodes { key } } } } }" is posted accepting "application/graphql-response+json"
    Then the status is 400
    And the request is refused with the code "COST_LIMIT"
    And the text holds "services.nodes.instances.nodes (1000000)"

  Scenario: The limit can be set
    Given the registry is set up with
      | ServiceRegistry__GraphQL__MaxCost | 20 |
    When "{ instances(first: 10) { nodes { key } } }" is posted accepting "application/json"
    Then the status is 200
    And the text does not hold "errors"
    When "{ instances(first: 30) { nodes { key } } }" is posted accepting "application/json"
    Then the request is refused with the code "COST_LIMIT"

  Scenario: The values in variables can be limited
    Given the registry is set up with
      | ServiceRegistry__GraphQL__MaxVariableValues | 100 |
    When a document with 99 names in its variables is posted
    Then the status is 200
    And the text does not hold "errors"
    When a document with 100 names in its variables is posted
    Then the request is refused with the code "DOCUMENT_LIMIT"

  Scenario: What explorers ask passes however low the limit is set
    Given the registry is set up with
      | ServiceRegistry__GraphQL__MaxCost | 1 |
    When a document with 1 introspections is posted
    Then the status is 200
    And the text holds "Entry points for reading."

  Scenario: Introspections that are asked for again and again cost too much
    When a document with 4 introspections is posted
    Then the status is 200
    And the text holds "Entry points for reading."
    When a document with 40 introspections is posted
    Then the request is refused with the code "COST_LIMIT"

  Scenario: An operation that takes longer than its time is ended
    Given the registry is set up with
      | ServiceRegistry__GraphQL__ExecutionTimeout | PT2S |
    And an HTTP server "web"
    And instance "a" is checked by http on "web" with
      | timeout | 1 min |
    When "web" falls silent
    And the check of "a" is asked to run
    Then the request is refused with the code "HC0045"
