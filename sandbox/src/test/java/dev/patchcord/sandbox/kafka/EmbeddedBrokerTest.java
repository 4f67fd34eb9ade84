package dev.patchcord.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  private static final TopicPartition DIARY = new TopicPartition("diary", 0);

  @TempDir Path directory;

  @Test
  void hasTodaysRecordsAfterTheNightShiftRestartedIt() throws Exception {
    String clusterId;
    try (EmbeddedBroker broker = EmbeddedBroker.start(0, directory);
        Admin admin = admin(broker)) {
      admin.createTopics(List.of(new NewTopic(DIARY.topic(), 1, (short) 1))).all().get();
      writeInATransaction(broker, "caller arrived", "caller was bridged");
      clusterId = admin.describeCluster().clusterId().get();
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(0, directory);
        Admin admin = admin(broker)) {
      assertThat(admin.describeCluster().clusterId().get()).isEqualTo(clusterId);
      assertThat(read(broker)).containsExactly("caller arrived", "caller was bridged");
    }
  }

  @Test
  void saysInOneLineWhichPortItCouldNotGet() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedBroker.start(taken.getLocalPort(), directory))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("port " + taken.getLocalPort())
          .message()
          .doesNotContain("\n");
    }
  }

  private static Admin admin(EmbeddedBroker broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  /** Transactions and groups need internal topics: a broker without replicas must have them too. */
  private static void writeInATransaction(EmbeddedBroker broker, String... lines) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "transactional.id",
            "diary",
            "acks",
            "all");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      for (String line : lines) {
        producer.send(new ProducerRecord<>(DIARY.topic(), line));
      }
      producer.commitTransaction();
    }
  }

  private static List<String> read(EmbeddedBroker broker) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "isolation.level",
            "read_committed",
            "auto.offset.reset",
            "earliest");
    List<String> lines = new java.util.ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(DIARY));
      long end = consumer.endOffsets(List.of(DIARY)).get(DIARY);
      while (consumer.position(DIARY) < end) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(5))) {
          lines.add(record.value());
        }
      }
    }
    return lines;
  }
}
