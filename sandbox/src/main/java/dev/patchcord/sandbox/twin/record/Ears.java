package dev.patchcord.sandbox.twin.record;

import dev.patchcord.sandbox.twin.time.TwinClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What each live leg hears, and since when it hears nothing. The verbs say when a sound is over;
 * the rest is read from the entries that they make anyway.
 */
@Component
public final class Ears {
  /** Silences shorter than this, in call time, are nobody's trouble. */
  public static final Duration SHORTEST = Duration.ofSeconds(1);

  /**
   * A silence that goes on.
   *
   * @param since the machine's time
   * @param after what was heard before
   * @param during see {@link Entry.Silence}
   */
  public record Quiet(String callSid, Instant since, String after, String during) {}

  private record Ear(String heard, @Nullable Instant quietSince, String during, Duration written) {
    static Ear of(String heard, @Nullable Instant quietSince, String during) {
      return new Ear(heard, quietSince, during, Duration.ZERO);
    }
  }

  private final Map<String, Ear> ears = new ConcurrentHashMap<>();
  private final TwinRecord record;
  private final TwinClock clock;

  Ears(TwinRecord record, TwinClock clock) {
    this.record = record;
    this.clock = clock;
    record.listen(this::entered);
  }

  /** The sound on that leg is over, and nothing follows yet. */
  public void quiet(String callSid, String during) {
    Instant now = clock.now();
    ears.computeIfPresent(callSid, (sid, ear) -> quiet(sid, ear, during, now));
  }

  /**
   * That sound is over, and nothing follows yet; of no effect if something else is heard by now.
   */
  public void ended(String callSid, String kind, String content, String during) {
    Instant now = clock.now();
    String sound = kind + ": " + content;
    ears.computeIfPresent(
        callSid,
        (sid, ear) ->
            ear.quietSince() == null && ear.heard().equals(sound)
                ? Ear.of(sound, now, during)
                : ear);
  }

  /** The document asks for so much silence, in call time, from now on. */
  public void pauses(String callSid, Duration written) {
    ears.computeIfPresent(
        callSid,
        (sid, ear) ->
            new Ear(ear.heard(), ear.quietSince(), ear.during(), ear.written().plus(written)));
  }

  /** Whether nothing is heard on that leg now. */
  public boolean isSilent(String callSid) {
    Ear ear = ears.get(callSid);
    return ear != null && ear.quietSince() != null;
  }

  /** Live legs on which nothing is heard now. */
  public List<Quiet> silent() {
    return ears.entrySet().stream()
        .filter(one -> one.getValue().quietSince() != null)
        .map(
            one ->
                new Quiet(
                    one.getKey(),
                    Optional.ofNullable(one.getValue().quietSince()).orElseThrow(),
                    one.getValue().heard(),
                    one.getValue().during()))
        .toList();
  }

  private void entered(Entry entry) {
    if (entry instanceof Entry.LegChanged(var at, var sid, var from, var to, var status, var why)) {
      if (status.equals("in-progress")) {
        ears.put(sid, Ear.of("nothing: just answered", at, "nothing"));
      } else if (why != null) {
        Ear last = ears.remove(sid);
        if (last != null) {
          over(sid, last, at);
        }
      }
    } else if (entry instanceof Entry.Heard(var at, var sid, var kind, var content)) {
      ears.computeIfPresent(sid, (same, ear) -> heard(sid, ear, kind, content, at));
    }
  }

  private Ear heard(String sid, Ear before, String kind, String content, Instant at) {
    if (!kind.equals("silence")) {
      over(sid, before, at);
      return Ear.of(kind + ": " + content, null, "");
    }
    return quiet(sid, before, content.equals("pause") ? "pause" : "room", at);
  }

  /** Silence for another reason is another silence: nobody excuses a gap with a question before. */
  private Ear quiet(String sid, Ear before, String during, Instant at) {
    if (before.quietSince() != null && before.during().equals(during)) {
      return before;
    }
    over(sid, before, at);
    return Ear.of(before.heard(), at, during);
  }

  private void over(String sid, Ear ear, Instant at) {
    Instant since = ear.quietSince();
    if (since != null) {
      Duration lasted = clock.callTime(since, at);
      if (lasted.compareTo(SHORTEST) >= 0) {
        record.add(
            new Entry.Silence(at, sid, since, lasted, ear.heard(), ear.during(), ear.written()));
      }
    }
  }
}
