package dev.patchcord.orchestrator.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A promise to call the caller back.
 *
 * @param number counted per call from 1
 * @param to where to call
 * @param reason what it is about; null if nobody said
 * @param due when the next try is made; null while one is under way and once it is settled
 * @param settled true once the caller was reached and wants to talk, or the tries are used up
 * @param tries oldest first
 */
public record Callback(
    int number,
    String to,
    @Nullable String reason,
    @Nullable Instant due,
    boolean settled,
    List<Try> tries) {
  public Callback {
    tries = List.copyOf(tries);
  }

  /**
   * One ringing of the caller's phone.
   *
   * @param number counted per call from 1, over all its callbacks
   * @param commandId that ordered it
   * @param at when it was ordered
   * @param legSid null until the first that mentions it
   * @param answeredBy delivery that said that it was answered; null before
   * @param accepted true once the caller has pressed 1
   * @param over true once the phone neither rings nor talks, or is given up
   * @param asked true once the carrier was asked what became of it
   */
  public record Try(
      int number,
      String commandId,
      Instant at,
      @Nullable String legSid,
      @Nullable String answeredBy,
      boolean accepted,
      boolean over,
      boolean asked) {
    static Try of(int number, String commandId, Instant now) {
      return new Try(number, commandId, now, null, null, false, false, false);
    }

    Try knownAs(@Nullable String sid) {
      return legSid != null || sid == null || sid.isEmpty()
          ? this
          : new Try(number, commandId, at, sid, answeredBy, accepted, over, asked);
    }

    /**
     * The caller's phone asks what to say when it is answered, and once more when 1 was pressed.
     */
    Try answered(String delivery) {
      return answeredBy == null
          ? new Try(number, commandId, at, legSid, delivery, accepted, over, asked)
          : new Try(
              number,
              commandId,
              at,
              legSid,
              answeredBy,
              !delivery.equals(answeredBy) || accepted,
              over,
              asked);
    }

    Try ended() {
      return new Try(number, commandId, at, legSid, answeredBy, accepted, true, asked);
    }

    Try askedAbout() {
      return new Try(number, commandId, at, legSid, answeredBy, accepted, over, true);
    }
  }

  static Callback wanted(int number, String to, @Nullable String reason, Instant due) {
    return new Callback(number, to, reason, due, false, List.of());
  }

  /** The latest word counts. */
  Callback wantedAgain(@Nullable String why, Instant when) {
    return new Callback(number, to, why == null ? reason : why, when, settled, tries);
  }

  Callback tried(Try one) {
    List<Try> all = new ArrayList<>(tries);
    all.add(one);
    return new Callback(number, to, reason, null, settled, all);
  }

  Callback change(int tried, UnaryOperator<Try> how) {
    return new Callback(
        number,
        to,
        reason,
        due,
        settled,
        tries.stream().map(each -> each.number() == tried ? how.apply(each) : each).toList());
  }

  Callback dueAt(Instant when) {
    return new Callback(number, to, reason, when, settled, tries);
  }

  Callback done() {
    return new Callback(number, to, reason, null, true, tries);
  }

  Optional<Try> tried(int tried) {
    return tries.stream().filter(each -> each.number() == tried).findFirst();
  }

  /** The try under way, if one is. */
  public Optional<Try> current() {
    return tries.isEmpty() || tries.getLast().over()
        ? Optional.empty()
        : Optional.of(tries.getLast());
  }
}
