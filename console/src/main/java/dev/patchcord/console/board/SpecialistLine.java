package dev.patchcord.console.board;

import dev.patchcord.console.login.Person;
import dev.patchcord.console.projection.LiveCall;
import dev.patchcord.console.projection.Projection;
import dev.patchcord.contract.journal.AttemptView;
import dev.patchcord.contract.journal.SpecialistStanding;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One specialist and what that phone is doing. Phones are told apart by the specialist's name, as
 * flows do.
 *
 * @param number as the person may see it; empty if it is not known
 * @param doing in one word
 * @param callId which call it is about; null for none
 * @param since when that began; null if it is not known
 * @param declined calls that live still and were declined
 */
public record SpecialistLine(
    String name,
    String number,
    Doing doing,
    @Nullable String callId,
    @Nullable Instant since,
    long declined) {

  /** What a specialist's phone is doing. */
  public enum Doing {
    FREE("free"),
    OFFERED("offered"),
    RINGING("ringing"),
    ANSWERING("answering"),
    BRIDGED("bridged");

    private final String words;

    Doing(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    static Doing of(AttemptView attempt) {
      return switch (attempt.progress()) {
        case "RINGING" -> RINGING;
        case "ANSWERED", "ACCEPTED" -> ANSWERING;
        case "JOINED" -> BRIDGED;
        default -> OFFERED;
      };
    }
  }

  private record Engaged(AttemptView attempt, String callId) {}

  static List<SpecialistLine> of(Projection known, Person person) {
    Map<String, Engaged> engaged = new HashMap<>();
    Map<String, Long> declined = new HashMap<>();
    for (LiveCall call : known.calls().values()) {
      for (AttemptView attempt : call.snapshot().attempts()) {
        if (call.lives() && attempt.outcome() == null) {
          engaged.put(attempt.specialist(), new Engaged(attempt, call.callId()));
        } else if (call.lives() && "declined".equals(attempt.outcome())) {
          declined.merge(attempt.specialist(), 1L, Long::sum);
        }
      }
    }
    Map<String, String> numbers = new TreeMap<>();
    engaged.keySet().forEach(name -> numbers.put(name, ""));
    for (SpecialistStanding each : known.specialists().values()) {
      numbers.put(each.name(), each.number());
    }
    return numbers.entrySet().stream()
        .filter(each -> !each.getKey().isEmpty())
        .map(
            each ->
                line(
                    each.getKey(),
                    person.sees(each.getValue()),
                    engaged.get(each.getKey()),
                    declined.getOrDefault(each.getKey(), 0L)))
        .sorted(
            Comparator.comparing(SpecialistLine::doing)
                .reversed()
                .thenComparing(SpecialistLine::name))
        .toList();
  }

  private static SpecialistLine line(
      String name, String number, @Nullable Engaged engaged, long declined) {
    return engaged == null
        ? new SpecialistLine(name, number, Doing.FREE, null, null, declined)
        : new SpecialistLine(
            name,
            number,
            Doing.of(engaged.attempt()),
            engaged.callId(),
            engaged.attempt().times().values().stream().max(Comparator.naturalOrder()).orElse(null),
            declined);
  }
}
