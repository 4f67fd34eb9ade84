package dev.patchcord.sandbox.rerun;

import dev.patchcord.contract.wire.ContractJson;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.JsonNode;

/**
 * Writes down how calls are rehearsed, on a topic that only the sandbox has; {@code capsule export}
 * takes it from there. Safe for use by several threads.
 */
public final class RehearsalLog implements AutoCloseable {
  /** Key: call id. */
  public static final String TOPIC = "patchcord.rehearsals";

  /** More than can be on the line at the same time, so that a call's is there when it is judged. */
  private static final int REMEMBERED = 2_000;

  private static final long ANSWER_SECONDS = 10;
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final KafkaProducer<String, byte[]> producer;
  private final Map<String, RehearsedCall> latest =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RehearsedCall> eldest) {
          return size() > REMEMBERED;
        }
      };

  private RehearsalLog(KafkaProducer<String, byte[]> producer) {
    this.producer = producer;
  }

  /**
   * Begins, and creates the topic if it is not there yet.
   *
   * @throws IllegalStateException if it cannot be created
   */
  public static RehearsalLog start(String bootstrapServers) {
    try (Admin admin =
        Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      if (!admin.listTopics().names().get(ANSWER_SECONDS, TimeUnit.SECONDS).contains(TOPIC)) {
        admin
            .createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
            .all()
            .get(ANSWER_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(TOPIC + " cannot be created", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while the topic was created", e);
    }
    return new RehearsalLog(
        new KafkaProducer<>(
            // Where Kafka is taken away from a sandbox, its calls go on all the same.
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                "1000"),
            new StringSerializer(),
            new ByteArraySerializer()));
  }

  /** A call begins. */
  public void write(String callId, RehearsedCall call) {
    synchronized (latest) {
      latest.put(callId, call);
    }
    var _ = producer.send(new ProducerRecord<>(TOPIC, callId, ContractJson.write(call)));
  }

  boolean knows(String callId) {
    synchronized (latest) {
      return latest.containsKey(callId);
    }
  }

  /** How a call of the latest is rehearsed, for its capsule. */
  public Optional<JsonNode> of(String callId) {
    synchronized (latest) {
      return Optional.ofNullable(latest.get(callId)).map(RehearsedCall::json);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
