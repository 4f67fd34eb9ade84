package dev.patchcord.contract.wire;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.answer.PlayDocument;
import dev.patchcord.contract.answer.Screen;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.contract.outcome.CommandStarted;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One call as it would be told on the topics: Grace calls, the assistant asks for Ada, Ada's phone
 * rings. A value for every record type; every component of a type is filled in one of its samples.
 * The events are in {@link EventSamples}.
 */
final class Samples {
  static final String CALLER = "CA0123456789abcdef0123456789abcdef";
  static final String SPECIALIST = "CAfedcba9876543210fedcba9876543210";
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00.250Z");
  static final String STREAM =
      """
      <Response><Connect><Stream url="wss://phone-call-websocket.example/7420f27a/transport"/>\
      </Connect></Response>""";

  private static final JournalRecord.Ask ASK =
      new JournalRecord.Ask("ingress-1", "0f1e2d3c4b5a69788796a5b4c3d2e1f0");
  private static final JournalRecord.Source SOURCE =
      new JournalRecord.Source("patchcord.telephony-events", 3, 41);

  private static final DeadlineExpired DEADLINE =
      new DeadlineExpired(CALLER, NOON.plusMillis(40), "attempt", NOON);

  private Samples() {}

  /** File name without {@code .json}: the type's name, then the variant if there are several. */
  static Map<String, Object> byFileName() {
    Map<String, Object> samples = new LinkedHashMap<>();
    List.of(
            EventSamples.all(),
            outcomes(),
            commands(),
            answers(),
            List.of(DEADLINE, snapshot(), deadLetter()))
        .forEach(
            group -> group.forEach(sample -> samples.put(ContractJson.typeName(sample), sample)));
    samples.put("patchcord.journal-record.v1", taken());
    samples.put("patchcord.journal-record.v1-rejected", rejected());
    return samples;
  }

  private static List<Object> outcomes() {
    String dial = CALLER + "-2";
    return List.of(
        new CommandStarted(dial, CALLER, NOON, "dialer-1"),
        new CommandDone(dial, CALLER, NOON, SPECIALIST, LegStatus.QUEUED, "201"),
        new CommandRefused(
            dial, CALLER, NOON, 400, 21211, "Invalid 'To' Phone Number: +1415555012"),
        new CommandAmbiguous(dial, CALLER, NOON, 503, "Service Unavailable"));
  }

  private static DialSpecialist dial() {
    return new DialSpecialist(
        CALLER + "-2",
        CALLER,
        NOON,
        "the caller is held",
        1,
        "Ada",
        "+14155550123",
        "+14155550199",
        Duration.ofSeconds(15),
        true,
        Duration.ofHours(4),
        NOON.plusSeconds(45));
  }

  private static List<Object> commands() {
    return List.of(
        new HoldCaller(CALLER + "-1", CALLER, NOON, "the assistant asked for a person", CALLER),
        dial(),
        new CancelLeg(CALLER + "-3", CALLER, NOON, "the caller hung up", 1, SPECIALIST),
        new RedirectCaller(CALLER + "-4", CALLER, NOON, "nobody answered", CALLER, 1),
        new EndLeg(
            CALLER + "-5", CALLER, NOON, "a machine answered", Leg.SPECIALIST, 1, SPECIALIST));
  }

  private static List<Object> answers() {
    return List.of(
        new OpenAiSession(2, Map.of("transfer", "failed", "reason", "no-answer")),
        new PlayDocument(STREAM),
        new EnterHold(),
        new Screen(1, "A caller is waiting."),
        new JoinRoom(1),
        new HangUp("Goodbye."));
  }

  private static Flow flow() {
    return new Flow(
        "default-1",
        new Flow.Specialist("Ada", "+14155550123"),
        "+14155550199",
        Duration.ofSeconds(15),
        Duration.ofSeconds(3),
        Duration.ofSeconds(20),
        Duration.ofMinutes(3),
        true,
        Duration.ofHours(4),
        new Flow.Sentences(
            "A caller is waiting.",
            "The caller is no longer waiting.",
            "Thank you for calling. Goodbye.",
            "Nobody is available now. Please call again later."));
  }

  private static JournalRecord taken() {
    return new JournalRecord(
        CALLER,
        1,
        NOON,
        "1",
        flow(),
        EventSamples.reachedHold(),
        "9f6a1c1e-5c0f-4a8e-9f0a-2f3b4c5d6e7f",
        SOURCE,
        ASK,
        CallState.HOLD,
        CallState.DIALING,
        "caller-held",
        List.of(dial()),
        List.of(new JournalRecord.Deadline("attempt", NOON.plusSeconds(80))),
        List.of("hold-confirm"),
        List.of(new JournalRecord.GivenAnswer(ASK, new EnterHold())),
        null);
  }

  private static JournalRecord rejected() {
    return new JournalRecord(
        CALLER,
        7,
        NOON,
        "1",
        null,
        DEADLINE,
        "attempt@" + NOON,
        null,
        null,
        CallState.BRIDGED,
        CallState.BRIDGED,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "Expected an attempt under way, but the caller is bridged");
  }

  private static CallSnapshot snapshot() {
    return new CallSnapshot(
        CALLER,
        CallState.DIALING,
        NOON,
        NOON.minusSeconds(62),
        "+14155550142",
        "+14155550199",
        List.of(
            new CallSnapshot.AttemptView(1, "Ada", "ENDED", "no-answer"),
            new CallSnapshot.AttemptView(2, "Ada", "RINGING", null)),
        List.of(new JournalRecord.Deadline("attempt", NOON.plusSeconds(20))),
        12,
        "1",
        "default-1",
        new CallSnapshot.JournalStart(3, NOON.minusSeconds(62), SOURCE));
  }

  private static DeadLetter deadLetter() {
    return new DeadLetter(
        "patchcord.telephony-events",
        3,
        42,
        CALLER,
        NOON,
        "orchestrator",
        "expected a Trigger, but found no type",
        DeadLetter.encode("{\"CallStatus\":\"ringing\"}".getBytes(StandardCharsets.UTF_8)));
  }
}
