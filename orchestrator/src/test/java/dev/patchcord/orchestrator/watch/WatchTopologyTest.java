package dev.patchcord.orchestrator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.event.AiReported;
import dev.patchcord.contract.journal.BrokenPromise;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.orchestrator.call.MachineVersion;
import dev.patchcord.orchestrator.call.PlayedCalls;
import dev.patchcord.orchestrator.promise.BrokenCalls;
import dev.patchcord.orchestrator.promise.LoggedCall;
import dev.patchcord.orchestrator.promise.Promise;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WatchTopologyTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  @TempDir Path directory;
  private WatchDriver watch;

  @BeforeEach
  void start() {
    watch = new WatchDriver(directory);
  }

  @AfterEach
  void end() {
    watch.close();
  }

  static Stream<String> promises() {
    return BrokenCalls.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("promises")
  void aBrokenPromiseIsOneRecordAndCountedOnce(String promise) {
    watch.decided(BrokenCalls.all().get(promise).get());
    watch.passes(FIVE_MINUTES);
    List<BrokenPromise> all = new ArrayList<>(watch.broken());
    watch.passes(FIVE_MINUTES);
    all.addAll(watch.broken());
    assertThat(all.stream().filter(each -> each.promise().equals(promise)))
        .singleElement()
        .satisfies(
            broken -> {
              assertThat(broken.callId()).isEqualTo(LoggedCall.CALL);
              assertThat(broken.evidence()).isNotEmpty();
              assertThat(broken.machineVersion()).isEqualTo(MachineVersion.newest().number());
              assertThat(broken.flowVersion()).isEqualTo("test-1");
              assertThat(broken.journal().firstOffset()).isZero();
              assertThat(broken.journal().lastOffset())
                  .isEqualTo(broken.journal().lastSequence() - 1);
            });
    assertThat(watch.counted(promise)).isEqualTo(1);
  }

  @Test
  void aCounterOfEachPromiseIsThereBeforeAnythingIsBroken() {
    assertThat(
            watch.meters.find("patchcord.promises.broken").counters().stream()
                .map(each -> each.getId().getTag("promise")))
        .containsExactlyInAnyOrderElementsOf(
            Promise.all(PlayedCalls.machines()).stream().map(Promise::title).toList());
  }

  @Test
  void aGoodCallIsJudgedWhenItIsOverAndLeavesNothing() {
    watch.decided(PlayedCalls.taken());
    assertThat(watch.stored()).isNotEmpty();
    assertThat(watch.counter("patchcord.promises.judged")).isZero();
    watch.passes(WatchDriver.GRACE.plusSeconds(10));
    assertThat(watch.counter("patchcord.promises.judged")).isEqualTo(1);
    assertThat(watch.broken()).isEmpty();
    assertThat(watch.stored()).isEmpty();
  }

  @Test
  void aLiveCallIsReportedWhileItLives() {
    watch.decided(BrokenCalls.all().get("EveryHoldEnds").get());
    watch.passes(Duration.ofSeconds(175));
    assertThat(watch.broken()).isEmpty();
    watch.passes(Duration.ofSeconds(45));
    assertThat(watch.broken()).extracting(BrokenPromise::promise).containsExactly("EveryHoldEnds");
    assertThat(watch.counter("patchcord.promises.judged")).isZero();
  }

  @Test
  void aCallThatIsHeardOfAgainIsAnotherCall() {
    List<JournalRecord> life = BrokenCalls.all().get("NeverDialTwice").get();
    watch.decided(life);
    watch.passes(Duration.ofSeconds(10));
    watch.decided(life);
    watch.passes(Duration.ofSeconds(10));
    assertThat(watch.counted("NeverDialTwice")).isEqualTo(2);
  }

  @Test
  void theSameFindingHasTheSameId() {
    watch.decided(BrokenCalls.all().get("NeverDialTwice").get());
    watch.passes(Duration.ofSeconds(10));
    TestRecord<String, byte[]> record = watch.written().getFirst();
    assertThat(record.key()).isEqualTo(LoggedCall.CALL);
    assertThat(CloudEvents.text(record.headers(), CloudEvents.ID))
        .isEqualTo("CA-caller/delivery-0/NeverDialTwice");
    assertThat(CloudEvents.text(record.headers(), CloudEvents.TYPE))
        .isEqualTo("patchcord.broken-promise.v1");
  }

  @Test
  void aTriggerThatTheMachineDoesNotTakeIsReported() {
    LoggedCall call = new LoggedCall();
    watch.send(Topic.TELEPHONY_EVENTS, call.callerJoins(), "a");
    watch.passes(Duration.ofSeconds(50));
    assertThat(watch.broken()).isEmpty();
    watch.passes(Duration.ofMinutes(1));
    assertThat(watch.broken())
        .singleElement()
        .satisfies(
            broken -> {
              assertThat(broken.promise()).isEqualTo("NothingLost");
              assertThat(broken.evidence().getFirst())
                  .startsWith("patchcord.room-joined.v1 at offset 0 of patchcord.telephony-events");
              assertThat(broken.journal()).isNull();
            });
    watch.passes(Duration.ofMinutes(15));
    assertThat(watch.broken()).isEmpty();
    assertThat(watch.stored()).isEmpty();
  }

  @Test
  void aTriggerThatIsTakenIsNotMissedWhicheverIsReadFirst() {
    LoggedCall call = held();
    watch.send(Topic.TELEPHONY_EVENTS, call.callerJoins(), "delivery-0");
    watch.decided(call.journal());
    watch.send(Topic.TELEPHONY_EVENTS, call.callerJoins(), "delivery-1");
    watch.passes(Duration.ofMinutes(2));
    assertThat(watch.broken()).isEmpty();
    assertThat(watch.stored()).noneMatch(key -> key.contains("/waiting/"));
  }

  @Test
  void aTriggerThatWasPutAsideIsNotMissedWhicheverIsReadFirst() {
    watch.send(Topic.DEAD_LETTERS, letter(1), "letter-1");
    for (String id : List.of("a", "b")) {
      watch.send(Topic.TELEPHONY_EVENTS, new LoggedCall().callerJoins(), id);
    }
    watch.send(Topic.DEAD_LETTERS, letter(0), "letter-0");
    watch.passes(Duration.ofMinutes(2));
    assertThat(watch.broken()).isEmpty();
    assertThat(watch.stored()).isEmpty();
  }

  @Test
  void aTriggerThatTheMachineHasPassedIsReportedSoon() {
    LoggedCall call = held();
    for (String id : List.of("a", "b", "c")) {
      watch.send(Topic.TELEPHONY_EVENTS, call.callerJoins(), id);
    }
    // The third trigger is taken; of the second, at offset 1, the journal has nothing.
    call.takes(call.callerJoins(), CallState.HOLD);
    List<JournalRecord> journal = new ArrayList<>(call.journal());
    JournalRecord second = journal.remove(1);
    watch.decided(journal);
    watch.passes(Duration.ofSeconds(50));
    assertThat(watch.broken())
        .singleElement()
        .satisfies(
            broken ->
                assertThat(broken.evidence().getFirst())
                    .contains("at offset " + second.source().offset()));
  }

  @Test
  void aCallWhoseBeginningWasMissedIsNotJudged() {
    List<JournalRecord> journal = PlayedCalls.taken();
    watch.decided(journal.subList(4, journal.size()));
    watch.passes(WatchDriver.GRACE.plusSeconds(10));
    assertThat(watch.broken()).isEmpty();
    assertThat(watch.counter("patchcord.promises.passed.over")).isEqualTo(1);
    assertThat(watch.counter("patchcord.promises.judged")).isZero();
    assertThat(watch.stored()).isEmpty();
  }

  @Test
  void aRecordThatCannotBeReadLeavesTheCallUnjudgedAndTheWatchRunning() {
    watch.decided(BrokenCalls.all().get("EveryHoldEnds").get());
    watch.sendBytes(
        Topic.CALL_JOURNAL,
        "{\"later\":true}".getBytes(StandardCharsets.UTF_8),
        "x",
        "patchcord.journal-record.v9",
        watch.now());
    watch.passes(FIVE_MINUTES);
    assertThat(watch.broken()).isEmpty();
    watch.decided(PlayedCalls.taken());
    watch.passes(WatchDriver.GRACE.plusSeconds(10));
    assertThat(watch.counter("patchcord.promises.judged")).isEqualTo(1);
  }

  @Test
  void aRecordThatIsTooLargeToKeepLeavesTheCallUnjudged() {
    LoggedCall call = BrokenCalls.dialledTwice();
    call.takes(
        new AiReported(
            LoggedCall.CALL,
            LoggedCall.NOON,
            call.callerJoins().origin(),
            "x".repeat(EvidenceStore.LARGEST),
            "vapi-1",
            null),
        CallState.DIALING);
    watch.decided(call.journal());
    watch.passes(FIVE_MINUTES);
    assertThat(watch.stored()).containsExactly(LoggedCall.CALL);
    assertThat(watch.counted("EveryHoldEnds")).isZero();
  }

  @Test
  void whatIsReadLateIsNotTakenForWhatIsStillGoingOn() {
    watch.passes(Duration.ofHours(1));
    Instant then = LoggedCall.NOON;
    for (JournalRecord record : BrokenCalls.all().get("EveryHoldEnds").get()) {
      watch.sendBytes(
          Topic.CALL_JOURNAL,
          ContractJson.write(record),
          "late",
          "patchcord.journal-record.v1",
          then);
    }
    watch.passes(Duration.ofSeconds(5));
    assertThat(watch.broken()).as("there may be more to read").isEmpty();
    watch.passes(Duration.ofMinutes(1));
    assertThat(watch.broken()).extracting(BrokenPromise::promise).contains("EveryHoldEnds");
  }

  /** Two triggers were taken; the hold goes on for a while yet. */
  private static LoggedCall held() {
    LoggedCall call = new LoggedCall();
    call.takes(call.callerJoins(), CallState.HOLD, call.deadline("hold-limit", 160));
    return call.takes(call.caller(LegStatus.IN_PROGRESS), CallState.HOLD);
  }

  private static DeadLetter letter(long offset) {
    return new DeadLetter(
        Topic.TELEPHONY_EVENTS.title(),
        0,
        offset,
        LoggedCall.CALL,
        LoggedCall.NOON,
        "orchestrator",
        "a test",
        "");
  }
}
