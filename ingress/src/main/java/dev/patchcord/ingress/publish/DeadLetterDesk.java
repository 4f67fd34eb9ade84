package dev.patchcord.ingress.publish;

/** The dead letters, for an operator who may put them back. */
public interface DeadLetterDesk {

  /**
   * What would be sent where; sends nothing.
   *
   * @param letter its id, for example {@code 3:41}
   * @throws LogUnavailable if the letters cannot be read
   */
  LetterStanding look(String letter);

  /**
   * Puts the letter's record back where it was read, unless that was done before.
   *
   * @param by name of the operator
   * @param why kept beside the letter
   * @throws LogUnavailable if Kafka does not answer: it may have been put back all the same, and
   *     {@link #look} tells
   */
  LetterStanding putBack(String letter, String by, String why);
}
