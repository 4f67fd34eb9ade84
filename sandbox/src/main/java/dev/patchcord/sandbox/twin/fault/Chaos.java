package dev.patchcord.sandbox.twin.fault;

import static dev.patchcord.sandbox.twin.fault.ChaosRates.chance;

import dev.patchcord.sandbox.twin.fault.CallbackFate.Copy;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Failures at random, from a seed. Each kind of decision has a stream of its own per leg (by {@link
 * LegNames}), so that a run with the same seed decides the same as long as each leg does the same
 * in the same order, whatever the threads do. A decision that strikes is recorded.
 */
@Component
public final class Chaos {
  /** What a change of machine detection's verdict comes to. */
  public record Verdict(String answeredBy, Duration late) {}

  private static final int STREAMS = 50_000;

  private record Force(ChaosRates rates, Map<String, SplittableRandom> streams) {}

  private final AtomicReference<@Nullable Force> inForce = new AtomicReference<>();
  private final LegNames names;
  private final TwinRecord record;
  private final TwinClock clock;

  Chaos(LegNames names, TwinRecord record, TwinClock clock) {
    this.names = names;
    this.record = record;
    this.clock = clock;
  }

  /** Lets things go wrong from now on, instead of what went wrong before. */
  public void begin(ChaosRates rates) {
    names.restart();
    inForce.set(
        new Force(
            rates,
            new LinkedHashMap<>(1024, 0.75f, true) {
              @Override
              protected boolean removeEldestEntry(Map.Entry<String, SplittableRandom> eldest) {
                return size() > STREAMS;
              }
            }));
  }

  /** Nothing goes wrong any more. */
  public void end() {
    inForce.set(null);
  }

  /** What goes wrong now; empty: nothing. */
  public Optional<ChaosRates> rates() {
    return Optional.ofNullable(inForce.get()).map(Force::rates);
  }

  /**
   * What becomes of a callback.
   *
   * @param kind as in the record
   * @param callSid the leg that it is about, null for a conference as a whole
   * @param url names the call if there is no leg
   */
  public CallbackFate callback(String kind, @Nullable String callSid, String url) {
    Force force = inForce.get();
    ChaosRates.Callbacks rates = force == null ? null : force.rates().callbacks();
    if (force == null || rates == null) {
      return CallbackFate.NONE;
    }
    Draw draw = draw(force, kind, callSid == null ? names.in(url) : names.of(callSid));
    // Always as many draws, so that one decision does not shift the next.
    boolean lost = draw.strikes(rates.lose());
    boolean twice = draw.strikes(rates.duplicate());
    boolean sameToken = draw.half();
    boolean late = draw.strikes(rates.delay());
    Duration by = draw.upTo(rates.longest());
    boolean overtaken = draw.strikes(rates.reorder());
    List<String> struck = new ArrayList<>();
    if (lost) {
      struck.add("lost");
    } else {
      if (twice) {
        struck.add(sameToken ? "sent twice with one token" : "sent twice");
      }
      if (late) {
        struck.add("delayed by " + by);
      }
      if (overtaken) {
        struck.add("held back until the next one is sent");
      }
    }
    if (struck.isEmpty()) {
      return CallbackFate.NONE;
    }
    struck(callSid, url, kind, String.join(", ", struck));
    if (lost) {
      return CallbackFate.LOST;
    }
    List<Copy> copies = new ArrayList<>();
    copies.add(new Copy(late ? by : Duration.ZERO, false));
    if (twice) {
      copies.add(new Copy(Duration.ZERO, sameToken));
    }
    return new CallbackFate(copies, overtaken);
  }

