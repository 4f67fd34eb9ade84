package dev.patchcord.contract.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics that do not exist, as each service does when it starts. Existing ones are left
 * as they are: adding partitions to a topic in use (as Spring's {@code KafkaAdmin} would) tears
 * calls from their history.
 */
public final class TopicCreation {
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final String bootstrapServers;
  private final int partitions;
  private final short replication;

  /**
   * Plans it.
   *
   * @param partitions of each topic; must be the same in all services
   * @param replication -1 for the broker's own default
   */
  public TopicCreation(String bootstrapServers, int partitions, short replication) {
    this.bootstrapServers = bootstrapServers;
    this.partitions = partitions;
    this.replication = replication;
  }

  /** Address of the cluster, for messages. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /**
   * Idempotent; several services may do this at once.
   *
   * @return id of the cluster
   * @throws KafkaAway if Kafka does not answer or does not want to, or the thread is interrupted
   */
  public String createMissing() {
    int millis = Math.toIntExact(ANSWER.toMillis());
    try (Admin admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis))) {
      Set<String> existing = admin.listTopics().names().get(millis, TimeUnit.MILLISECONDS);
      List<NewTopic> missing =
          Topic.all().stream()
              .filter(topic -> !existing.contains(topic.title()))
              .map(
                  topic ->
                      new NewTopic(topic.title(), partitions, replication).configs(topic.config()))
              .toList();
      for (var created : admin.createTopics(missing).values().values()) {
        try {
          created.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof TopicExistsException)) {
            throw e;
          }
        }
      }
      return admin.describeCluster().clusterId().get(millis, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new KafkaAway(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException | KafkaException e) {
      throw new KafkaAway(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaAway(e);
    }
  }

  /** Not now; worth trying again. */
  public static final class KafkaAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KafkaAway(Throwable cause) {
      super(
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(),
          cause);
    }
  }
}
