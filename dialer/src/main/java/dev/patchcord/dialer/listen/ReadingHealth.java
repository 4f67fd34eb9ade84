package dev.patchcord.dialer.listen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether commands are read. Out of service is what passes by itself (Kafka is away, the group is
 * being joined); down is what needs a restart. Written by the listener's thread.
 */
final class ReadingHealth implements HealthIndicator {
  private final Clock clock;
  private final Duration patience;
  private volatile Stage stage = Stage.STOPPED;
  private volatile @Nullable Instant lastRound;

  /**
   * Makes it, stopped.
   *
   * @param patience longest time that the listener's thread is away from reading for a good reason
   */
  ReadingHealth(Clock clock, Duration patience) {
    this.clock = clock;
    this.patience = patience;
  }

  void waitsForKafka() {
    stage = Stage.WAITING;
  }

  void listens() {
    lastRound = null;
    stage = Stage.LISTENING;
  }

  /** A round of reading went well, as a member of the group. */
  void hasRead() {
    lastRound = clock.instant();
  }

  /**
   * The listener's thread ends.
   *
   * @param asked false if nobody told it to
   */
  void ends(boolean asked) {
    stage = asked ? Stage.STOPPED : Stage.DIED;
  }

  @Override
  public Health health() {
    return switch (stage) {
      case STOPPED -> notReading("stopped");
      case WAITING -> notReading("waits for Kafka");
      case LISTENING -> listening();
      case DIED -> Health.down().withDetail("listener", "has died: restart the dialer").build();
    };
  }

  private Health listening() {
    Instant last = lastRound;
    if (last == null) {
      return notReading("joins the group");
    }
    return last.plus(patience).isBefore(clock.instant())
        ? notReading("has read no commands since " + last)
        : Health.up().withDetail("listener", "reads commands").build();
  }

  private static Health notReading(String why) {
    return Health.outOfService().withDetail("listener", why).build();
  }

  private enum Stage {
    STOPPED,
    WAITING,
    LISTENING,
    DIED
  }
}
