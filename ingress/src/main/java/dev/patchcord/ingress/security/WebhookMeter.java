package dev.patchcord.ingress.security;

import dev.patchcord.telemetry.Buckets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * Times webhooks by kind and answer, as {@code patchcord.webhook}. What was refused is among them:
 * the sender has waited for that answer too.
 */
public final class WebhookMeter {
  private final MeterRegistry registry;

  public WebhookMeter(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A webhook has come. */
  Timer.Sample begin() {
    return Timer.start(registry);
  }

  /**
   * It was answered.
   *
   * @param path raw path of the request line
   * @param status HTTP status of the answer
   */
  void answered(Timer.Sample begun, String path, int status) {
    begun.stop(
        Buckets.REQUEST.timer(
            registry,
            "patchcord.webhook",
            "webhook",
            Door.nameOf(path),
            "status",
            Integer.toString(status)));
  }
}
