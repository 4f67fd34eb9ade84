package dev.patchcord.orchestrator.watch;

import dev.patchcord.orchestrator.promise.Promise;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.function.BooleanSupplier;

/**
 * Counts what the watch finds; what an aborted transaction found is counted as well. A counter of
 * each promise is there from the beginning, at zero, so that an alert can be written before
 * anything is broken.
 */
final class PromiseMeter {
  private static final String BROKEN = "patchcord.promises.broken";

  private final MeterRegistry registry;
  private final Counter judged;
  private final Counter passedOver;

  PromiseMeter(MeterRegistry registry, Collection<Promise> promises) {
    this.registry = registry;
    this.judged = registry.counter("patchcord.promises.judged");
    this.passedOver = registry.counter("patchcord.promises.passed.over");
    promises.forEach(each -> broken(each.title()));
  }

  /** Shows, as 1 or 0, whether promises are watched at this moment. */
  void watch(BooleanSupplier watching) {
    Gauge.builder("patchcord.watch.running", () -> watching.getAsBoolean() ? 1 : 0)
        .description("1 while promises are watched, 0 while they are not")
        .register(registry);
  }

  void isBroken(String promise) {
    broken(promise).increment();
  }

  /** A call was judged after its end. */
  void judged() {
    judged.increment();
  }

  /** A call was forgotten unjudged, since a part of its journal is missing. */
  void passedOver() {
    passedOver.increment();
  }

  private Counter broken(String promise) {
    return registry.counter(BROKEN, "promise", promise);
  }
}
