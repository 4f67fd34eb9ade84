package dev.patchcord.orchestrator.stream;

import static dev.patchcord.contract.topic.Topic.COMMAND_OUTCOMES;
import static dev.patchcord.contract.topic.Topic.TELEPHONY_EVENTS;
import static dev.patchcord.orchestrator.call.Happenings.CALL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.PlayDocument;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.journal.CallIndex;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.orchestrator.call.Happenings;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallTopologyTest {
  private static final byte[] CORRELATION = {(byte) 0xca, (byte) 0xfe, 0, 1};

  @TempDir Path directory;
  private StreamDriver stream;

  @BeforeEach
  void start() {
    stream = new StreamDriver(directory, StreamDriver.NOON);
  }

  @AfterEach
  void stop() {
    stream.close();
  }

  @Test
  void writesJournalCommandsAndSnapshotOfOneDecision() {
    stream.send(TELEPHONY_EVENTS, Happenings.opened(1));
    stream.send(TELEPHONY_EVENTS, Happenings.wantedAtOnce());

    List<JournalRecord> journal = stream.journal();
    assertThat(journal).extracting(JournalRecord::sequence).containsExactly(1L, 2L);
    assertThat(journal.get(0).flow()).isEqualTo(Happenings.FLOW);
    assertThat(journal.get(1).flow()).isNull();
    assertThat(journal.get(1).source())
        .isEqualTo(new JournalRecord.Source("patchcord.telephony-events", 0, 1));
    assertThat(journal.get(1).triggerId()).isEqualTo("delivery-2");
    TestRecord<String, byte[]> command = stream.written(Topic.CALL_COMMANDS).getFirst();
    assertThat(command.key()).isEqualTo(CALL);
    assertThat(CloudEvents.text(command.headers(), CloudEvents.ID)).isEqualTo("CA-caller-1");
    assertThat(CloudEvents.text(command.headers(), CloudEvents.TYPE))
        .isEqualTo("patchcord.hold-caller.v1");
    assertThat(CloudEvents.text(command.headers(), CloudEvents.SOURCE))
        .isEqualTo("/patchcord/orchestrator");
    CallSnapshot snapshot = stream.snapshots().getLast();
    assertThat(snapshot.state()).isEqualTo(CallState.HOLD);
    assertThat(snapshot.sequence()).isEqualTo(2);
    assertThat(snapshot.journal().first())
        .isEqualTo(new JournalRecord.Source("patchcord.telephony-events", 0, 0));
    assertThat(snapshot.deadlines())
        .extracting(JournalRecord.Deadline::name)
        .containsExactly("hold-confirm", "hold-limit", "check-up");
  }

  @Test
  void repliesToTheAskingInstanceWithItsCorrelationId() {
    stream.ask(Happenings.arrival(), "ingress-2", CORRELATION);
    List<TestRecord<String, byte[]>> replies = stream.written(Topic.REPLIES);
    assertThat(replies).hasSize(1);
    assertThat(replies.getFirst().key()).isEqualTo("ingress-2");
    assertThat(replies.getFirst().headers().lastHeader("kafka_correlationId").value())
        .isEqualTo(CORRELATION);
    assertThat(new String(replies.getFirst().value(), StandardCharsets.UTF_8))
        .isEqualTo("{\"type\":\"patchcord.open-ai-session.v1\",\"session\":1,\"context\":{}}");
  }

  @Test
  void repliesToAParkedAskerWhenTheSessionIsOpen() {
    stream.ask(Happenings.arrival(), "ingress-1", CORRELATION);
    stream.ask(Happenings.arrival(), "ingress-2", new byte[] {7});
    assertThat(stream.answers()).containsExactly(Happenings.openSession(1, Map.of()));
    stream.send(TELEPHONY_EVENTS, Happenings.opened(1));
    TestRecord<String, byte[]> reply = stream.written(Topic.REPLIES).getFirst();
    assertThat(reply.key()).isEqualTo("ingress-2");
    assertThat(reply.headers().lastHeader("kafka_correlationId").value()).isEqualTo(new byte[] {7});
  }

  @Test
  void expiresDeadlinesByTheClock() {
    stream.send(TELEPHONY_EVENTS, Happenings.opened(1));
    stream.send(TELEPHONY_EVENTS, Happenings.wantedByAssistant());
    stream.passes(Duration.ofMillis(2900));
    assertThat(stream.commands()).isEmpty();
    stream.passes(Duration.ofMillis(200));
    assertThat(stream.commands()).singleElement().isInstanceOf(HoldCaller.class);
    JournalRecord expiry = stream.journal().getLast();
    assertThat(expiry.trigger())
        .isInstanceOfSatisfying(
            DeadlineExpired.class,
            expired -> {
              assertThat(expired.name()).isEqualTo("hand-over");
              assertThat(expired.dueAt()).isEqualTo(StreamDriver.NOON.plusSeconds(3));
            });
    assertThat(expiry.triggerId()).isEqualTo("hand-over@2026-11-22T12:00:03Z");
    assertThat(expiry.source()).isNull();
  }

  @Test
  void expiresADeadlineOnlyOnceAndNotAfterItWasMoved() {
    stream.send(TELEPHONY_EVENTS, Happenings.callerJoins());
    stream.passes(Duration.ofSeconds(70));
    stream.send(TELEPHONY_EVENTS, Happenings.specialist(1, LegStatus.RINGING));
    stream.passes(Duration.ofSeconds(20));
    assertThat(stream.commands()).singleElement().isInstanceOf(DialSpecialist.class);
    stream.passes(Duration.ofSeconds(6));
    assertThat(stream.commands()).filteredOn(LookUpAttempt.class::isInstance).hasSize(1);
    stream.passes(Duration.ofSeconds(16));
    stream.passes(Duration.ofSeconds(1));
    assertThat(stream.commands()).filteredOn(CancelLeg.class::isInstance).hasSize(1);
  }

  @Test
  void takesTheOutcomesOfCommands() {
    stream.send(TELEPHONY_EVENTS, Happenings.callerJoins());
    stream.send(COMMAND_OUTCOMES, Happenings.refused(1, 21215));
    assertThat(stream.snapshots().getLast().state()).isEqualTo(CallState.FALLBACK);
    assertThat(stream.journal().getLast().source().topic()).isEqualTo("patchcord.command-outcomes");
  }

  @Test
  void deletesTheRecordAndWritesATombstoneWhenTheCallIsForgotten() {
    stream.send(TELEPHONY_EVENTS, Happenings.opened(1));
    stream.send(TELEPHONY_EVENTS, Happenings.caller(LegStatus.COMPLETED));
    assertThat(stream.stored()).containsOnlyKeys(CALL);
    stream.passes(Duration.ofMinutes(11));
    assertThat(stream.stored()).isEmpty();
    TestRecord<String, byte[]> last = stream.written(Topic.CALLS).getLast();
    assertThat(last.key()).isEqualTo(CALL);
    assertThat(last.value()).isNull();
    assertThat(stream.journal().getLast().transition()).isEqualTo("ended/forgotten");
  }

  @Test
  void writesTheIndexEntryWithTheEndAndWithAllThatComesAfterIt() {
    stream.send(TELEPHONY_EVENTS, Happenings.opened(1));
    assertThat(stream.index()).isEmpty();
    stream.send(TELEPHONY_EVENTS, Happenings.caller(LegStatus.COMPLETED));
    stream.passes(Duration.ofSeconds(5));
    stream.send(TELEPHONY_EVENTS, Happenings.roomStarts());
    stream.passes(Duration.ofMinutes(11));
    List<CallIndex> entries = stream.index();
    assertThat(entries).extracting(CallIndex::sequence).containsExactly(2L, 3L, 4L);
    List<JournalRecord> journal = stream.journal();
    assertThat(entries.getLast().notBefore()).isEqualTo(journal.getFirst().at());
    assertThat(entries.getLast().notAfter()).isEqualTo(journal.getLast().at());
    assertThat(entries).extracting(CallIndex::endedAt).containsOnly(journal.get(1).at());
    assertThat(journal.getLast().transition()).isEqualTo("ended/forgotten");
  }

  @Test
  void leavesTheIndexAloneWhenNewsOfAForgottenCallBeginsNothing() {
    stream.send(TELEPHONY_EVENTS, Happenings.caller(LegStatus.COMPLETED));
    assertThat(stream.journal()).hasSize(1);
    assertThat(stream.stored()).isEmpty();
    assertThat(stream.index()).isEmpty();
  }

  @Test
  void keepsWhatItCannotReadAndGoesOn() {
    byte[] nonsense = "{\"type\":\"patchcord.teleport.v1\"}".getBytes(StandardCharsets.UTF_8);
    stream.send(TELEPHONY_EVENTS, CALL, nonsense, new RecordHeaders());
    stream.send(
        TELEPHONY_EVENTS, CALL, "not json".getBytes(StandardCharsets.UTF_8), new RecordHeaders());
    stream.send(TELEPHONY_EVENTS, Happenings.arrival());

    List<DeadLetter> letters = stream.deadLetters();
    assertThat(letters).hasSize(2);
    DeadLetter first = letters.getFirst();
    assertThat(first.bytes()).isEqualTo(nonsense);
    assertThat(first.topic()).isEqualTo("patchcord.telephony-events");
    assertThat(first.offset()).isZero();
    assertThat(first.service()).isEqualTo("orchestrator");
    assertThat(first.cause()).contains("teleport").doesNotContain("\n");
    assertThat(stream.journal()).hasSize(1);
    assertThat(stream.meters.counter("patchcord.dead.letters", "topic", first.topic()).count())
        .isEqualTo(2);
  }

  @Test
  void keepsWhatMakesNoSenseWhereItStands() {
    byte[] json = dev.patchcord.contract.wire.ContractJson.write(Happenings.arrival());
    stream.send(TELEPHONY_EVENTS, "CA-another", json, new RecordHeaders());
    stream.send(TELEPHONY_EVENTS, null, json, new RecordHeaders());
    stream.send(TELEPHONY_EVENTS, CALL, null, new RecordHeaders());
    DeadlineExpired forged =
        new DeadlineExpired(CALL, StreamDriver.NOON, "hold-limit", StreamDriver.NOON);
    stream.send(TELEPHONY_EVENTS, forged);
    assertThat(stream.deadLetters())
        .extracting(DeadLetter::cause)
        .containsExactly(
            "expected the call id as key, but the key is CA-another and the call CA-caller",
            "expected the call id as key, but there is none",
            "expected a trigger, but the value is empty",
            "expected an event or an outcome, but deadlines are our own");
    assertThat(stream.journal()).isEmpty();
  }

  @Test
  void countsTransitionsAndRejections() {
    stream.ask(Happenings.arrival(), "ingress-1", CORRELATION);
    stream.send(TELEPHONY_EVENTS, Happenings.opened(1));
    stream.send(TELEPHONY_EVENTS, Happenings.opened(1));
    assertThat(
            stream
                .meters
                .counter("patchcord.transitions", "transition", "ai/session-opens")
                .count())
        .isEqualTo(1);
    assertThat(stream.meters.counter("patchcord.rejections", "reason", "late").count())
        .isEqualTo(1);
    assertThat(stream.answers()).doesNotHaveAnyElementsOfTypes(PlayDocument.class);
  }

  @Test
  void countsEachAttemptOnceAndTimesTheHold() {
    stream.send(TELEPHONY_EVENTS, Happenings.callerJoins());
    stream.send(TELEPHONY_EVENTS, Happenings.specialist(1, LegStatus.BUSY));
    stream.send(TELEPHONY_EVENTS, Happenings.specialist(1, LegStatus.BUSY));
    assertThat(stream.meters.counter("patchcord.attempts", "outcome", "busy").count()).isEqualTo(1);

    stream.passes(Duration.ofMinutes(4));
    assertThat(stream.meters.find("patchcord.hold").timers())
        .extracting(Timer::count)
        .containsExactly(1L);
    assertThat(stream.meters.find("patchcord.time.to.person").timers()).isEmpty();
  }

  @Test
  void namesARecordWithoutIdByItsPlace() {
    byte[] json = dev.patchcord.contract.wire.ContractJson.write(Happenings.arrival());
    stream.send(TELEPHONY_EVENTS, CALL, json, new RecordHeaders());
    assertThat(stream.journal().getFirst().triggerId()).isEqualTo("patchcord.telephony-events/0/0");
  }
}
