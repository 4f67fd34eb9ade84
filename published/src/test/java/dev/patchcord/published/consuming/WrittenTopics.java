package dev.patchcord.published.consuming;

import dev.patchcord.console.browser.OneBroker;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.published.Published;
import dev.patchcord.published.topic.Example;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import tools.jackson.databind.node.ObjectNode;

/**
 * A broker with Patchcord's topics. The records are the published examples with other calls, states
 * and times. All stand in one partition of several, so they are read in the order written, and the
 * other partitions are as silent as those of a quiet house.
 */
final class WrittenTopics implements AutoCloseable {
  private static final int PARTITIONS = 3;
  private static final int WRITTEN = 1;

  private final EmbeddedKafkaBroker kafka = OneBroker.start(PARTITIONS);
  private final Map<String, Example> examples = Published.examples();
  private final Producer<String, String> producer;

  WrittenTopics() {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers(), "transactional.id", "written-topics"),
            new StringSerializer(),
            new StringSerializer());
    producer.initTransactions();
  }

  String servers() {
    return kafka.getBrokersAsString();
  }

  /** A record like the published example of its type, of another call and otherwise changed. */
  ProducerRecord<String, String> record(String type, String call, Map<String, String> changes) {
    Example example = examples.get(type);
    ObjectNode value = (ObjectNode) example.value().deepCopy();
    value.put("callId", call);
    changes.forEach(value::put);
    return new ProducerRecord<>(
        example.topic(), WRITTEN, call, ContractJson.mapper().writeValueAsString(value));
  }

  /** Says that a call is gone. */
  ProducerRecord<String, String> tombstone(String type, String call) {
    return new ProducerRecord<>(examples.get(type).topic(), WRITTEN, call, null);
  }

  /** Written by a transaction that came to its end. */
  void decided(List<ProducerRecord<String, String>> records) {
    producer.beginTransaction();
    records.forEach(producer::send);
    producer.commitTransaction();
  }

  /** Written by a transaction that was given up: whoever reads committed never sees it. */
  void givenUp(ProducerRecord<String, String> record) {
    producer.beginTransaction();
    producer.send(record);
    producer.flush();
    producer.abortTransaction();
  }

  @Override
  public void close() {
    producer.close();
    kafka.destroy();
  }
}
