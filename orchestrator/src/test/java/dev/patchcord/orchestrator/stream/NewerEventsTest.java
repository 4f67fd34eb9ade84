package dev.patchcord.orchestrator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.CallReplay;
import dev.patchcord.orchestrator.replay.JournalLine;
import dev.patchcord.orchestrator.replay.ReplayedCall;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An ingress of the next version writes to an orchestrator of this one. */
class NewerEventsTest {
  @TempDir Path directory;

  @Test
  void journalsWhatItDoesNotKnowOfAnEventWhereItStood() {
    ObjectNode event = (ObjectNode) ContractJson.tree(Happenings.arrival());
    event.put("trunk", "berlin-2");
    ((ObjectNode) event.path("origin")).putObject("edge").put("region", "ie1");
    byte[] journalled = journalled(event);
    JsonNode record = ContractJson.mapper().readTree(journalled);
    assertThat(record.path("trigger")).isEqualTo(ContractJson.mapper().readTree(bytes(event)));
  }

  @Test
  void decidesTheSameAgainWithTheSameBytes() {
    ObjectNode event = (ObjectNode) ContractJson.tree(Happenings.arrival());
    event.put("trunk", "berlin-2");
    byte[] journalled = journalled(event);
    JournalRecord record = ContractJson.read(journalled, JournalRecord.class);
    assertThat(ContractJson.write(record)).isEqualTo(journalled);
    assertThat(replayed(record).firstDisagreement()).isEmpty();
  }

  @Test
  void doesNotHoldItAgainstAJournalThatANewerVersionToldMore() {
    ObjectNode record =
        (ObjectNode)
            ContractJson.mapper()
                .readTree(journalled((ObjectNode) ContractJson.tree(Happenings.arrival())));
    record.put("decidedIn", "PT0.002S");
    JournalRecord read = ContractJson.read(bytes(record), JournalRecord.class);
    assertThat(replayed(read).firstDisagreement()).isEmpty();
  }

  @Test
  void putsAnEventOfAnUnknownTypeToTheDeadLettersWithItsHeaders() {
    try (StreamDriver stream = new StreamDriver(directory, StreamDriver.NOON)) {
      Headers headers =
          CloudEvents.headers(
              "delivery-1",
              "patchcord.call-parked.v1",
              "/patchcord/ingress",
              StreamDriver.NOON,
              Happenings.CALL);
      byte[] event =
          "{\"type\":\"patchcord.call-parked.v1\",\"callId\":\"CA-caller\"}"
              .getBytes(StandardCharsets.UTF_8);
      stream.send(Topic.TELEPHONY_EVENTS, Happenings.CALL, event, headers);
      DeadLetter letter = stream.deadLetters().getFirst();
      assertThat(letter.cause())
          .isEqualTo(
              "expected a Trigger, but patchcord.call-parked.v1 is no type that this version knows"
                  + " (written by a newer version?)");
      assertThat(letter.bytes()).isEqualTo(event);
      assertThat(letter.kafkaHeaders()).isEqualTo(headers);
    }
  }

  /** The one record that the journal has of it. */
  private byte[] journalled(ObjectNode event) {
    try (StreamDriver stream = new StreamDriver(directory, StreamDriver.NOON)) {
      stream.send(
          Topic.TELEPHONY_EVENTS,
          Happenings.CALL,
          bytes(event),
          CloudEvents.headers(
              "delivery-1",
              event.path("type").asString(),
              "/patchcord/ingress",
              StreamDriver.NOON,
              Happenings.CALL));
      return stream.written(Topic.CALL_JOURNAL).getFirst().value();
    }
  }

  private static ReplayedCall replayed(JournalRecord record) {
    return new CallReplay(new SpringMachines())
        .of(new CallJournal(record.callId(), List.of(JournalLine.of(record))));
  }

  private static byte[] bytes(JsonNode json) {
    return ContractJson.write(json);
  }
}
