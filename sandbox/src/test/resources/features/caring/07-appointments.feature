Feature: The assistant books appointments
  Within the specialists' hours. What was offered to one caller is kept for a while, so that nothing is
  booked twice. Booked appointments can be downloaded as iCalendar, and each specialist has a feed.

  Scenario: Grace books the first free time
    Given the line "appointments"
    And Grace asks the assistant for free times, and takes the first
    When Grace calls
    Then Grace has an appointment
    And the appointment can be downloaded as iCalendar
    And the appointment is in its specialist's feed
    And every promise is kept

  Scenario: What Grace was offered is not offered to Heidi
    Given the line "appointments"
    And Grace has asked the assistant for free times
    When Heidi asks the assistant for free times, and takes the first one
    Then Heidi has an appointment
    And no time was offered to both
    And every promise is kept
