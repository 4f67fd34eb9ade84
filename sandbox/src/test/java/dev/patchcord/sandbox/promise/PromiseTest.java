package dev.patchcord.sandbox.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.event.ScreeningReached;
import dev.patchcord.contract.event.SpecialistRequested;
import dev.patchcord.contract.flow.Callbacks;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Rung;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.flow.Sentences;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.flow.Strategy;
import dev.patchcord.contract.flow.Timing;
import dev.patchcord.contract.flow.Waiting;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.CallDecider;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Stimulus;
import dev.patchcord.orchestrator.machine.SpringMachines;
import dev.patchcord.orchestrator.promise.Promise;
import dev.patchcord.sandbox.twin.record.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Each promise notices by what the twin saw when it is broken: a check that cannot fail would be
 * worse than none. What the log sees is judged in the orchestrator's test of the same name.
 */
class PromiseTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String CALL = "CA1";

  private final CallFiles files = new CallFiles();

  @Test
  void aSecondDialOfOneAttemptIsNoticed() {
    saw(dial("CA2", "attempt=1"), dial("CA3", "attempt=2"), dial("CA4", "callback=1"));
    assertThat(broken("NeverDialTwice")).isEmpty();
    saw(dial("CA5", "attempt=1"));
    assertThat(broken("NeverDialTwice")).hasSize(1);
  }

  @Test
  void aSecondTryOfOneCallbackIsNoticed() {
    saw(dial("CA2", "callback=1"), dial("CA3", "callback=1"));
    assertThat(broken("NeverDialTwice")).hasSize(1);
  }

  @Test
  void aPhoneThatBeginsToRingTooLateIsNoticed() {
    saw(dial("CA2", "attempt=1"), leg(0, CALL, "completed"), ring(300, "CA2"));
    saw(leg(900, "CA2", "canceled"));
    assertThat(broken("NoRingAfterCallerLeft")).isEmpty();
    saw(dial("CA3", "attempt=2"), ring(1500, "CA3"), leg(1600, "CA3", "canceled"));
    assertThat(broken("NoRingAfterCallerLeft")).hasSize(1);
  }

  @Test
  void whatTheCarrierDidNotTellIsAskedForInTime() {
    saw(dial("CA2", "attempt=1"), ring(0, "CA2"), leg(1000, CALL, "completed"));
    saw(new Entry.WentWrong(NOW.plusMillis(1001), CALL, "call-status", "lost"));
    saw(leg(200_000, "CA2", "no-answer"));
    assertThat(broken("NoRingAfterCallerLeft")).isEmpty();
    saw(dial("CA3", "attempt=2"), ring(200_000, "CA3"), leg(300_000, "CA3", "no-answer"));
    assertThat(broken("NoRingAfterCallerLeft")).hasSize(1);
  }

  @Test
  void aPhoneThatIsLeftRingingIsNoticed() {
    saw(dial("CA2", "attempt=1"), ring(0, "CA2"), leg(5000, CALL, "completed"));
    saw(leg(9000, "CA9", "completed"));
    assertThat(broken("NoRingAfterCallerLeft")).hasSize(1);
  }

  @Test
  void aPhoneThatCallsTheCallerBackMayRing() {
    saw(leg(0, CALL, "completed"), dial("CA2", "callback=1"), ring(5000, "CA2"));
    saw(leg(8000, "CA2", "in-progress"));
    assertThat(broken("NoRingAfterCallerLeft")).isEmpty();
  }

  @Test
  void aBridgeWithoutAKeyPressIsNoticed() {
    saw(dial("CA2", "attempt=1"), new Entry.KeyPressed(NOW, "CA2", "1", true), bridge("CA2", CALL));
    assertThat(broken("OnlyPeopleAreBridged")).isEmpty();
    saw(dial("CA3", "attempt=2"), new Entry.KeyPressed(NOW, "CA3", "1", false));
    saw(bridge("CA3", CALL));
    assertThat(broken("OnlyPeopleAreBridged")).hasSize(1);
  }

  @Test
  void aVerdictOfTheMachineDetectionDoesNotReplaceAKeyPress() {
    saw(dial("CA2", "attempt=1"), webhook("amd", "/participant-status/amd", "t", 204));
    saw(bridge("CA2", CALL));
    assertThat(broken("OnlyPeopleAreBridged")).hasSize(1);
  }

  @Test
  void aThirdVoiceInTheRoomIsNoticed() {
    saw(bridge(CALL, "CA2"));
    assertThat(broken("AtMostOneSpecialistBridged")).isEmpty();
    saw(bridge(CALL, "CA2", "CA3"));
    assertThat(broken("AtMostOneSpecialistBridged")).hasSize(1);
  }

  @Test
  void silenceOnACallersLineIsNoticed() {
    saw(dial("CA2", "attempt=1"), silence("CA2", 9000, "room"), silence(CALL, 800, "nothing"));
    saw(silence(CALL, 8000, "key"));
    assertThat(broken("NoCallerInSilence")).isEmpty();
    saw(silence(CALL, 5500, "nothing"));
    saw(new Entry.Heard(NOW, CALL, "application-error", ""));
    assertThat(broken("NoCallerInSilence")).hasSize(2);
  }

  /** The document is to blame for what it asks for, machines for what comes on top. */
  @Test
  void aPauseIsTooLongAsWrittenOrAsServed() {
    saw(dial("CA2", "attempt=1"), paused(3, 20, 150), paused(1, 20, 750), paused(3, 1, 7900));
    assertThat(broken("NoCallerInSilence")).isEmpty();
    saw(paused(4, 20, 200), paused(3, 1, 8100), paused(1, 20, 5100));
    assertThat(broken("NoCallerInSilence")).hasSize(3);
  }

  @Test
  void aWebhookThatWasAnsweredAndIsNotInTheLogIsNoticed() {
    saw(webhook("call-status", "/participant-status", "t1", 204));
    saw(webhook("call-status", "/participant-status", "t2", 503));
    saw(webhook("document", "/safe", "t3", 200));
    assertThat(broken("NothingLost")).hasSize(1);
    files.logged("t1");
    assertThat(broken("NothingLost")).isEmpty();
  }

  @Test
  void aCommandWithoutAnOutcomeIsNoticed() {
    journal().forEach(files::decided);
    assertThat(files.of(CALL).evidence().commands()).hasSize(1);
    assertThat(broken("NothingLost")).hasSize(1);
    files.came(
        new CommandDone(
            files.of(CALL).evidence().commands().getFirst().commandId(),
            CALL,
            NOW,
            CALL,
            LegStatus.IN_PROGRESS,
            ""));
    assertThat(broken("NothingLost")).isEmpty();
  }

  @Test
  void aHoldThatDoesNotEndIsNoticed() {
    journal().forEach(files::decided);
    saw(leg(60_000, CALL, "in-progress"));
    assertThat(broken("EveryHoldEnds")).isEmpty();
    saw(leg(73_000, CALL, "in-progress"));
    assertThat(broken("EveryHoldEnds")).hasSize(1);
  }

  @Test
  void aSpecialistWhoHasAcceptedMayBeWaitedForALittleLonger() {
    Origin origin = new Origin("twilio", "/somewhere", "t", Map.of(), Map.of(), null);
    Instant accepted = NOW.plusSeconds(50);
    List<Trigger> triggers = new ArrayList<>(wanted());
    triggers.add(new RoomJoined(CALL, NOW, origin, Leg.CALLER, 0, CALL, "CF1"));
    triggers.add(new ScreeningReached(CALL, accepted, origin, 1, "CA2"));
    triggers.add(new ScreeningAnswered(CALL, accepted, origin, 1, "CA2", "1"));
    journal(triggers).forEach(files::decided);
    saw(leg(73_000, CALL, "in-progress"));
    assertThat(broken("EveryHoldEnds")).isEmpty();
    saw(leg(110_000, CALL, "in-progress"));
    assertThat(broken("EveryHoldEnds")).hasSize(1);
  }

  @Test
  void aJournalThatTheMachineWouldNotWriteIsNoticed() {
    List<JournalRecord> journal = journal();
    journal.forEach(files::decided);
    assertThat(broken("ReplayAgrees")).isEmpty();
    CallFiles other = new CallFiles();
    other.decided(journal.getFirst());
    other.decided(altered(journal.get(1)));
    assertThat(broken("ReplayAgrees", other)).hasSize(1);
    CallFiles holes = new CallFiles();
    holes.decided(journal.getFirst());
    holes.decided(journal.getLast());
    assertThat(broken("ReplayAgrees", holes)).hasSize(1);
  }

  @Test
  void aClosedFileTakesNoMoreEvidence() {
    saw(dial("CA2", "attempt=1"), ring(0, "CA2"));
    journal().forEach(files::decided);
    files.close(CALL);
    saw(leg(10, CALL, "completed"), leg(10, "CA2", "canceled"));
    assertThat(files.open()).isEmpty();
    assertThat(files.of(CALL).entries()).isEmpty();
  }

  private List<String> broken(String title) {
    return broken(title, files);
  }

  private static List<String> broken(String title, CallFiles known) {
    return Promise.all(new SpringMachines()).stream()
        .filter(each -> each.title().equals(title))
        .findFirst()
        .orElseThrow()
        .broken(known.of(CALL).evidence());
  }

  private void saw(Entry... entries) {
    for (Entry entry : entries) {
      files.saw(entry);
    }
  }

  /** A caller arrives and wants a person; the caller's leg is moved to hold. */
  private static List<JournalRecord> journal() {
    return journal(wanted());
  }

  private static List<Trigger> wanted() {
    Origin origin = new Origin("twilio", "/inbound_call", "t", Map.of(), Map.of(), null);
    return List.of(
        new CallArrived(CALL, NOW, origin, "+12125550100", "+14155550199"),
        new LegProgressed(CALL, NOW, origin, Leg.CALLER, 0, CALL, LegStatus.IN_PROGRESS, 1, null),
        new SpecialistRequested(
            CALL, NOW, origin, "connect", null, null, null, null, null, List.of()));
  }

  private static List<JournalRecord> journal(List<Trigger> triggers) {
    CallDecider decider = new SpringMachines().inForce();
    List<JournalRecord> journal = new ArrayList<>();
    Call call = null;
    for (Trigger trigger : triggers) {
      Decision decision =
          decider.decide(
              call,
              new Stimulus(
                  trigger, "id-" + journal.size(), trigger.at(), null, null, flow(), List.of(), 0));
      journal.add(decision.journal());
      call = decision.next();
    }
    return journal;
  }

  private static JournalRecord altered(JournalRecord record) {
    return new JournalRecord(
        record.callId(),
        record.sequence(),
        record.at(),
        record.machineVersion(),
        record.flow(),
        record.trigger(),
        record.triggerId(),
        record.source(),
        record.ask(),
        record.from(),
        record.to(),
        "another-row",
        record.commands(),
        record.deadlinesSet(),
        record.deadlinesCancelled(),
        record.answers(),
        record.attempts(),
        record.roster(),
        record.rejection());
  }

  private static Flow flow() {
    return new Flow(
        "test-1",
        "en-US",
        null,
        null,
        "+14155550199",
        List.of(new Specialist("Ada", "+14155550101", List.of(), null, null)),
        Strategy.HUNT,
        1,
        Duration.ofSeconds(15),
        Duration.ofSeconds(60),
        Duration.ZERO,
        Duration.ofHours(1),
        new Screening(true, true, Duration.ofSeconds(20)),
        new Waiting(List.of(), Duration.ofSeconds(20), List.of(), null),
        null,
        List.of(Rung.of(Rung.Kind.GOODBYE)),
        List.of(Rung.of(Rung.Kind.GOODBYE)),
        false,
        new Callbacks(Duration.ofMinutes(5), 3, Duration.ofMinutes(15), Duration.ofSeconds(25)),
        null,
        Timing.standard(),
        new Sentences("", "", null, null, "", "", "", "", "", "", "", "", "", ""));
  }

  private static Entry dial(String legSid, String query) {
    return new Entry.RestRequest(
        NOW,
        legSid,
        "POST",
        "/Calls.json",
        Map.of("Url", List.of("http://localhost:3000/conference?call=" + CALL + "&" + query)),
        201,
        true);
  }

  private static Entry webhook(String kind, String path, String token, int status) {
    return new Entry.WebhookSent(
        NOW,
        kind.equals("amd") ? "CA2" : CALL,
        kind,
        "POST",
        "http://localhost:3000" + path,
        Map.of("AnsweredBy", "human"),
        token,
        1,
        status,
        null,
        Duration.ZERO,
        null);
  }

  private static Entry silence(String legSid, long millis, String during) {
    return new Entry.Silence(
        NOW.plusMillis(millis),
        legSid,
        NOW,
        Duration.ofMillis(millis),
        "say: Hello",
        during,
        Duration.ZERO);
  }

  private static Entry paused(long writtenSeconds, int speed, long realMillis) {
    return new Entry.Silence(
        NOW.plusMillis(realMillis),
        CALL,
        NOW,
        Duration.ofMillis(realMillis * speed),
        "say: Hello",
        "pause",
        Duration.ofSeconds(writtenSeconds));
  }

  private static Entry bridge(String legSid, String... with) {
    return new Entry.Bridged(NOW, legSid, List.of(with), "room-" + CALL);
  }

  private static Entry ring(long millis, String legSid) {
    return new Entry.PhoneRang(NOW.plusMillis(millis), legSid, "+14155550199", "+14155550123");
  }

  private static Entry leg(long millis, String legSid, String status) {
    return new Entry.LegChanged(NOW.plusMillis(millis), legSid, "+1", "+2", status, null);
  }
}
