Feature: Leases
  An instance with a lease promises to renew it. It is removed where it does not, never before its time and at most a
  second after.

  Scenario: An instance that does not renew is removed
    Given someone watches the registry
    And these instances are registered
      | key | lease |
      | a   | 1 s   |
      | b   |       |
    Then the watcher is told of
      | change  | instance | actor     |
      | CREATED | a        | anonymous |
      | CREATED | b        | anonymous |
      | REMOVED | a        | lease     |
    And instance "a" was removed between 1 and 4 s after it was registered
    And instance "a" is gone

  Scenario: A renewed lease ends later
    Given these instances are registered
      | key | lease |
      | a   | 1 h   |
    And instance "a" is noted
    When the lease of "a" is renewed
    Then it succeeds
    And the lease of "a" ends later than noted

  Scenario: An instance that renews stays
    Given someone watches the registry
    And these instances are registered
      | key | lease |
      | a   | 4 s   |
      | b   | 4 s   |
      | c   | 1 s   |
    When the lease of "a" is renewed when the watcher is told of a removal
    Then the watcher is told of the removal of "c", "b" and "a" in this order
    And instance "a" was removed at least 4 s after its lease was renewed

  Scenario: Registering again with the same content renews the lease
    Given these instances are registered
      | key | lease |
      | a   | 1 h   |
    And instance "a" is noted
    When an instance is registered with
      | key   | a   |
      | lease | 1 h |
    Then nothing was changed
    And the lease of "a" ends later than noted

  Scenario: Several leases that end together are one revision
    Given someone watches the registry
    When these instances are registered in one call
      | key | lease |
      | a   | 1 s   |
      | b   | 1 s   |
      | c   | 1 s   |
    Then the watcher is told at once of
      | change  | instance |
      | CREATED | a        |
      | CREATED | b        |
      | CREATED | c        |
    And the watcher is told at once of
      | change  | instance |
      | REMOVED | a        |
      | REMOVED | b        |
      | REMOVED | c        |

  Scenario: An instance without a lease has nothing to renew
    Given these instances are registered
      | key |
      | a   |
    When the lease of "a" is renewed
    Then it is refused at "input.id"

  Scenario: A lease that was taken away does not end
    Given someone watches the registry
    And these instances are registered
      | key | lease |
      | a   | 3 s   |
      | b   | 3 s   |
    When instance "a" is updated with
      | lease | null |
    Then the watcher is told of the removal of "b"
    And instance "a" has
      | ephemeral | false |

  Scenario: After a restart every lease has its whole time again
    Given these instances are registered
      | key | lease |
      | a   | 4 s   |
    When the registry is restarted
    Then instance "a" has
      | ephemeral | true |
    And instance "a" is removed not before 4 s after the restart

  Scenario: Leases that run out all at once are kept for a while
    Given the registry is set up with
      | ServiceRegistry__Leases__PauseFor | PT3S |
    And someone watches the registry
    When 12 instances with a lease of 1 s are registered in one call
    Then the registry comes to say "LEASES_PAUSED"
    And 12 instances are removed, at least 4 s after they were registered
    And the registry comes to say that all is as usual
