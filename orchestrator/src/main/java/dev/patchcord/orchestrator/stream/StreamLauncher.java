package dev.patchcord.orchestrator.stream;

import dev.patchcord.contract.topic.TopicCreation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * Starts the stream as soon as Kafka answers and all else is well, however long that takes: the
 * service is up meanwhile and says in its health what it waits for.
 */
final class StreamLauncher implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(StreamLauncher.class);

  private static final Duration CLOSING = Duration.ofSeconds(10);

  private final StreamsBuilderFactoryBean stream;
  private final TopicCreation topics;
  private final Path stateDir;
  private final Duration retry;
  private @Nullable Thread waiting;
  private volatile @Nullable String failure;

  StreamLauncher(
      StreamsBuilderFactoryBean stream, TopicCreation topics, Path stateDir, Duration retry) {
    this.stream = stream;
    this.topics = topics;
    this.stateDir = stateDir;
    this.retry = retry;
  }

  @Override
  public synchronized void start() {
    waiting = Thread.ofVirtual().name("stream-launcher").start(this::launch);
  }

  @Override
  public synchronized void stop() {
    Thread thread = waiting;
    waiting = null;
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    stream.stop();
  }

  @Override
  public synchronized boolean isRunning() {
    return waiting != null;
  }

  /** Why the stream could not be started at the latest try, in one line; null if it could. */
  @Nullable String failure() {
    return failure;
  }

  /**
   * One directory per cluster: a store left over from another one could pass for a part of this
   * one's changelog, and bring its calls with it.
   */
  private void keepStoreOf(String clusterId) {
    Properties properties = Objects.requireNonNull(stream.getStreamsConfiguration());
    properties.put(
        StreamsConfig.STATE_DIR_CONFIG, stateDir.resolve(clusterId).toAbsolutePath().toString());
  }

  private void launch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          keepStoreOf(topics.createMissing());
          stream.start();
          failure = null;
          return;
        } catch (TopicCreation.KafkaAway e) {
          failure = null;
          log.warn(
              "Kafka at {} does not answer ({}); looking again in {} s",
              topics.bootstrapServers(),
              e.getMessage(),
              retry.toMillis() / 1000.0);
        } catch (RuntimeException e) {
          report(oneLine(e), e);
          closeHalfStarted();
        }
        Thread.sleep(retry);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The stack trace is told once, not at every try. */
  private void report(String cause, RuntimeException e) {
    log.error(
        "the stream cannot start ({}); trying again in {} s",
        cause,
        retry.toMillis() / 1000.0,
        cause.equals(failure) ? null : e);
    failure = cause;
  }

  /** The factory forgets a stream that did not start, but that one keeps the directory locked. */
  private void closeHalfStarted() {
    KafkaStreams streams = stream.getKafkaStreams();
    if (streams != null) {
      streams.close(CLOSING);
    }
  }

  private static String oneLine(RuntimeException failure) {
    return NestedExceptionUtils.getMostSpecificCause(failure)
        .toString()
        .lines()
        .findFirst()
        .orElse("no message");
  }
}
