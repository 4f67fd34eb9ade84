package dev.patchcord.console.board;

import dev.patchcord.console.login.Person;
import dev.patchcord.console.projection.LiveCall;
import dev.patchcord.contract.journal.CallState;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A live call in a list.
 *
 * @param since when its wait began, or else its state
 * @param from the caller's number, as the person may see it
 * @param next whom it waits for
 * @param by until when; null where no deadline watches
 */
public record CallLine(
    String callId, CallState state, Instant since, String from, String next, @Nullable Instant by) {

  static final Comparator<LiveCall> LONGEST_FIRST =
      Comparator.<LiveCall, Instant>comparing(CallLine::since).thenComparing(LiveCall::callId);

  static CallLine of(LiveCall call, Person person, Instant now) {
    var first = call.owed().first(now);
    return new CallLine(
        call.callId(),
        call.state(),
        since(call),
        person.sees(call.snapshot().from()),
        first.map(debt -> debt.who() + " is to " + debt.what()).map(person::sees).orElse(""),
        first.map(debt -> debt.by()).orElse(null));
  }

  private static Instant since(LiveCall call) {
    return call.waits() ? call.wishedAt() : call.snapshot().since();
  }
}
