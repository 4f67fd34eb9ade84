package dev.patchcord.orchestrator.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.event.AiSessionEnded;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.event.SpecialistRequested;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.CommandStarted;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

class TimelineRendererTest {
  private static final String CALL = "CA0123456789abcdef0123456789abcdef";
  private static final String SPECIALIST = "CAfedcba9876543210fedcba9876543210";
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.250Z");
  private static final Origin ORIGIN =
      new Origin("twilio", "/participant-status", "delivery", Map.of(), Map.of(), null);
  private static final DialSpecialist DIAL =
      new DialSpecialist(
          CALL + "-2",
          CALL,
          NOON,
          "the caller is held",
          1,
          "Ada",
          "+14155550101",
          "+14155550199",
          Duration.ofSeconds(8),
          true,
          Duration.ofHours(1),
          NOON.plusSeconds(60),
          NOON.plusSeconds(120));

  private final CallNames names = new CallNames();
  private TimelineRenderer renderer = renderer(120, false);

  @Test
  void tellsACallThatWasAnnouncedByItsName() {
    names.expect("+12125550111", "call a");
    assertRendered(
            record(
                null,
                new CallArrived(CALL, NOON, ORIGIN, "+12125550111", "+14155550199"),
                CallState.AI,
                new OpenAiSession(1, null, Map.of())))
        .isEqualTo(
            """
            == call a is CA0123456789abcdef0123456789abcdef
            12:00:00.250  call a      caller        calls +14155550199 from +12125550111                         new -> AI
                                                    < open AI session 1
            """);
  }

  @Test
  void tellsAnUnannouncedCallByItsCallSid() {
    assertRendered(
            record(
                null, new CallArrived("CA12345", NOON, ORIGIN, "+15551112222", ""), CallState.AI))
        .isEqualTo(
            """
            == CA12345
            12:00:00.250  CA12345     caller        calls from +15551112222                                      new -> AI
            """);
  }

  @Test
  void tellsTheDialItsReplyAndThatThePhoneRings() {
    known();
    assertRendered(
            record(
                CallState.HOLD,
                new RoomJoined(CALL, NOON, ORIGIN, Leg.CALLER, 0, CALL, "CF1"),
                CallState.DIALING,
                DIAL),
            record(
                CallState.DIALING,
                new CommandStarted(DIAL.commandId(), CALL, NOON, "dialer-1"),
                CallState.DIALING),
            record(
                CallState.DIALING,
                new CommandDone(
                    DIAL.commandId(), CALL, NOON, SPECIALIST, LegStatus.QUEUED, "HTTP 201"),
                CallState.DIALING),
            record(CallState.DIALING, specialist(LegStatus.RINGING, null), CallState.DIALING))
        .isEqualTo(
            """
            12:00:00.250  CA..abcdef  caller        is in the room                                               HOLD -> DIALING
                                                    > dial specialist 1: Ada at +14155550101, 8 s (the caller is held)
            12:00:00.250  CA..abcdef  dialer        is about to ask: dial specialist 1                           DIALING
            12:00:00.250  CA..abcdef  Twilio        done: dial specialist 1, leg CA..543210, queued (HTTP 201)   DIALING
            12:00:00.250  CA..abcdef  specialist 1  hears the phone ring                                         DIALING
            """);
  }

  @Test
  void tellsWhatTwilioRefusedAndWhatNobodyKnows() {
    known();
    renderer.render(record(CallState.HOLD, asked(), CallState.DIALING, DIAL));
    assertRendered(
            record(
                CallState.DIALING,
                new CommandRefused(
                    DIAL.commandId(), CALL, NOON, 400, 21211, "Invalid 'To' Phone Number"),
                CallState.FALLBACK,
                new RedirectCaller(CALL + "-3", CALL, NOON, "failed", CALL, 1)),
            record(
                CallState.FALLBACK,
                new CommandAmbiguous(CALL + "-3", CALL, NOON, 0, "connection reset"),
                CallState.FALLBACK))
        .isEqualTo(
            """
            12:00:00.250  CA..abcdef  Twilio        refused: dial specialist 1, HTTP 400, code 21211 (Invalid    DIALING -> FALLBACK
                                                    'To' Phone Number)
                                                    > take the caller out of the room (failed)
            12:00:00.250  CA..abcdef  Twilio        nobody knows: take the caller out of the room, no reply      FALLBACK
                                                    (connection reset)
            """);
  }

  @Test
  void tellsWhoAcceptedAndWhoHungUpWhileThePhoneRang() {
    known();
    assertRendered(
            record(
                CallState.DIALING,
                new ScreeningAnswered(CALL, NOON, ORIGIN, 1, SPECIALIST, "1"),
                CallState.DIALING,
                new JoinRoom(1, List.of(), false)),
            record(
                CallState.DIALING,
                new LegProgressed(
                    CALL, NOON, ORIGIN, Leg.CALLER, 0, CALL, LegStatus.COMPLETED, 1, null),
                CallState.ENDED,
                new CancelLeg(CALL + "-3", CALL, NOON, "the caller has gone", 1, SPECIALIST)))
        .isEqualTo(
            """
            12:00:00.250  CA..abcdef  specialist 1  pressed 1: accepts                                           DIALING
                                                    < join the caller's room
            12:00:00.250  CA..abcdef  caller        has hung up                                                  DIALING -> ENDED
                                                    > stop ringing specialist 1 (the caller has gone)
            """);
  }

