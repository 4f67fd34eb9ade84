package dev.patchcord.ingress.publish;

import dev.patchcord.contract.topic.Topic;
import dev.patchcord.ingress.config.KafkaSettings;
import dev.patchcord.ingress.config.TopicSettings;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics that do not exist yet, and leaves the others alone. Spring's {@code
 * KafkaAdmin} would also add partitions to a topic that has fewer than configured, which moves
 * calls to other partitions in the middle of their life.
 */
public final class TopicCreation implements Runnable {
  private static final int REQUEST_MILLIS = 3_000;
  private static final int TOTAL_MILLIS = 5_000;

  private final KafkaSettings kafka;
  private final TopicSettings topics;

  public TopicCreation(KafkaSettings kafka, TopicSettings topics) {
    this.kafka = kafka;
    this.topics = topics;
  }

  /**
   * Creates them.
   *
   * @throws LogUnavailable if the broker is away or refuses
   */
  @Override
  public void run() {
    Map<String, Object> config =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TOTAL_MILLIS);
    try (Admin admin = Admin.create(config)) {
      var created =
          admin.createTopics(
              Topic.all().stream()
                  .map(
                      topic ->
                          new NewTopic(topic.title(), topics.partitions(), topics.replication())
                              .configs(topic.config()))
                  .toList());
      for (KafkaFuture<Void> topic : created.values().values()) {
        await(topic);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LogUnavailable("the ingress is being stopped", e);
    }
  }

  private static void await(KafkaFuture<Void> created) throws InterruptedException {
    try {
      created.get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new LogUnavailable("a topic could not be created", e);
      }
    }
  }
}
