package dev.patchcord.orchestrator.stream;

import static dev.patchcord.contract.topic.Topic.SPECIALISTS;
import static dev.patchcord.contract.topic.Topic.TELEPHONY_EVENTS;
import static dev.patchcord.orchestrator.stream.StreamDriver.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Strategy;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.SpecialistStanding;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.call.Flows;
import dev.patchcord.orchestrator.call.Happenings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecialistRosterTest {
  private static final String ADA = Flows.number("Ada");
  private static final String BEN = Flows.number("Ben");

  @TempDir Path directory;

  @Test
  void tellsAllInstancesWhoIsOfferedACallWhoTalksAndWhoIsFreeAgain() {
    try (StreamDriver stream = driver(Strategy.HUNT)) {
      onHold(stream);
      assertThat(stream.standings())
          .containsExactly(new SpecialistStanding(ADA, "Ada", NOON, null, Happenings.CALL));
      stream.passes(Duration.ofSeconds(5));
      stream.send(TELEPHONY_EVENTS, Happenings.specialist(1, LegStatus.BUSY));
      assertThat(stream.standings())
          .containsExactly(
              new SpecialistStanding(ADA, "Ada", NOON, null, null),
              new SpecialistStanding(BEN, "Ben", NOON.plusSeconds(5), null, Happenings.CALL));
      stream.send(TELEPHONY_EVENTS, Happenings.answers(2));
      stream.send(TELEPHONY_EVENTS, Happenings.presses(2, "1"));
      stream.send(TELEPHONY_EVENTS, Happenings.specialistJoins(2));
      assertThat(stream.standings()).isEmpty();
      stream.passes(Duration.ofSeconds(55));
      stream.send(TELEPHONY_EVENTS, Happenings.specialist(2, LegStatus.COMPLETED));
      assertThat(stream.standings())
          .containsExactly(
              new SpecialistStanding(BEN, "Ben", NOON.plusSeconds(5), NOON.plusSeconds(60), null));
    }
  }

  @Test
  void takesTurnsByWhatTheTopicSays() {
    try (StreamDriver stream = driver(Strategy.ROUND_ROBIN)) {
      SpecialistStanding ada =
          new SpecialistStanding(ADA, "Ada", NOON.minusSeconds(60), null, null);
      put(stream, ADA, ContractJson.write(ada));
      onHold(stream);
      assertThat(rung(stream)).containsExactly("Ben");
      JournalRecord dialled =
          stream.journal().stream()
              .filter(each -> !each.roster().isEmpty())
              .findFirst()
              .orElseThrow();
      assertThat(dialled.roster()).containsExactly(ada);
    }
  }

  @Test
  void aStandingThatCannotBeReadIsTakenAsUnknown() {
    try (StreamDriver stream = driver(Strategy.LONGEST_IDLE)) {
      put(stream, ADA, "{".getBytes(StandardCharsets.UTF_8));
      put(stream, BEN, null);
      onHold(stream);
      assertThat(rung(stream)).containsExactly("Ada");
      assertThat(stream.deadLetters()).isEmpty();
    }
  }

  @Test
  void anotherCallThatTalksToTheSpecialistMeanwhileStaysNoted() {
    try (StreamDriver stream = driver(Strategy.HUNT)) {
      onHold(stream);
      put(
          stream,
          ADA,
          ContractJson.write(
              new SpecialistStanding(ADA, "Ada", NOON.plusSeconds(9), null, "CA-other")));
      stream.standings();
      stream.send(TELEPHONY_EVENTS, Happenings.specialist(1, LegStatus.BUSY));
      assertThat(stream.standings().getFirst())
          .isEqualTo(new SpecialistStanding(ADA, "Ada", NOON.plusSeconds(9), null, "CA-other"));
    }
  }

  private StreamDriver driver(Strategy strategy) {
    Flow flow =
        new Flows(Happenings.FLOW).people("Ada", "Ben").strategy(strategy).attempts(2).flow();
    return new StreamDriver(directory, NOON, flow);
  }

  private static void put(StreamDriver stream, String number, byte[] value) {
    stream.send(SPECIALISTS, number, value, new RecordHeaders());
  }

  private static void onHold(StreamDriver stream) {
    stream.send(TELEPHONY_EVENTS, Happenings.opened(1));
    stream.send(TELEPHONY_EVENTS, Happenings.wantedAtOnce());
    stream.send(TELEPHONY_EVENTS, Happenings.callerJoins());
  }

  private static List<String> rung(StreamDriver stream) {
    return stream.commands().stream()
        .filter(DialSpecialist.class::isInstance)
        .map(each -> ((DialSpecialist) each).specialist())
        .toList();
  }
}
