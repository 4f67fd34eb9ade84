package dev.patchcord.orchestrator.stream;

import dev.patchcord.orchestrator.call.Call;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * {@code patchcord.calls}: how many calls the partitions of this instance keep, by state, machine
 * version and flow version. A gauge lives as long as there is a call to count, so there are never
 * more of them than kinds of calls; a version whose gauges are gone on every instance has none
 * left. {@code patchcord.calls.overdue}: how many of them have a deadline that has passed and that
 * this build does not take.
 */
final class CallGauges {
  private final MeterRegistry registry;
  private final Map<Kind, Counted> counted = new ConcurrentHashMap<>();
  private final AtomicInteger overdue = new AtomicInteger();

  CallGauges(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("patchcord.calls.overdue", overdue, AtomicInteger::doubleValue)
        .description("Calls with a deadline that has passed and that this build does not take")
        .register(registry);
  }

  /** What calls are counted by. */
  private record Kind(String state, String machine, String flow) {
    static Kind of(Call call) {
      return new Kind(
          call.state().name().toLowerCase(Locale.ROOT),
          call.machineVersion(),
          call.flow().version());
    }
  }

  private record Counted(AtomicInteger calls, Gauge gauge) {}

  private void add(Kind kind) {
    counted.compute(
        kind,
        (_, known) -> {
          Counted all = known == null ? register(kind) : known;
          all.calls().incrementAndGet();
          return all;
        });
  }

  private void take(Kind kind) {
    counted.computeIfPresent(
        kind,
        (_, all) -> {
          if (all.calls().decrementAndGet() > 0) {
            return all;
          }
          registry.remove(all.gauge());
          return null;
        });
  }

  private Counted register(Kind kind) {
    AtomicInteger calls = new AtomicInteger();
    return new Counted(
        calls,
        Gauge.builder("patchcord.calls", calls, AtomicInteger::doubleValue)
            .description("Calls that are kept, those that ended a moment ago among them")
            .tag("state", kind.state())
            .tag("machine", kind.machine())
            .tag("flow", kind.flow())
            .register(registry));
  }

  /** The calls of one partition: an index over its store, like its deadlines. */
  final class OfPartition {
    private final Map<String, Kind> kinds = new HashMap<>();
    private int overdueHere;

    /** So many of them are overdue now. */
    void areOverdue(int count) {
      overdue.addAndGet(count - overdueHere);
      overdueHere = count;
    }

    /** The call is now like this, whatever it was. */
    void replace(String callId, Call call) {
      put(callId, Kind.of(call));
    }

    void remove(String callId) {
      put(callId, null);
    }

    /** The partition is another instance's, or is read anew. */
    void clear() {
      kinds.values().forEach(CallGauges.this::take);
      kinds.clear();
      areOverdue(0);
    }

    private void put(String callId, @Nullable Kind kind) {
      Kind before = kind == null ? kinds.remove(callId) : kinds.put(callId, kind);
      if (kind != null && !kind.equals(before)) {
        add(kind);
      }
      if (before != null && !before.equals(kind)) {
        take(before);
      }
    }
  }
}
