package dev.patchcord.orchestrator.watch;

import dev.patchcord.contract.topic.TopicCreation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/**
 * Starts the watch as soon as Kafka answers, and anew when it has failed, after a pause. Nobody
 * waits for it: not the start of the service, not a call.
 */
final class WatchLauncher implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(WatchLauncher.class);

  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final Supplier<Topology> topology;
  private final Function<Path, Map<String, Object>> properties;
  private final TopicCreation topics;
  private final WatchSettings settings;
  private final Duration kafkaRetry;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private @Nullable Thread thread;
  private volatile String standing = "waiting for Kafka";

  /**
   * A launcher.
   *
   * @param topology a new one for each start
   * @param properties of the stream, for this directory of its stores
   * @param kafkaRetry pause between two looks for Kafka at the start
   */
  WatchLauncher(
      Supplier<Topology> topology,
      Function<Path, Map<String, Object>> properties,
      TopicCreation topics,
      WatchSettings settings,
      Duration kafkaRetry) {
    this.topology = topology;
    this.properties = properties;
    this.topics = topics;
    this.settings = settings;
    this.kafkaRetry = kafkaRetry;
  }

  @Override
  public synchronized void start() {
    thread = Thread.ofVirtual().name("watch-launcher").start(this::launch);
  }

  @Override
  public synchronized void stop() {
    Thread running = thread;
    thread = null;
    stopping.countDown();
    if (running != null) {
      running.interrupt();
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }

  /** {@code RUNNING}, or why not, in a few words. */
  String standing() {
    return standing;
  }

  /** True while its stream takes what is written. */
  boolean isWatching() {
    return standing.equals(KafkaStreams.State.RUNNING.name());
  }

  private void launch() {
    try {
      Duration pause;
      do {
        pause = settings.restartAfter();
        try {
          // One directory per cluster, as for the calls.
          run(settings.stateDir().resolve(topics.createMissing()));
        } catch (TopicCreation.KafkaAway e) {
          standing = "waiting for Kafka";
          pause = kafkaRetry;
        } catch (RuntimeException e) {
          failed(e);
        }
      } while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    standing = "ended";
  }

  /** Returns when the stream has failed. */
  private void run(Path directory) throws InterruptedException {
    Properties all = new Properties();
    all.putAll(properties.apply(directory));
    CountDownLatch ended = new CountDownLatch(1);
    KafkaStreams streams = new KafkaStreams(topology.get(), all);
    try {
      streams.setUncaughtExceptionHandler(
          failure -> {
            failed(failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
          });
      streams.setStateListener(
          (now, before) -> {
            if (now == State.ERROR) {
              ended.countDown();
            } else {
              standing = now.name();
            }
          });
      streams.start();
      ended.await();
    } finally {
      closeUninterrupted(streams);
    }
  }

  /** Closing waits for its threads, which an interrupted thread cannot. */
  private static void closeUninterrupted(KafkaStreams streams) {
    boolean interrupted = Thread.interrupted();
    streams.close(CLOSING);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void failed(Throwable failure) {
    String cause =
        NestedExceptionUtils.getMostSpecificCause(failure)
            .toString()
            .lines()
            .findFirst()
            .orElse("no message");
    standing = "failed, is started again: " + cause;
    log.error(
        "the watch over promises has failed ({}) and is started again in {} s; calls go on",
        cause,
        settings.restartAfter().toMillis() / 1000.0,
        failure);
  }
}
