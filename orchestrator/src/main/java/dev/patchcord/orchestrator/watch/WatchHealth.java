package dev.patchcord.orchestrator.watch;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Tells whether promises are watched. Never down: calls go on without, and nobody is to take a
 * service away from its callers because nobody looks.
 */
final class WatchHealth implements HealthIndicator {
  private final WatchLauncher launcher;

  WatchHealth(WatchLauncher launcher) {
    this.launcher = launcher;
  }

  @Override
  public Health health() {
    String standing = launcher.standing();
    Health.Builder health = launcher.isWatching() ? Health.up() : Health.unknown();
    return health.withDetail("watch", standing).build();
  }
}
