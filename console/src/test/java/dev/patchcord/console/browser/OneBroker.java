package dev.patchcord.console.browser;

import dev.patchcord.contract.topic.TopicCreation;
import java.util.Map;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A Kafka of one broker with Patchcord's topics, in which transactions can be written. */
public final class OneBroker {
  private OneBroker() {}

  /**
   * Starts it on a free port of this machine; to be destroyed by whoever started it.
   *
   * @param partitions of each topic
   */
  public static EmbeddedKafkaBroker start(int partitions) {
    EmbeddedKafkaBroker kafka =
        new EmbeddedKafkaKraftBroker(1, 1)
            .brokerProperties(
                Map.of(
                    "transaction.state.log.replication.factor", "1",
                    "transaction.state.log.min.isr", "1"));
    kafka.afterPropertiesSet();
    new TopicCreation(kafka.getBrokersAsString(), partitions, (short) 1).createMissing();
    return kafka;
  }
}
