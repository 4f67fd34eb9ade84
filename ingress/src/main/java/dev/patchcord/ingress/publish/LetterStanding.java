package dev.patchcord.ingress.publish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a dead letter stands.
 *
 * @param letter its id, for example {@code 3:41}
 * @param target what goes where; null if it is not known, or refused
 * @param mark who put it back; null if nobody has
 * @param refusal why it cannot be put back, in one line; null if it can be, or was
 */
public record LetterStanding(
    String letter,
    Kind kind,
    @Nullable Target target,
    @Nullable Mark mark,
    @Nullable String refusal) {

  /** How it stands. */
  public enum Kind {
    /** There is no such letter. */
    UNKNOWN,
    /** It can be put back. */
    OPEN,
    /** It has just been put back. */
    PUT_BACK,
    /** It was put back before; nothing was done. */
    ALREADY,
    REFUSED
  }

  /**
   * Where its record goes.
   *
   * @param key empty for none
   * @param eventId by which its reader knows a repetition
   * @param bytes length of the value
   * @param rereadAtOrigin true if the letter does not have all of it
   */
  public record Target(
      String topic,
      int partition,
      String key,
      @Nullable String eventId,
      int bytes,
      boolean rereadAtOrigin) {}

  /**
   * That it was put back.
   *
   * @param why null where nobody said
   */
  public record Mark(Instant at, String by, @Nullable String why) {}

  static LetterStanding unknown(String letter) {
    return new LetterStanding(letter, Kind.UNKNOWN, null, null, null);
  }

  static LetterStanding refused(String letter, String why) {
    return new LetterStanding(letter, Kind.REFUSED, null, null, why);
  }
}
