package dev.patchcord.console.feed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks every second how far the orchestrator is behind. */
public final class LagWatch implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(LagWatch.class);
  private static final long PERIOD_MILLIS = 1_000;

  private final Supplier<Admin> admins;
  private volatile List<PartitionLag> lags = List.of();
  private @Nullable ScheduledExecutorService timer;
  private @Nullable Admin admin;

  public LagWatch(Supplier<Admin> admins) {
    this.admins = admins;
  }

  /** By partition, as of the last look; empty while Kafka does not tell. */
  public List<PartitionLag> lags() {
    return lags;
  }

  @Override
  public synchronized void start() {
    Admin open = admins.get();
    LagReader reader = new LagReader(open);
    ScheduledExecutorService each =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("lag-watch").daemon().factory());
    // Its result is of no interest: look() throws nothing.
    var _ =
        each.scheduleWithFixedDelay(() -> look(reader), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    admin = open;
    timer = each;
  }

  private void look(LagReader reader) {
    try {
      lags = reader.read();
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      lags = List.of();
      log.debug("the orchestrator's lag cannot be told", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void stop() {
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
      admin = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return timer != null;
  }
}
