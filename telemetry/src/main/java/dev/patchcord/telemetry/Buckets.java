package dev.patchcord.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.DoubleStream;

/**
 * Timers whose distribution can be summed over instances. Few buckets of fixed bounds: each is a
 * series of every combination of tags.
 */
public enum Buckets {
  /** What a machine waits for: 5 ms to 10 s. */
  REQUEST(.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10),
  /** What a caller waits for: 1 s to 15 min. */
  PATIENCE(1, 2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 300, 600, 900);

  // Set once, handed out never.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Duration[] bounds;

  Buckets(double... seconds) {
    this.bounds =
        DoubleStream.of(seconds)
            .mapToObj(each -> Duration.ofMillis(Math.round(each * 1000)))
            .toArray(Duration[]::new);
  }

  /**
   * The timer of that name and those tags.
   *
   * @param tags key, value, key, value; values of which there are few
   */
  public Timer timer(MeterRegistry registry, String name, String... tags) {
    return Timer.builder(name).tags(tags).serviceLevelObjectives(bounds).register(registry);
  }
}
