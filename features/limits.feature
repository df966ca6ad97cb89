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