  /**
   * What becomes of a REST request.
   *
   * @param operation as in {@link Fault#on}
   * @param callSid the leg in its path, null if there is none
   * @param subject a text that names the call if there is no leg: URLs of the request
   */
  public Optional<Fault> rest(String operation, @Nullable String callSid, String subject) {
    Force force = inForce.get();
    ChaosRates.Rest rates = force == null ? null : force.rates().rest();
    if (force == null || rates == null) {
      return Optional.empty();
    }
    Draw draw = draw(force, operation, callSid == null ? names.in(subject) : names.of(callSid));
    double error = draw.number();
    boolean after = draw.strikes(rates.carriedOut());
    boolean slow = draw.strikes(rates.slow());
    Duration delay = draw.upTo(rates.longest());
    Integer status = status(rates, error);
    if (status == null && !slow) {
      return Optional.empty();
    }
    boolean carriedOut = status != null && status != 429 && after;
    String what =
        status == null
            ? ""
            : (status == 0 ? "connection dropped" : Integer.toString(status))
                + (carriedOut ? " after it was carried out" : "");
    String late = slow ? "answered later by " + delay : "";
    struck(
        callSid, subject, operation, what + (what.isEmpty() || late.isEmpty() ? "" : ", ") + late);
    return Optional.of(
        new Fault(
            operation,
            null,
            status,
            null,
            null,
            status == null ? null : carriedOut,
            slow ? delay : null,
            null,
            null,
            null));
  }

  /** What machine detection says in the end, and how much later. */
  public Verdict detection(String callSid, String verdict) {
    Force force = inForce.get();
    ChaosRates.Detection rates = force == null ? null : force.rates().amd();
    if (force == null || rates == null) {
      return new Verdict(verdict, Duration.ZERO);
    }
    Draw draw = draw(force, "amd", names.of(callSid));
    boolean wrong = draw.strikes(rates.wrong());
    boolean late = draw.strikes(rates.late());
    String said = !wrong ? verdict : verdict.equals("human") ? "machine_start" : "human";
    if (wrong) {
      struck(callSid, "", "amd", said + " instead of " + verdict);
    }
    if (late) {
      struck(callSid, "", "amd", "late by " + rates.delay());
    }
    return new Verdict(said, late ? rates.delay() : Duration.ZERO);
  }

  /** Whether a redirect out of a Dial fetches the Dial's action too. */
  public boolean dialActionOnRedirect(String callSid) {
    Force force = inForce.get();
    Double rate = force == null ? null : force.rates().dialAction();
    if (force == null || rate == null) {
      return true;
    }
    boolean fetched = draw(force, "dial-action", names.of(callSid)).strikes(rate);
    struck(callSid, "", "dial-action", fetched ? "fetched too" : "not fetched");
    return fetched;
  }

  private static @Nullable Integer status(ChaosRates.Rest rates, double drawn) {
    double left = drawn - chance(rates.tooMany());
    if (left < 0) {
      return 429;
    }
    left -= chance(rates.error());
    if (left < 0) {
      return 500;
    }
    left -= chance(rates.unavailable());
    if (left < 0) {
      return 503;
    }
    return left < chance(rates.drop()) ? 0 : null;
  }

  /** What concerns no leg concerns the call that its text names, if it names one. */
  private void struck(@Nullable String callSid, String text, String kind, String fault) {
    String concerned = callSid == null ? LegNames.sidIn(text).orElse(null) : callSid;
    record.add(new Entry.WentWrong(clock.now(), concerned, kind, fault));
  }

  private static Draw draw(Force force, String kind, String name) {
    String stream = kind + " " + name;
    synchronized (force.streams()) {
      return new Draw(
          force
              .streams()
              .computeIfAbsent(stream, any -> new SplittableRandom(mixed(force.rates(), stream)))
              .split());
    }
  }

  /** 64 bits of the name, so that names that look alike do not draw alike (FNV-1a). */
  private static long mixed(ChaosRates rates, String name) {
    long hash = 0xcbf29ce484222325L ^ rates.seeded();
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  /** The draws of one decision. */
  private record Draw(SplittableRandom random) {
    double number() {
      return random.nextDouble();
    }

    boolean half() {
      return random.nextBoolean();
    }

    boolean strikes(@Nullable Double rate) {
      return random.nextDouble() < chance(rate);
    }

    Duration upTo(Duration longest) {
      return Duration.ofMillis((long) (random.nextDouble() * longest.toMillis()));
    }
  }
}
