Feature: Paging
  Lists are read in pages. A cursor names a place in the order, so that a page neither skips nor repeats while instances
  come and go.

  Background:
    Given these instances are registered
      | key | service | version | zone | weight | port |
      | a   | shop    | 1.0.0   | eu-1 | 10     | 80   |
      | b   | shop    | 1.0.0   |      | 20     | 80   |
      | c   | bank    | 1.2.0   | eu-2 | 20     | 81   |
      | d   | bank    | 1.10.0  | eu-1 | 5      |      |
      | e   | shop    | 2.0.0   |      | 10     | 82   |

  Scenario Outline: Instances paged by <paging>
    When instances are listed with
      """
      <paging>
      """
    Then the page holds "<page>" of 5
    And the page has <before> before it and <after> after it

    Examples:
      | paging   | page      | before  | after   |
      |          | c d a b e | nothing | nothing |
      | first: 2 | c d       | nothing | more    |
      | first: 5 | c d a b e | nothing | nothing |
      | first: 0 |           | nothing | more    |
      | last: 2  | b e       | more    | nothing |
      | last: 0  |           | more    | nothing |

  Scenario: Pages forward hold everything once
    When all pages of 2 are read forward
    Then they hold "c d", "a b", "e"

  Scenario: Pages backward hold everything once
    When all pages of 2 are read backward
    Then they hold "b e", "d a", "c"

  Scenario Outline: Ordered by <order>
    When instances are listed with
      """
      order: <order>
      """
    Then the page holds "<page>" of 5

    Examples:
      | order                             | page      |
      | []                                | c d a b e |
      | [{ key: DESC }]                   | e d c b a |
      | [{ zone: ASC }, { key: ASC }]     | b e a d c |
      | [{ zone: DESC }, { key: ASC }]    | c a d b e |
      | [{ weight: ASC }, { key: DESC }]  | d e a c b |
      | [{ version: ASC }, { key: ASC }]  | a b d c e |
      | [{ port: ASC }, { key: ASC }]     | d a b c e |
      | [{ port: DESC }, { key: ASC }]    | e c a b d |
      | [{ zone: ASC, key: DESC }]        | e d c b a |
      | [{ revision: DESC }]              | e d c b a |
      | [{ registeredAt: ASC }]           | a b c d e |
      | { key: DESC }                     | e d c b a |

  Scenario Outline: Pages cross null in the order <order>
    When all pages of 2 are read forward in the order
      """
      <order>
      """
    Then they hold <pages>

    Examples:
      | order                          | pages             |
      | [{ zone: ASC }, { key: ASC }]  | "b e", "a d", "c" |
      | [{ zone: DESC }, { key: ASC }] | "c a", "d b", "e" |
      | [{ port: ASC }, { key: ASC }]  | "d a", "b c", "e" |

  Scenario: A page neither skips nor repeats while instances come and go
    Given the first page of 2 is read in the order
      """
      [{ key: ASC }]
      """
    When instance "b" is deregistered
    And these instances are registered
      | key | service |
      | aa  | shop    |
      | bb  | shop    |
    And the next page of 2 is read
    Then the page holds "bb c" of 6

  Scenario Outline: Paging by <paging> is refused with <code>
    When instances are listed with
      """
      <paging>
      """
    Then the request is refused with the code "<code>"

    Examples:
      | paging               | code   |
      | first: -1            | HC0079 |
      | last: -1             | HC0079 |
      | first: 1001          | HC0051 |
      | last: 1001           | HC0051 |
      | first: 1, last: 1    | HC0052 |
      | after: "nonsense"    | HC0078 |
      | before: "bm9uc2Vuc2U=" | HC0078 |

  Scenario: A cursor of another order is refused
    Given the first page of 2 is read in the order
      """
      [{ key: ASC }]
      """
    When the next page of 2 is read in the order
      """
      [{ weight: ASC }]
      """
    Then the request is refused with the code "HC0078"

  Scenario: A cursor of another field is refused
    Given the first page of 2 is read in the order
      """
      [{ key: ASC }]
      """
    When the next page of services is read with that cursor
    Then the request is refused with the code "HC0078"

  Scenario: Services are ordered by namespace and name
    Given these instances are registered
      | key | namespace | service |
      | f   | sales     | alpha   |
      | g   | default   | zeta    |
    When this is asked
      """
      { services { totalCount nodes { namespace name } } }
      """
    Then it is answered
      """
      { "services": { "totalCount": 4, "nodes": [
        { "namespace": "default", "name": "bank" },
        { "namespace": "default", "name": "shop" },
        { "namespace": "default", "name": "zeta" },
        { "namespace": "sales", "name": "alpha" }
      ] } }
      """

  Scenario: Events are newest first, and paged too
    When this is asked
      """
      {
        newest: events(first: 2) { totalCount nodes { instanceKey } pageInfo { hasNextPage } }
        oldest: events(first: 1, order: [{ revision: ASC }]) { nodes { instanceKey } }
      }
      """
    Then it is answered
      """
      {
        "newest": { "totalCount": 5, "nodes": [{ "instanceKey": "e" }, { "instanceKey": "d" }], "pageInfo": { "hasNextPage": true } },
        "oldest": { "nodes": [{ "instanceKey": "a" }] }
      }
      """
    When all pages of 2 events are read forward
    Then they hold "e d", "c b", "a"

  Scenario: Events of one revision are paged without a loss
    Given 5 instances are registered in one call
    When all pages of 2 events are read forward
    Then they hold 10 events, each once

  Scenario: Edges carry the cursors of the page
    When this is asked
      """
      { instances(first: 2) { edges { cursor node { key } } pageInfo { startCursor endCursor } } }
      """
    Then the cursors of the edges are those of the page
