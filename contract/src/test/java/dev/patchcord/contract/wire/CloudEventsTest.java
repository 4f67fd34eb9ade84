package dev.patchcord.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CloudEventsTest {
  private static final EndLeg END =
      new EndLeg("CA1-5", "CA1", Samples.NOON, "the caller hung up", Leg.SPECIALIST, 2, "CA2");

  private final ProducerRecord<String, byte[]> written =
      CloudEvents.record(
          Topic.CALL_COMMANDS, "CA1-5", "/patchcord/orchestrator", Samples.NOON, "CA1", END);

  @Test
  void putsEveryAttributeIntoAHeaderOfTheKafkaBinding() {
    Map<String, String> headers = new TreeMap<>();
    for (Header header : written.headers()) {
      assertThat(headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)))
          .as("%s twice", header.key())
          .isNull();
    }
    assertThat(headers)
        .isEqualTo(
            Map.of(
                "ce_specversion", "1.0",
                "ce_id", "CA1-5",
                "ce_type", "patchcord.end-leg.v1",
                "ce_source", "/patchcord/orchestrator",
                "ce_time", "2026-11-22T12:00:00.250Z",
                "ce_subject", "CA1",
                "content-type", "application/json"));
  }

  @Test
  void keysTheRecordByCallSoThatOneCallStaysInOrder() {
    assertThat(written.topic()).isEqualTo("patchcord.call-commands");
    assertThat(written.key()).isEqualTo("CA1");
    assertThat(written.partition()).as("left to the key").isNull();
  }

  @Test
  void timestampsTheRecordWithTheTimeOfTheEvent() {
    assertThat(written.timestamp()).isEqualTo(Samples.NOON.toEpochMilli());
  }

  @Test
  void carriesTheJsonAlone() {
    assertThat(written.value()).isEqualTo(ContractJson.write(END));
  }

  @Test
  void namesTypesWithoutAnAnnotationByTheirClass() {
    assertThat(ContractJson.typeName(Samples.byFileName().get("patchcord.dead-letter.v1")))
        .isEqualTo("patchcord.dead-letter.v1");
  }

  @Test
  void readsTheLastHeaderOfANameAndNullWhereThereIsNone() {
    RecordHeaders headers = new RecordHeaders();
    headers.add(CloudEvents.ID, "first".getBytes(StandardCharsets.UTF_8));
    headers.add(CloudEvents.ID, "last".getBytes(StandardCharsets.UTF_8));
    headers.add(CloudEvents.TYPE, null);
    assertThat(CloudEvents.text(headers, CloudEvents.ID)).isEqualTo("last");
    assertThat(CloudEvents.text(headers, CloudEvents.TYPE)).isNull();
    assertThat(CloudEvents.text(headers, CloudEvents.SUBJECT)).isNull();
  }
}
