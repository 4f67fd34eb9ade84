package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.answer.Screen;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.event.AiReported;
import dev.patchcord.contract.event.AiSessionEnded;
import dev.patchcord.contract.event.AiSessionFailed;
import dev.patchcord.contract.event.AiSessionOpened;
import dev.patchcord.contract.event.AnnouncementFetched;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.event.AnswererDetected;
import dev.patchcord.contract.event.AppointmentBooked;
import dev.patchcord.contract.event.CalendarAsked;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.CallbackAnswered;
import dev.patchcord.contract.event.CallbackChosen;
import dev.patchcord.contract.event.CallbackProgressed;
import dev.patchcord.contract.event.CallbackRequested;
import dev.patchcord.contract.event.CalledBack;
import dev.patchcord.contract.event.CallerReachedHold;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.HoldMusicFetched;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.MessageLeft;
import dev.patchcord.contract.event.OperatorAction;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.event.RecordingProgressed;
import dev.patchcord.contract.event.RoomEnded;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.RoomLeft;
import dev.patchcord.contract.event.RoomStarted;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.event.ScreeningReached;
import dev.patchcord.contract.event.SpecialistLeftRoom;
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
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.CommandStarted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What can happen to the call {@link #CALL}, in few words. */
public final class Happenings {
  public static final String CALL = "CA-caller";
  public static final String ROOM = "CF-room";
  public static final String TWIML = "<Response><Connect/></Response>";
  public static final Flow FLOW =
      new Flow(
          "test-1",
          "en-US",
          null,
          null,
          "+14155550199",
          List.of(new Specialist("Ada", "+14155550123", List.of(), null, null)),
          Strategy.HUNT,
          1,
          Duration.ofSeconds(15),
          Duration.ofMinutes(3),
          Duration.ofSeconds(3),
          Duration.ofHours(4),
          new Screening(true, true, Duration.ofSeconds(20)),
          new Waiting(List.of(), Duration.ofSeconds(30), List.of(), null),
          null,
          List.of(Rung.of(Rung.Kind.BACK_TO_AI)),
          List.of(Rung.of(Rung.Kind.GOODBYE)),
          false,
          new Callbacks(Duration.ofMinutes(5), 3, Duration.ofMinutes(15), Duration.ofSeconds(25)),
          null,
          Timing.standard(),
          new Sentences(
              "A caller waits.",
              "Press 1.",
              null,
              null,
              "Taken.",
              "Too late.",
              "Line cut.",
              "All busy.",
              "Speak now.",
              "Press 1 to be called back.",
              "We call back.",
              "You wanted us to call.",
              "Goodbye.",
              "Nobody is there."));

  private static final Instant AT = Instant.parse("2026-11-22T11:59:59Z");
  private static final Origin ORIGIN =
      new Origin("twilio", "/somewhere", "token", Map.of(), Map.of(), null);

  private static final Origin AFTER_WORDS =
      new Origin("twilio", "/somewhere", "token", Map.of(Webhook.SPOKEN, "1"), Map.of(), null);

  private Happenings() {}

  /** The flow with another patience. */
  public static Flow withHoldLimit(Duration limit) {
    return new Flows(FLOW).named("hurried-1").holdLimit(limit).flow();
  }

  /** The carrier's name for the leg of an attempt. */
  public static String leg(int attempt) {
    return "CA-specialist-" + attempt;
  }

  public static CallArrived arrival() {
    return new CallArrived(CALL, AT, ORIGIN, "+14155550100", "+14155550199");
  }

  public static AiSessionOpened opened(int session) {
    return new AiSessionOpened(
        CALL, AT, ORIGIN, session, "vapi-" + session, TWIML + "<!-- " + session + " -->");
  }

  public static AiSessionFailed failed(int session) {
    return new AiSessionFailed(CALL, AT, ORIGIN, session, "no answer within 3 s");
  }

  public static AiSessionEnded sessionEnded(int session) {
    return new AiSessionEnded(CALL, AT, ORIGIN, "vapi-" + session, "customer-ended-call");
  }

  public static AiReported reported() {
    return reported(null);
  }

  public static AiReported reported(String summary) {
    return new AiReported(CALL, AT, ORIGIN, "end-of-call-report", "vapi-1", summary);
  }

  public static SpecialistRequested wantedByAssistant() {
    return new SpecialistRequested(
        CALL, AT, ORIGIN, "ai", "tool-1", "billing question", null, null, null, List.of());
  }

  /** A person is wanted: one of that name, or anyone with these skills. */
  public static SpecialistRequested wanted(String specialist, String... skills) {
    return new SpecialistRequested(
        CALL, AT, ORIGIN, "connect", null, null, null, null, specialist, List.of(skills));
  }

  /** A person is wanted, and the assistant says why. */
  public static SpecialistRequested wantedBecause(String reason, String summary) {
    return new SpecialistRequested(
        CALL, AT, ORIGIN, "connect", null, reason, summary, null, null, List.of());
  }

  public static SpecialistRequested wantedAtOnce() {
    return new SpecialistRequested(
        CALL, AT, ORIGIN, "connect", null, null, null, null, null, List.of());
  }

  public static CallerReachedHold reachedHold() {
    return new CallerReachedHold(CALL, AT, ORIGIN, CALL);
  }

  public static HoldMusicFetched music() {
    return new HoldMusicFetched(CALL, AT, ORIGIN, CALL);
  }

  /** Fetched by a document with words of the machine's. */
  public static HoldMusicFetched musicAfterWords() {
    return new HoldMusicFetched(CALL, AT, AFTER_WORDS, CALL);
  }

  public static RoomJoined callerJoinsAfterWords() {
    return new RoomJoined(CALL, AT, AFTER_WORDS, Leg.CALLER, 0, CALL, ROOM);
  }

  public static RoomStarted roomStarts() {
    return new RoomStarted(CALL, AT, ORIGIN, ROOM);
  }

  public static RoomJoined callerJoins() {
    return new RoomJoined(CALL, AT, ORIGIN, Leg.CALLER, 0, CALL, ROOM);
  }

  public static RoomLeft callerLeaves(String reason) {
    return new RoomLeft(CALL, AT, ORIGIN, Leg.CALLER, 0, CALL, ROOM, reason);
  }

  public static RoomEnded roomEnds(String by) {
    return new RoomEnded(
        CALL, AT, ORIGIN, ROOM, "participant-with-end-conference-on-exit-left", by);
  }

  public static LegProgressed caller(LegStatus status) {
    return new LegProgressed(CALL, AT, ORIGIN, Leg.CALLER, 0, CALL, status, 1, null);
  }

  public static LegProgressed specialist(int attempt, LegStatus status) {
    return new LegProgressed(
        CALL, AT, ORIGIN, Leg.SPECIALIST, attempt, leg(attempt), status, 1, null);
  }

  public static LegProgressed specialist(int attempt, LegStatus status, int sipCode) {
    return new LegProgressed(
        CALL, AT, ORIGIN, Leg.SPECIALIST, attempt, leg(attempt), status, 1, sipCode);
  }

  public static LegProgressed specialist(int attempt, String legSid, LegStatus status) {
    return new LegProgressed(CALL, AT, ORIGIN, Leg.SPECIALIST, attempt, legSid, status, 1, null);
  }

  public static ScreeningReached answers(int attempt) {
    return new ScreeningReached(CALL, AT, ORIGIN, attempt, leg(attempt));
  }

  public static ScreeningAnswered presses(int attempt, String digits) {
    return new ScreeningAnswered(CALL, AT, ORIGIN, attempt, leg(attempt), digits);
  }

  public static AnswererDetected detected(int attempt, AnsweredBy by) {
    return new AnswererDetected(CALL, AT, ORIGIN, attempt, leg(attempt), by);
  }

  public static RoomJoined specialistJoins(int attempt) {
    return new RoomJoined(CALL, AT, ORIGIN, Leg.SPECIALIST, attempt, leg(attempt), ROOM);
  }

  public static RoomLeft specialistLeaves(int attempt) {
    return new RoomLeft(
        CALL, AT, ORIGIN, Leg.SPECIALIST, attempt, leg(attempt), ROOM, "participant_hung_up");
  }

  public static SpecialistLeftRoom specialistComesBack(int attempt) {
    return new SpecialistLeftRoom(CALL, AT, ORIGIN, attempt, leg(attempt), "answered");
  }

  public static HoldLeft leavesHold(int step) {
    return new HoldLeft(CALL, AT, ORIGIN, CALL, step, LegStatus.IN_PROGRESS, "answered");
  }

  public static HoldLeft leavesHoldDead() {
    return new HoldLeft(CALL, AT, ORIGIN, CALL, 0, LegStatus.COMPLETED, "completed");
  }

  public static AnnouncementFetched announcement() {
    return announcement(0);
  }

  public static AnnouncementFetched announcement(int number) {
    return new AnnouncementFetched(CALL, AT, ORIGIN, CALL, number);
  }

  /** Words after the tone; null for silence. */
  public static MessageLeft leavesMessage(int step, String recording) {
    return new MessageLeft(
        CALL,
        AT,
        ORIGIN,
        CALL,
        step,
        recording,
        recording == null ? null : "https://carrier.example/" + recording,
        recording == null ? Duration.ZERO : Duration.ofSeconds(7));
  }

  public static RecordingProgressed recorded(String recording, String purpose, String status) {
    return new RecordingProgressed(
        CALL,
        AT,
        ORIGIN,
        CALL,
        recording,
        purpose,
        status,
        status.equals("completed") ? "https://carrier.example/" + recording : null,
        status.equals("completed") ? Duration.ofSeconds(7) : null);
  }

  public static CallbackChosen choosesCallback(int step, String digits) {
    return new CallbackChosen(CALL, AT, ORIGIN, CALL, step, digits);
  }

  public static OperatorAsked operator(OperatorAction action, String specialist, String text) {
    return new OperatorAsked(CALL, AT, ORIGIN, action, "Olga", "a test", specialist, text);
  }

  public static OperatorAsked operator(OperatorAction action) {
    return operator(action, null, null);
  }

  public static CallbackRequested wantsCallback(String number, Instant notBefore) {
    return new CallbackRequested(CALL, AT, ORIGIN, "tool-9", number, notBefore, "an invoice");
  }

  /** The carrier's name for the leg of a try to call back. */
  public static String callbackLeg(int callback) {
    return "CA-callback-" + callback;
  }

  public static CallbackProgressed callback(int callback, LegStatus status) {
    return new CallbackProgressed(
        CALL, AT, ORIGIN, callback, callbackLeg(callback), status, 1, null);
  }

  public static CallbackAnswered callbackAnswered(int callback) {
    return new CallbackAnswered(CALL, AT, ORIGIN, callback, callbackLeg(callback));
  }

  public static CalledBack calledBack() {
    return new CalledBack(
        CALL,
        AT,
        ORIGIN,
        CALL,
        "+14155550100",
        "+14155550199",
        "CA-earlier",
        1,
        "an invoice",
        "The caller asked about an invoice.",
        "de-DE",
        List.of());
  }

  public static CalendarAsked calendarAsked() {
    return new CalendarAsked(
        CALL, AT, ORIGIN, "tool-8", false, null, List.of(), null, null, null, null);
  }

  public static AppointmentBooked booked(String id) {
    return new AppointmentBooked(
        CALL, AT, ORIGIN, id, "Ada", AT.plusSeconds(86_400), AT.plusSeconds(88_200));
  }

  public static CommandStarted started(int command) {
    return new CommandStarted(CALL + "-" + command, CALL, AT, "dialer-1");
  }

  public static CommandDone done(int command, String leg) {
    return new CommandDone(CALL + "-" + command, CALL, AT, leg, LegStatus.QUEUED, "201");
  }

  public static CommandRefused refused(int command, int code) {
    return new CommandRefused(CALL + "-" + command, CALL, AT, 400, code, "not allowed");
  }

  /** It waited for the account's calls per second until it was too late. */
  public static CommandRefused neverPosted(int command) {
    return new CommandRefused(
        CALL + "-" + command, CALL, AT, 0, 0, "too late to ring: not after " + AT);
  }

  public static CommandAmbiguous ambiguous(int command) {
    return new CommandAmbiguous(CALL + "-" + command, CALL, AT, 503, "server error");
  }

  public static HangUp hangUp(String sentence) {
    return new HangUp(sentence.isEmpty() ? List.of() : List.of(FLOW.spoken(sentence)));
  }

  public static EnterHold hold() {
    return new EnterHold(List.of(), false);
  }

  public static JoinRoom joinRoom(int attempt) {
    return new JoinRoom(attempt, List.of(), false);
  }

  public static Screen screen(int attempt) {
    return new Screen(
        attempt,
        List.of(FLOW.spoken("A caller waits."), FLOW.spoken("Press 1.")),
        Duration.ofSeconds(20));
  }

  public static OpenAiSession openSession(int session, Map<String, String> context) {
    return new OpenAiSession(session, null, context);
  }
}