  @Test
  void tellsTheReasonThatTheAiIsGiven() {
    known();
    assertRendered(
            record(
                CallState.DIALING,
                new DeadlineExpired(CALL, NOON, "attempt", NOON),
                CallState.FALLBACK),
            record(
                CallState.FALLBACK,
                new HoldLeft(CALL, NOON, ORIGIN, CALL, 1, LegStatus.IN_PROGRESS, ""),
                CallState.FALLBACK,
                new OpenAiSession(2, null, Map.of("reason", "no-answer", "attempts", "1"))),
            record(
                CallState.FALLBACK,
                new HoldLeft(CALL, NOON, ORIGIN, CALL, 0, LegStatus.COMPLETED, "completed"),
                CallState.ENDED,
                new HangUp(List.of(Spoken.plain("Goodbye.")))))
        .isEqualTo(
            """
            12:00:00.250  CA..abcdef  clock         time is up: attempt                                          DIALING -> FALLBACK
            12:00:00.250  CA..abcdef  caller        is out of the room, what now? (redirect 1)                   FALLBACK
                                                    < open AI session 2: attempts=1, reason=no-answer
            12:00:00.250  CA..abcdef  caller        has left and hung up                                         FALLBACK -> ENDED
                                                    < say "Goodbye." and hang up
            """);
  }

  @Test
  void dimsWhatWasRejectedAndSaysWhy() {
    known();
    renderer = renderer(100, true);
    assertRendered(
            rejected(
                new AiSessionEnded(CALL, NOON, ORIGIN, "vapi-1", "customer-ended-call"),
                "Expected a session that is open, but it had been closed when the caller was"
                    + " moved"))
        .isEqualTo(
            """
            \033[2m12:00:00.250  CA..abcdef  AI            session is over (customer-ended-call)    DIALING\033[0m
                                                    \033[2m- Expected a session that is open, but it had been closed\033[0m
                                                    \033[2m  when the caller was moved\033[0m
            """);
  }

  @Test
  void paintsABridgeGreenOnATerminal() {
    known();
    renderer = renderer(100, true);
    assertRendered(
            record(
                CallState.DIALING,
                new RoomJoined(CALL, NOON, ORIGIN, Leg.SPECIALIST, 1, SPECIALIST, "CF1"),
                CallState.BRIDGED))
        .contains("\033[1m\033[32mDIALING -> BRIDGED\033[0m\033[0m");
  }

  @Test
  void fitsANarrowTerminal() {
    known();
    renderer = renderer(80, false);
    List<String> lines =
        renderer.render(
            record(
                CallState.AI,
                new SpecialistRequested(
                    CALL,
                    NOON,
                    ORIGIN,
                    "ai",
                    "tool-1",
                    "wants to talk to somebody about an invoice from last month",
                    null,
                    null,
                    null,
                    List.of()),
                CallState.HOLD));
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    assertThat(String.join(" ", lines)).contains("AI -> HOLD").contains("last");
  }

  private void known() {
    names.baptise(CALL, "");
  }

  private TimelineRenderer renderer(int width, boolean colour) {
    return new TimelineRenderer(new Style(width, colour), ZoneOffset.UTC, names);
  }

  private AbstractStringAssert<?> assertRendered(JournalRecord... records) {
    StringBuilder text = new StringBuilder();
    for (JournalRecord record : records) {
      renderer.render(record).forEach(line -> text.append(line).append('\n'));
    }
    return assertThat(text.toString());
  }

  private static SpecialistRequested asked() {
    return new SpecialistRequested(
        CALL, NOON, ORIGIN, "ai", "tool-1", null, null, null, null, List.of());
  }

  private static LegProgressed specialist(LegStatus status, Integer sip) {
    return new LegProgressed(CALL, NOON, ORIGIN, Leg.SPECIALIST, 1, SPECIALIST, status, 1, sip);
  }

  private static JournalRecord record(
      CallState from, Trigger trigger, CallState to, CallCommand... commands) {
    return record(from, trigger, to, List.of(commands), List.of(), null);
  }

  private static JournalRecord record(
      CallState from, Trigger trigger, CallState to, Answer answer) {
    return record(from, trigger, to, List.of(), List.of(answer), null);
  }

  private static JournalRecord rejected(Trigger trigger, String rejection) {
    return record(CallState.DIALING, trigger, CallState.DIALING, List.of(), List.of(), rejection);
  }

  private static JournalRecord record(
      CallState from,
      Trigger trigger,
      CallState to,
      List<CallCommand> commands,
      List<Answer> answers,
      String rejection) {
    JournalRecord.Ask ask = new JournalRecord.Ask("ingress-1", "00");
    return new JournalRecord(
        trigger.callId(),
        1,
        NOON,
        "1",
        null,
        trigger,
        "id",
        null,
        null,
        from,
        to,
        rejection == null ? "row" : null,
        commands,
        List.of(),
        List.of(),
        answers.stream().map(answer -> new JournalRecord.GivenAnswer(ask, answer)).toList(),
        List.of(),
        List.of(),
        rejection);
  }
}
