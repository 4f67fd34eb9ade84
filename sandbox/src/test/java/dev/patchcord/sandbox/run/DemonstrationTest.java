package dev.patchcord.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.event.AnnouncementFetched;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandStarted;
import dev.patchcord.contract.wire.ContractJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A verdict must not be worth more than its evidence. */
class DemonstrationTest {
  private static final String CALLER = "CA1";
  private static final String SPECIALIST = "CA2";
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Origin ORIGIN =
      new Origin("twilio", "/participant-status", "d", Map.of(), Map.of(), null);
  private static final String RANG = "{\"what\":\"phone-rang\"}";

  @Test
  void believesABridgeOnlyIfThePartiesHeardEachOther() {
    List<JournalRecord> journal =
        journal(CallState.AI, CallState.DIALING, CallState.BRIDGED, CallState.ENDED);
    assertThat(
            Demonstration.A.complaint(
                evidence(journal, "{\"what\":\"bridged\",\"with\":[\"CA2\"]}", List.of(RANG), "")))
        .isEmpty();
    assertThat(
            Demonstration.A.complaint(
                evidence(journal, "{\"what\":\"bridged\",\"with\":[\"CA9\"]}", List.of(RANG), "")))
        .hasValueSatisfying(line -> assertThat(line).contains("heard"));
    assertThat(
            Demonstration.A.complaint(
                evidence(
                    journal(CallState.AI, CallState.ENDED),
                    "{\"what\":\"bridged\",\"with\":[\"CA2\"]}",
                    List.of(RANG),
                    "")))
        .hasValueSatisfying(line -> assertThat(line).contains("BRIDGED"));
  }

  @Test
  void wantsTheAiToKnowThatNobodyAnswered() {
    List<JournalRecord> journal =
        journal(CallState.AI, CallState.DIALING, CallState.FALLBACK, CallState.AI);
    List<String> rangOut = List.of(RANG, leg("ringing"), leg("no-answer"));
    assertThat(Demonstration.B.complaint(evidence(journal, "", rangOut, session(2, "no-answer"))))
        .isEmpty();
    assertThat(Demonstration.B.complaint(evidence(journal, "", rangOut, session(2, "busy"))))
        .hasValueSatisfying(line -> assertThat(line).contains("no-answer").contains("busy"));
    assertThat(Demonstration.B.complaint(evidence(journal, "", rangOut, session(1, "no-answer"))))
        .hasValueSatisfying(line -> assertThat(line).contains("second AI session"));
    assertThat(
            Demonstration.B.complaint(
                evidence(
                    journal,
                    "",
                    List.of(leg("ringing"), leg("no-answer")),
                    session(2, "no-answer"))))
        .hasValueSatisfying(line -> assertThat(line).contains("expected 1 phone to ring"));
  }

  @Test
  void wantsABusyLineToLeadBackToTheAi() {
    List<JournalRecord> journal =
        journal(CallState.AI, CallState.DIALING, CallState.FALLBACK, CallState.AI);
    assertThat(
            Demonstration.C.complaint(
                evidence(journal, "", List.of(leg("busy")), session(2, "busy"))))
        .isEmpty();
    assertThat(
            Demonstration.C.complaint(
                evidence(journal, "", List.of(leg("failed")), session(2, "busy"))))
        .hasValueSatisfying(line -> assertThat(line).contains("'failed'"));
  }

  @Test
  void wantsThePhoneSilentAfterTheCallerHungUp() {
    List<JournalRecord> journal = journal(CallState.AI, CallState.DIALING, CallState.ENDED);
    assertThat(
            Demonstration.D.complaint(
                evidence(journal, "", List.of(RANG, leg("ringing"), leg("canceled")), "")))
        .isEmpty();
    assertThat(Demonstration.D.complaint(evidence(journal, "", List.of(RANG, leg("ringing")), "")))
        .hasValueSatisfying(line -> assertThat(line).contains("canceled").contains("'ringing'"));
  }

  @Test
  void waitsForTheOutcomeOfEveryCommand() {
    HoldCaller hold = new HoldCaller("CA1-1", CALLER, NOON, "wanted", CALLER);
    List<JournalRecord> journal = new ArrayList<>(journal(CallState.AI));
    journal.add(record(CallState.HOLD, progressed(Leg.CALLER, CALLER), hold));
    journal.add(record(CallState.ENDED, new CommandStarted("CA1-1", CALLER, NOON, "dialer-1")));
    assertThat(Evidence.over(journal)).isTrue();
    assertThat(Evidence.settled(journal)).isFalse();
    journal.add(
        record(
            CallState.ENDED,
            new CommandDone("CA1-1", CALLER, NOON, CALLER, LegStatus.IN_PROGRESS, "HTTP 200")));
    assertThat(Evidence.settled(journal)).isTrue();
  }

  @Test
  void knowsItsCallsByLetter() {
    assertThat(Demonstration.parse(List.of("d", " A")))
        .containsExactly(Demonstration.D, Demonstration.A);
    assertThatThrownBy(() -> Demonstration.parse(List.of("")))
        .hasMessageContaining("choose from a,b,c,d");
  }

  private static Evidence evidence(
      List<JournalRecord> journal, String callers, List<String> specialists, String session) {
    return new Evidence(
        CALLER,
        journal,
        Map.of(
            CALLER,
            callers.isEmpty() ? List.of() : List.of(json(callers)),
            SPECIALIST,
            specialists.stream().map(DemonstrationTest::json).toList()),
        session.isEmpty() ? List.of() : List.of(json(session)));
  }

  /** A call that went through these states, and whose specialist had a leg. */
  private static List<JournalRecord> journal(CallState... states) {
    List<JournalRecord> journal = new ArrayList<>();
    for (CallState state : states) {
      journal.add(record(state, new AnnouncementFetched(CALLER, NOON, ORIGIN, CALLER, 0)));
    }
    journal.add(record(states[states.length - 1], progressed(Leg.SPECIALIST, SPECIALIST)));
    return journal;
  }

  private static LegProgressed progressed(Leg leg, String sid) {
    return new LegProgressed(
        CALLER, NOON, ORIGIN, leg, leg == Leg.CALLER ? 0 : 1, sid, LegStatus.RINGING, 1, null);
  }

  private static JournalRecord record(CallState to, Trigger trigger, CallCommand... commands) {
    return new JournalRecord(
        CALLER,
        1,
        NOON,
        "1",
        null,
        trigger,
        "id",
        null,
        null,
        to,
        to,
        "row",
        List.of(commands),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  private static String leg(String status) {
    return "{\"what\":\"leg\",\"status\":\"" + status + "\"}";
  }

  private static String session(int number, String reason) {
    return """
    {"callSid":"CA1","number":%d,"variableValues":{"reason":"%s"}}\
    """
        .formatted(number, reason);
  }

  private static JsonNode json(String text) {
    return ContractJson.mapper().readTree(text);
  }
}
