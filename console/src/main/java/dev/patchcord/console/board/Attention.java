package dev.patchcord.console.board;

import dev.patchcord.contract.journal.CallState;
import java.time.Instant;
import java.util.Comparator;

/**
 * One call that needs a person.
 *
 * @param kind what is worst about it
 * @param state where the call stands; {@code ENDED} for one that is over
 * @param since when that began: it is what the list is ordered by
 * @param cause one sentence
 * @param action what can safely be done, one sentence
 */
public record Attention(
    String callId, Kind kind, CallState state, Instant since, String cause, String action) {

  /** Caller's pain first: whoever waits longest, then what stands still, then what went wrong. */
  static final Comparator<Attention> WORST_FIRST =
      Comparator.comparing(Attention::kind)
          .thenComparing(Attention::since)
          .thenComparing(Attention::callId);

  /** In the order of pain. */
  public enum Kind {
    LONG_WAIT("long wait"),
    OVERDUE("overdue"),
    UNREADABLE("unreadable"),
    BROKEN_PROMISE("broken promise");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}
