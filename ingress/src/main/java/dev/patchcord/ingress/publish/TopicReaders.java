package dev.patchcord.ingress.publish;

import dev.patchcord.contract.topic.Topic;
import java.util.ArrayList;
import java.util.List;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;

/**
 * Readers of whole topics: every instance reads each partition, and nobody has to know how far it
 * came. So they join no consumer group. A group would hold each start up until the broker closes
 * its first round (three seconds by the default of {@code group.initial.rebalance.delay.ms}), would
 * be left behind by each instance that ends, and would lose its place when a broker takes a member
 * for dead. What it would notice, and these do not, is a partition that is added: topics keep the
 * number that they were created with.
 */
public final class TopicReaders implements AutoCloseable {
  private final KafkaOperations<String, byte[]> writer;
  private final ConsumerFactory<String, byte[]> consumers;
  private final String instance;
  private final List<KafkaMessageListenerContainer<String, byte[]>> started = new ArrayList<>();

  /**
   * None yet.
   *
   * @param writer asked which partitions a topic has
   * @param instance begins the client ids, for the brokers' logs and metrics
   */
  public TopicReaders(
      KafkaOperations<String, byte[]> writer,
      ConsumerFactory<String, byte[]> consumers,
      String instance) {
    this.writer = writer;
    this.consumers = consumers;
    this.instance = instance;
  }

  /**
   * One that has everything the topic holds told to a listener, once it is started.
   *
   * @throws org.apache.kafka.common.KafkaException if the brokers do not say what partitions it has
   */
  public KafkaMessageListenerContainer<String, byte[]> ofAll(
      Topic topic, MessageListener<String, byte[]> listener) {
    ContainerProperties properties = properties(topic, SeekPosition.BEGINNING);
    properties.setMessageListener(listener);
    return reader(topic, properties);
  }

  /**
   * One of what is written from its start on; a listener is still to be set.
   *
   * @throws org.apache.kafka.common.KafkaException if the brokers do not say what partitions it has
   */
  KafkaMessageListenerContainer<String, byte[]> ofNews(Topic topic) {
    return reader(topic, properties(topic, SeekPosition.END));
  }

  private KafkaMessageListenerContainer<String, byte[]> reader(
      Topic topic, ContainerProperties properties) {
    KafkaMessageListenerContainer<String, byte[]> reader =
        new KafkaMessageListenerContainer<>(consumers, properties);
    reader.setBeanName(topic.title());
    return reader;
  }

  private ContainerProperties properties(Topic topic, SeekPosition place) {
    ContainerProperties properties =
        new ContainerProperties(
            writer.partitionsFor(topic.title()).stream()
                .map(each -> new TopicPartitionOffset(each.topic(), each.partition(), place))
                .toArray(TopicPartitionOffset[]::new));
    properties.setClientId(instance + "-" + topic.title());
    // Without a group there is nothing to commit to: what is acknowledged by hand, and never is.
    properties.setAckMode(ContainerProperties.AckMode.MANUAL);
    return properties;
  }

  /** Starts one, and stops it when the service stops. */
  public synchronized void start(KafkaMessageListenerContainer<String, byte[]> reader) {
    started.add(reader);
    reader.start();
  }

  /** Stops all that were started. */
  @Override
  public synchronized void close() {
    started.forEach(KafkaMessageListenerContainer::stop);
    started.clear();
  }
}
