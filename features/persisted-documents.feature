Feature: Persisted documents
  A document need not be sent with each request: a client leaves it here and names it by its hash, or names one that the
  operator trusts. Where only trusted ones are wanted, nothing else is executed.

  Scenario: A document is left under its hash and named by it
    When this is sent as it stands
      """
      { "extensions": { "persistedQuery": { "version": 1, "sha256Hash": "7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b" } } }
      """
    Then the request is refused with the code "HC0020"
    When this is sent as it stands
      """
      { "query": "{ __typename }", "extensions": { "persistedQuery": { "version": 1, "sha256Hash": "7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b" } } }
      """
    Then the text holds '"persisted":true'
    When this is sent as it stands
      """
      { "extensions": { "persistedQuery": { "version": 1, "sha256Hash": "7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b" } } }
      """
    Then the text holds '{"data":{"__typename":"Query"}'

  Scenario: A trusted document is named by its id
    Given the trusted document "typename"
      """
      { __typename }
      """
    When this is sent as it stands
      """
      { "id": "typename" }
      """
    Then the text holds '{"data":{"__typename":"Query"}'
    When "GET" is asked of "/graphql?id=typename"
    Then the text holds '{"data":{"__typename":"Query"}'
    When this is sent as it stands
      """
      { "id": "unknown" }
      """
    Then the request is refused with the code "HC0020"

  Scenario: Trusted documents may be the only ones
    Given the trusted document "typename"
      """
      { __typename }
      """
    And the registry is set up with
      | ServiceRegistry__GraphQL__OnlyPersistedDocuments | true |
    When this is sent as it stands
      """
      { "id": "typename" }
      """
    Then the text holds '{"data":{"__typename":"Query"}'
    When "{ registry { revision } }" is posted accepting "application/json"
    Then the request is refused with the code "HC0067"

  Scenario: Several requests are sent as one where that is switched on
    Given the registry is set up with
      | ServiceRegistry__GraphQL__Batching | true |
    When this is sent as it stands
      """
      [{ "query": "{ __typename }" }, { "query": "{ nothing }" }]
      """
    Then the status is 200
    And the text holds '[{"data":{"__typename":"Query"}'
    And the text holds "nothing"
