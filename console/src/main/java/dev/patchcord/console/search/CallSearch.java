package dev.patchcord.console.search;

import dev.patchcord.console.login.Person;
import dev.patchcord.console.projection.LiveCall;
import dev.patchcord.console.projection.Projection;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds calls in what the console remembers: those that live, and the newest that ended. */
public final class CallSearch {
  private CallSearch() {}

  /**
   * The newest first.
   *
   * @param most how many at most
   */
  public static Result find(Projection known, CallQuestion question, Person person, int most) {
    Map<String, FoundCall> all = new HashMap<>();
    known.ended().forEach((id, call) -> all.put(id, FoundCall.of(call)));
    for (LiveCall call : known.calls().values()) {
      if (call.lives() || !all.containsKey(call.callId())) {
        all.put(call.callId(), FoundCall.of(call));
      }
    }
    List<FoundCall> fitting =
        all.values().stream()
            .filter(call -> fits(call, question, person))
            .sorted(
                Comparator.comparing(FoundCall::begunAt)
                    .reversed()
                    .thenComparing(FoundCall::callId))
            .toList();
    return new Result(
        fitting.stream().limit(most).map(call -> call.seenBy(person)).toList(), fitting.size());
  }

  /**
   * What was found.
   *
   * @param total how many fit, shown or not
   */
  public record Result(List<FoundCall> calls, int total) {
    public Result {
      calls = List.copyOf(calls);
    }

    public int more() {
      return total - calls.size();
    }
  }

  private static boolean fits(FoundCall call, CallQuestion question, Person person) {
    String number = question.number();
    boolean numberFits =
        number == null
            || (person.role().seesNumbers()
                && (contains(call.from(), number) || contains(call.to(), number)));
    return numberFits
        && contains(call.callId(), question.call())
        && (question.specialist() == null
            || call.specialists().stream().anyMatch(each -> contains(each, question.specialist())))
        && outcomeFits(call, question.outcome())
        && (question.state() == null || question.state() == call.state())
        && !isBefore(call.begunAt(), question.from())
        && (question.to() == null || call.begunAt().isBefore(question.to()))
        && contains(call.flow(), question.flow());
  }

  private static boolean outcomeFits(FoundCall call, @Nullable String outcome) {
    return outcome == null
        || (outcome.equalsIgnoreCase("bridged") && call.bridged())
        || call.outcomes().stream().anyMatch(outcome::equalsIgnoreCase);
  }

  private static boolean isBefore(Instant at, @Nullable Instant limit) {
    return limit != null && at.isBefore(limit);
  }

  private static boolean contains(String text, @Nullable String part) {
    return part == null || text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }
}
