package dev.patchcord.ingress.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.contract.archive.ReadProgress;
import dev.patchcord.contract.deadletter.Letter;
import dev.patchcord.contract.deadletter.LetterBox;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.topic.TopicCreation;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.ingress.publish.LetterStanding.Kind;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** The desk over a real broker. What is refused is tested with the plan, in the contract. */
class KafkaDeadLetterDeskTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
  private static final String CALL = "CA0a";
  private static EmbeddedKafkaBroker broker;

  @BeforeAll
  static void start() {
    broker =
        new EmbeddedKafkaKraftBroker(1, 1)
            .brokerProperties(
                Map.of(
                    "transaction.state.log.replication.factor", "1",
                    "transaction.state.log.min.isr", "1"));
    broker.afterPropertiesSet();
    new TopicCreation(servers(), 1, (short) 1).createMissing();
  }

  @AfterAll
  static void stop() {
    broker.destroy();
  }

  @Test
  void theRecordGoesBackOnceWithWhoAndWhy() throws Exception {
    String id = fileLetter();
    DeadLetterDesk desk = new KafkaDeadLetterDesk(servers(), Clock.fixed(NOON, ZoneOffset.UTC));
    long before = end();
    assertThat(desk.look(id).kind()).isEqualTo(Kind.OPEN);
    assertThat(end()).as("looking sends nothing").isEqualTo(before);
    LetterStanding put = desk.putBack(id, "ann", "Repaired.");
    assertThat(put.kind()).isEqualTo(Kind.PUT_BACK);
    assertThat(Objects.requireNonNull(put.target()).eventId()).isEqualTo("delivery-1");
    long after = end();
    assertThat(after).isGreaterThan(before);
    LetterStanding again = desk.putBack(id, "ben", "Once more.");
    assertThat(again.kind()).isEqualTo(Kind.ALREADY);
    assertThat(Objects.requireNonNull(again.mark()))
        .returns("ann", LetterStanding.Mark::by)
        .returns("Repaired.", LetterStanding.Mark::why);
    assertThat(end()).as("nothing was sent twice").isEqualTo(after);
    try (LetterBox box = LetterBox.open(servers())) {
      Letter letter = box.letters(ReadProgress.SILENT).byId(id).orElseThrow();
      assertThat(letter.requeued())
          .singleElement()
          .returns(NOON, mark -> mark.at())
          .returns("Repaired.", mark -> mark.why());
    }
    assertThat(desk.putBack("0:9999", "ann", "w").kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void aLogThatIsAwayIsSaid() {
    DeadLetterDesk desk = new KafkaDeadLetterDesk("nobody.invalid:1", Clock.systemUTC());
    assertThatThrownBy(() -> desk.look("0:0")).isInstanceOf(LogUnavailable.class);
    assertThatThrownBy(() -> desk.putBack("0:0", "ann", "w")).isInstanceOf(LogUnavailable.class);
  }

  private static String servers() {
    return broker.getBrokersAsString();
  }

  private static long end() {
    try (var log = dev.patchcord.contract.archive.LogReader.exact(servers())) {
      return log.end(new TopicPartition(Topic.TELEPHONY_EVENTS.title(), 0));
    }
  }

  private static String fileLetter() throws Exception {
    CallArrived event =
        new CallArrived(
            CALL,
            NOON,
            new Origin("twilio", "/inbound_call", "delivery-1", Map.of(), Map.of(), null),
            "+14155550100",
            "+14155550199");
    String topic = Topic.TELEPHONY_EVENTS.title();
    DeadLetter letter =
        new DeadLetter(
            topic,
            0,
            42,
            CALL,
            NOON,
            "orchestrator",
            "deciding failed",
            DeadLetter.encode(ContractJson.write(event)),
            DeadLetter.keep(
                CloudEvents.headers(
                    "delivery-1", "patchcord.call-arrived.v1", "/test", NOON, CALL)));
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      var sent =
          producer
              .send(CloudEvents.record(Topic.DEAD_LETTERS, "letter-1", "/test", NOON, CALL, letter))
              .get();
      return sent.partition() + ":" + sent.offset();
    }
  }
}
