@chromium
Feature: Browser
  A page in a browser uses the API directly where its origin is allowed, and the explorer is at hand for everybody.

  Scenario: A page of an allowed origin queries and subscribes
    Given a page of an allowed origin in the browser
    When the page registers an instance
    And the page subscribes
    And these instances are registered
      | key     | service |
      | by-hand | shop    |
    Then the page is told of the instance "by-hand"
    And the page finds 2 instances

  Scenario: A page of another origin is refused
    Given a page of another origin in the browser
    When the page registers an instance
    Then the page is refused
    When the page subscribes
    Then the page is refused

  @explorer
  Scenario: The explorer answers a query
    Given these instances are registered
      | key | service |
      | a   | shop    |
    When the explorer is opened in the browser
    And "{ instances { nodes { key serviceName } } }" is asked in the explorer
    Then the explorer shows "serviceName" and "shop"
    And the explorer asked no other host
