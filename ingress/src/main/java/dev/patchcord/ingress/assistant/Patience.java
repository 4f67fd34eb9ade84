package dev.patchcord.ingress.assistant;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The time that one message of the assistant has, for everything that it asks for together. */
final class Patience {
  private final long until;

  Patience(Duration budget) {
    this.until = System.nanoTime() + budget.toNanos();
  }

  /** What it gives in the time that is left; empty if it fails or is too slow. */
  <T> Optional<T> await(CompletableFuture<T> asked) {
    try {
      return Optional.of(asked.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS));
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
