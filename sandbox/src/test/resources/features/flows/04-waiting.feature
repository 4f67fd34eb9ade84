Feature: Callers on hold hear music and, every now and then, a sentence
  In the line's wording and languages, and as often as the flow says.

  Scenario: Music and notes in two languages
    Given the line "music and notes"
    And Ada answers after 55 seconds
    And Grace wants a person
    When Grace calls
    Then Grace hears the music "https://music.example.com/hold.mp3"
    And Grace hears "Thank you for waiting." in "en-US"
    And Grace hears "Gracias por esperar." in "es-MX"
    And Grace talks to Ada
    And every promise is kept
