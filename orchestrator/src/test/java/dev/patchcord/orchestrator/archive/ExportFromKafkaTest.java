package dev.patchcord.orchestrator.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.JournalRecord.Source;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.topic.TopicCreation;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.capsule.Capsule;
import dev.patchcord.orchestrator.capsule.CapsuleFile;
import dev.patchcord.orchestrator.command.Commands;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A capsule of a call in a cluster has its journal and what the outside really said. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExportFromKafkaTest {
  private static final String REHEARSALS = "patchcord.rehearsals";

  /** Now, since the broker writes the time of a transaction's end beside its records. */
  private static final WrittenCall CALL =
      WrittenCall.bridged("CA-exported", Instant.now().truncatedTo(ChronoUnit.MILLIS)).hangsUp();

  private static EmbeddedKafkaBroker kafka;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path directory;

  @BeforeAll
  static void writesTheCall() {
    kafka =
        new EmbeddedKafkaKraftBroker(1, 1)
            .brokerProperties(
                Map.of(
                    "transaction.state.log.replication.factor", "1",
                    "transaction.state.log.min.isr", "1"));
    kafka.afterPropertiesSet();
    new TopicCreation(servers(), 3, (short) 1).createMissing();
    try (WrittenTopics topics = new WrittenTopics(servers())) {
      topics.write(CALL);
    }
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (JournalRecord record : CALL.journal()) {
        // In the place of a deadline lies another call's event.
        ProducerRecord<String, byte[]> event =
            CloudEvents.record(
                Topic.TELEPHONY_EVENTS,
                record.triggerId(),
                "/patchcord/test",
                record.trigger().at(),
                record.callId(),
                record.trigger());
        producer.send(
            new ProducerRecord<>(
                event.topic(), 0, event.timestamp(), event.key(), event.value(), event.headers()));
      }
    }
  }

  @AfterAll
  static void stop() {
    kafka.destroy();
  }

  private static String servers() {
    return kafka.getBrokersAsString();
  }

  private int export(Path file, String callId) {
    return Commands.run(
        new PrintWriter(out),
        new PrintWriter(err),
        "capsule",
        "export",
        callId,
        "-o",
        file.toString(),
        "-b",
        servers());
  }

  private static List<Source> sources() {
    return CALL.journal().stream()
        .map(JournalRecord::source)
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  @Test
  @Order(1)
  void hasTheJournalAndTheTriggersAsTheyStandInTheirTopics() throws Exception {
    Path file = directory.resolve("a.capsule");
    assertThat(export(file, "CA-exported")).as(err.toString()).isZero();
    Capsule capsule = CapsuleFile.read(file);
    assertThat(capsule.journal().lines())
        .extracting(line -> line.record())
        .isEqualTo(CALL.journal());
    assertThat(capsule.journal().lines()).allMatch(line -> line.offset() >= 0);
    assertThat(capsule.originals()).extracting(TopicRecord::source).isEqualTo(sources());
    assertThat(capsule.originals())
        .first()
        .satisfies(
            each -> {
              assertThat(each.headers())
                  .containsEntry("ce_id", "delivery-1")
                  .containsEntry("ce_type", "patchcord.call-arrived.v1");
              assertThat(each.value())
                  .isEqualTo(
                      ContractJson.mapper().valueToTree(CALL.journal().getFirst().trigger()));
            });
    assertThat(capsule.missing()).isEmpty();
    assertThat(capsule.rehearsal()).isEmpty();
  }

  @Test
  @Order(2)
  void hasTheLatestRehearsalIfThereIsSuchATopic() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()));
        KafkaProducer<String, byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", servers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
      admin.createTopics(List.of(new NewTopic(REHEARSALS, 2, (short) 1))).all().get();
      for (String[] each :
          new String[][] {
            {"CA-exported", "{\"seed\":1}"},
            {"CA-another", "{\"seed\":2}"},
            {"CA-exported", "{\"seed\":3}"}
          }) {
        producer
            .send(
                new ProducerRecord<>(REHEARSALS, each[0], each[1].getBytes(StandardCharsets.UTF_8)))
            .get();
      }
    }
    Path file = directory.resolve("b.capsule");
    assertThat(export(file, "CA-exported")).isZero();
    assertThat(CapsuleFile.read(file).rehearsal())
        .hasValueSatisfying(each -> assertThat(each.path("seed").asInt()).isEqualTo(3));
  }

  @Test
  void saysThatThereIsNoSuchCall() {
    assertThat(export(directory.resolve("c.capsule"), "CA-nobody")).isEqualTo(3);
    assertThat(err.toString().strip().lines()).hasSize(1);
    assertThat(directory.resolve("c.capsule")).doesNotExist();
  }

  @Test
  @Order(3)
  void saysThatTriggersAreNotKeptAnyMore() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers()))) {
      admin
          .deleteRecords(
              Map.of(
                  new TopicPartition(Topic.TELEPHONY_EVENTS.title(), 0),
                  RecordsToDelete.beforeOffset(3)))
          .all()
          .get();
    }
    Path file = directory.resolve("d.capsule");
    assertThat(export(file, "CA-exported")).isEqualTo(8);
    assertThat(out.toString()).contains("not in it: 3 of %d triggers".formatted(sources().size()));
    assertThat(CapsuleFile.read(file).originals())
        .extracting(TopicRecord::source)
        .isEqualTo(sources().stream().filter(each -> each.offset() >= 3).toList());
  }
}
