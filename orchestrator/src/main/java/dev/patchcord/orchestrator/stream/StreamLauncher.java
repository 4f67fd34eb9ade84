package dev.patchcord.orchestrator.stream;

import dev.patchcord.contract.topic.TopicCreation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;

/**
 * Starts the stream as soon as Kafka answers, however long that takes: the service is up meanwhile
 * and says in its health what it waits for.
 */
final class StreamLauncher implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(StreamLauncher.class);

  private final StreamsBuilderFactoryBean stream;
  private final TopicCreation topics;
  private final Path stateDir;
  private final Duration retry;
  private @Nullable Thread waiting;

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
          return;
        } catch (TopicCreation.KafkaAway e) {
          log.warn(
              "Kafka at {} does not answer ({}); looking again in {} s",
              topics.bootstrapServers(),
              e.getMessage(),
              retry.toMillis() / 1000.0);
          Thread.sleep(retry);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("the stream cannot start: {}", e.toString(), e);
    }
  }
}
