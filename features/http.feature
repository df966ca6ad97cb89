Feature: HTTP
  The API is GraphQL over HTTP: any client that speaks it is answered as it expects, and whatever is wrong is told in
  words.

  Scenario Outline: A query accepting <accept> is answered as <type>
    When "{ __typename }" is posted accepting "<accept>"
    Then the status is 200
    And the content type is "<type>"

    Examples:
      | accept                                                  | type                              |
      | */*                                                     | application/json                  |
      | application/json                                        | application/json                  |
      | application/graphql-response+json                       | application/graphql-response+json |
      | application/graphql-response+json, application/json     | application/graphql-response+json |
      | text/event-stream, application/json                     | application/json                  |
      | application/*                                           | application/json                  |
      | text/event-stream                                       | text/event-stream                 |

  Scenario Outline: <what> is <status> as <accept>
    When "<query>" is posted accepting "<accept>"
    Then the status is <status>
    And the answer has errors and no data

    Examples:
      | what                    | query                                                 | accept                            | status |
      | A syntax error          | { registry {                                          | application/json                  | 200    |
      | A syntax error          | { registry {                                          | application/graphql-response+json | 400    |
      | An unknown field        | { nothing }                                           | application/json                  | 200    |
      | An unknown field        | { nothing }                                           | application/graphql-response+json | 400    |
      | A missing variable      | query($id: ID!) { instance(id: $id) { key } }         | application/graphql-response+json | 400    |
      | An empty document       | # nothing                                             | application/graphql-response+json | 400    |
      | A choice of operations  | query a { __typename } query b { __typename }         | application/graphql-response+json | 400    |

  Scenario: What nobody can answer is not acceptable
    When "{ __typename }" is posted accepting "image/png"
    Then the status is 406

  Scenario Outline: The body <body> is a bad request
    When this is posted as "application/json"
      """
      <body>
      """
    Then the status is 400
    And the answer has errors and no data

    Examples:
      | body                                            |
      | {                                               |
      | []                                              |
      | "{ __typename }"                                |
      | null                                            |
      | {}                                              |
      | { "query": 7 }                                  |
      | { "query": "{ __typename }", "variables": 7 }   |
      | { "query": "{ __typename }", "variables": "{}" } |
      | { "query": "{ __typename }", "operationName": 7 } |
      | { "query": "{ __typename }", "extensions": [] } |

  Scenario Outline: A body as <type> is refused
    When this is posted as "<type>"
      """
      { "query": "{ __typename }" }
      """
    Then the status is 415

    Examples:
      | type                              |
      | text/plain                        |
      | application/x-www-form-urlencoded |
      | multipart/form-data               |

  Scenario: A body that is no UTF-8 is a bad request
    When bytes that are no UTF-8 are posted
    Then the status is 400

  Scenario: A body that is too large is refused
    When a body of 1100000 bytes is posted
    Then the status is 413

  Scenario: A query may be asked by GET
    When "{ registry { revision } }" is asked by GET
    Then the status is 200
    And the content type is "application/json"

  Scenario: A mutation is refused by GET
    When "mutation { renewLease(input: { id: 1 }) { errors { __typename } } }" is asked by GET
    Then the status is 405
    And the header "Allow" is "POST"

  Scenario Outline: The method <method> is not allowed
    When "<method>" is asked of "/graphql"
    Then the status is 405

    Examples:
      | method |
      | PUT    |
      | DELETE |

  Scenario Outline: The schema is given at <path>
    When "GET" is asked of "<path>"
    Then the status is 200
    And the text holds "type Query"
    And the text holds "input HttpCheckInput"
    And there is the header "ETag"
    When "GET" is asked of "<path>" again with its ETag
    Then the status is 304

    Examples:
      | path                    |
      | /graphql?sdl            |
      | /graphql/schema.graphql |

  Scenario: Some types of the schema are given
    When "GET" is asked of "/graphql?sdl&types=Registry,Link"
    Then the status is 200
    And the text holds "type Registry"
    And the text holds "type Link"
    And the text does not hold "type Instance"

  Scenario: What the schema says of itself comes compressed to who takes that
    When "{ __schema { types { name description } } }" is posted accepting "application/json"
    Then the text holds "RegisterInstanceInput"
    When "{ __schema { types { name description } } }" is posted with the header "Accept-Encoding" of "gzip"
    Then the status is 200
    And the header "Content-Encoding" is "gzip"
    And the text holds "RegisterInstanceInput"

  Scenario: Where introspection is switched off the schema is not given
    Given the registry is set up with
      | ServiceRegistry__GraphQL__Introspection | false |
    When "GET" is asked of "/graphql?sdl"
    Then the status is 404
    When "{ __schema { queryType { name } } }" is posted accepting "application/json"
    Then the request is refused with the code "HC0046"
    When "{ registri { revision } }" is posted accepting "application/json"
    Then the text does not hold "Did you mean"

  Scenario: A subscription is answered as an event stream
    When "subscription { onRegistryChanged { revision events { revision instanceKey } } }" is streamed
    Then the stream tells of a bookmark
    When these instances are registered
      | key |
      | a   |
    Then the stream tells of the instance "a" under its epoch and revision

  Scenario: An event stream goes on after the event that was last seen
    Given these instances are registered
      | key |
      | a   |
      | b   |
    When "subscription { onRegistryChanged { revision events { revision instanceKey } } }" is streamed after revision 1
    Then the stream tells of the instance "b" under its epoch and revision

  Scenario: Of several events of one revision only the last can be resumed from
    Given these instances are registered
      | key |
      | a   |
    When "subscription { onStatusChanged(since: 1) { revision instanceKey } }" is streamed
    And these instances are registered in one call
      | key |
      | b   |
      | c   |
    Then the stream tells of "b" without an id
    And the stream tells of "c" with the id of revision 2

  Scenario: A stream that cannot be resumed tells why and ends
    When "subscription { onRegistryChanged(since: 4711) { revision } }" is streamed
    Then the stream tells of the error "REVISION_IN_FUTURE" and ends

  Scenario: A stream that is to go on after an event of nobody's tells so and ends
    When "subscription { onRegistryChanged { revision } }" is streamed after the event "yesterday"
    Then the stream tells of the error "INVALID_ARGUMENT" and ends

  Scenario: A query as an event stream is one event and the end
    When "{ __typename }" is streamed
    Then the stream tells of "Query" and ends

  Scenario: An error in a field is told beside the data
    When "{ node(id: 1) { id } registry { revision } }" is posted accepting "application/graphql-response+json"
    Then the status is 200
    And the answer has errors beside data

  Scenario Outline: The document <what> is refused as beyond a limit
    When a document with <what> is posted
    Then the request is refused with the code "DOCUMENT_LIMIT"

    Examples:
      | what                  |
      | 20000 tokens          |
      | 100 levels of nesting |
      | 600 fields            |

  Scenario: Suggestions help with a name that is nearly right
    When "{ registri { revision } }" is posted accepting "application/json"
    Then the answer has the error "registry"

  Scenario: Whoever has written asks to read no older state
    Given these instances are registered
      | key |
      | a   |
    When "{ registry { revision } }" is asked for revision 1 at least
    Then the status is 200
    When "{ registry { revision } }" is asked for revision 99 at least
    Then the request is refused with the code "REVISION_NOT_REACHED"

  Scenario: Pages of allowed origins may ask, others may not
    Given the registry is set up with
      | ServiceRegistry__Cors__AllowedOrigins__0 | https://app.example |
    When the origin "https://app.example" asks whether it may post
    Then it may
    And a page of it may read "ETag, Retry-After"
    When the origin "https://evil.example" asks whether it may post
    Then it may not
