package dev.patchcord.orchestrator.stream;

import dev.patchcord.orchestrator.call.Decision;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * Counts what the machine does; decisions of aborted transactions are counted as well. One for all
 * partitions of an instance.
 */
public final class DecisionMeter {
  private final MeterRegistry registry;
  private final CallGauges calls;

  public DecisionMeter(MeterRegistry registry) {
    this.registry = registry;
    this.calls = new CallGauges(registry);
  }

  /** A partition's share in {@code patchcord.calls}. */
  CallGauges.OfPartition calls() {
    return calls.new OfPartition();
  }

  void count(Decision decision) {
    String transition = decision.journal().transition();
    if (transition != null) {
      registry.counter("patchcord.transitions", "transition", transition).increment();
    }
    if (decision.refusal() != null) {
      String kind = decision.refusal().name().toLowerCase(Locale.ROOT);
      registry.counter("patchcord.rejections", "kind", kind).increment();
    }
  }

  void discarded(String topic) {
    registry.counter("patchcord.dead.letters", "topic", topic).increment();
  }
}
