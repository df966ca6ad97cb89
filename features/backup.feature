Feature: Backup
  A copy of everything, made while the registry is used, and brought back as a history of its own.

  Scenario: A backup holds what there was, and not what came after it
    Given backups are kept in a folder
    And these instances are registered
      | key |
      | a   |
    And the revision is noted
    When the registry is backed up as "monday.db"
    Then the backup is of the epoch and revision noted
    When these instances are registered
      | key |
      | b   |
    And the registry is restored from "monday.db"
    And all instances are looked for
    Then these instances are found
      | name |
      | a    |
    And the revision is as noted

  Scenario: Whoever watched before a restore is told that it is another history
    Given backups are kept in a folder
    And these instances are registered
      | key |
      | a   |
    And the revision is noted
    When the registry is backed up as "monday.db"
    And the registry is restored from "monday.db"
    Then the epoch is another than noted
    When someone asks to watch the registry since the epoch and revision noted
    Then the watch ends with the error "EPOCH_CHANGED"
    When these instances are registered
      | key |
      | b   |
    Then the revision has grown by 1

  Scenario: A backup is made by a command while the server runs
    Given these instances are registered
      | key |
      | a   |
    And the revision is noted
    When the command "backup" is run for "by-hand.db"
    Then it says that the backup is of the revision noted
    When the registry is restored from "by-hand.db"
    Then the revision is as noted

  Scenario: Nothing is restored under a running server
    Given backups are kept in a folder
    And these instances are registered
      | key |
      | a   |
    When the registry is backed up as "monday.db"
    Then the command "restore" for "monday.db" is refused with "in use by another server process"

  Scenario: What is no backup is not restored
    Given a file "letter.db" that is no backup
    Then the command "restore" for "letter.db" is refused with "is damaged or is no SQLite database"
    And the command "restore" for "nowhere.db" is refused with "There is no backup"

  Scenario: No backup is overwritten
    Given backups are kept in a folder
    When the registry is backed up as "monday.db"
    And the registry is backed up as "monday.db"
    Then it is refused with the code "DUPLICATE"
    And the command "backup" for "monday.db" is refused with "There is a file"

  Scenario Outline: "<name>" is no name of a backup
    Given backups are kept in a folder
    When the registry is backed up as "<name>"
    Then it is refused with the code "MALFORMED"

    Examples:
      | name         |
      | ../monday.db |
      | /etc/monday  |
      | a/b          |
      | .monday      |
      | ..           |
      | mon day      |

  Scenario: Without a folder for backups the API makes none
    When the registry is backed up as "monday.db"
    Then it is refused with the code "BACKUPS_OFF"
