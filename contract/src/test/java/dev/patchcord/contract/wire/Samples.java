package dev.patchcord.contract.wire;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.answer.Announce;
import dev.patchcord.contract.answer.AwaitVerdict;
import dev.patchcord.contract.answer.ConsultCalendar;
import dev.patchcord.contract.answer.EnterHold;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.answer.OfferCallback;
import dev.patchcord.contract.answer.OfferConnection;
import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.answer.OperatorNoted;
import dev.patchcord.contract.answer.PlayDocument;
import dev.patchcord.contract.answer.SayToRoom;
import dev.patchcord.contract.answer.Screen;
import dev.patchcord.contract.answer.SlotBooked;
import dev.patchcord.contract.answer.SlotTaken;
import dev.patchcord.contract.answer.SlotsOffered;
import dev.patchcord.contract.answer.TakeMessage;
import dev.patchcord.contract.answer.ToolResult;
import dev.patchcord.contract.answer.Wait;
import dev.patchcord.contract.calendar.Appointment;
import dev.patchcord.contract.calendar.CalendarRequest;
import dev.patchcord.contract.calendar.Slot;
import dev.patchcord.contract.command.AnnounceToRoom;
import dev.patchcord.contract.command.CallBack;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.EndLeg;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.command.LookUpCaller;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.command.StartRecording;
import dev.patchcord.contract.command.StopRecording;
import dev.patchcord.contract.flow.Appointments;
import dev.patchcord.contract.flow.Callbacks;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Hours;
import dev.patchcord.contract.flow.Recording;
import dev.patchcord.contract.flow.Rung;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.flow.Sentences;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.flow.Strategy;
import dev.patchcord.contract.flow.Timing;
import dev.patchcord.contract.flow.Waiting;
import dev.patchcord.contract.journal.AttemptView;
import dev.patchcord.contract.journal.BrokenPromise;
import dev.patchcord.contract.journal.CallIndex;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.SpecialistStanding;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One call as it would be told on the topics: Grace calls, the assistant asks for Ada, Ada's phone
 * rings. A value for every record type; every component of a type is filled in one of its samples.
 * The events are in {@link EventSamples}, the outcomes in {@link OutcomeSamples}.
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
            OutcomeSamples.all(),
            commands(),
            answers(),
            List.of(
                DEADLINE,
                snapshot(),
                index(),
                deadLetter(),
                new DeadLetterRequeued(
                    "3:41", NOON, "grace", "patchcord.telephony-events", 3, "Repaired in 0.1.1."),
                calendarRequest(),
                appointment(),
                standing(),
                brokenPromise()))
        .forEach(
            group -> group.forEach(sample -> samples.put(ContractJson.typeName(sample), sample)));
    samples.put("patchcord.journal-record.v1", taken());
    samples.put("patchcord.journal-record.v1-rejected", rejected());
    samples.put("patchcord.dead-letter.v1-with-headers", deadLetterWithHeaders());
    OutcomeSamples.exchanged().forEach((type, sample) -> samples.put(type + "-exchanged", sample));
    return samples;
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
        NOON.plusSeconds(45),
        NOON.plusSeconds(180));
  }

  private static List<Object> commands() {
    return List.of(
        new HoldCaller(CALLER + "-1", CALLER, NOON, "the assistant asked for a person", CALLER),
        dial(),
        new CancelLeg(CALLER + "-3", CALLER, NOON, "the caller hung up", 1, SPECIALIST),
        new RedirectCaller(CALLER + "-4", CALLER, NOON, "nobody answered", CALLER, 1),
        new EndLeg(
            CALLER + "-5", CALLER, NOON, "a machine answered", Leg.SPECIALIST, 1, SPECIALIST),
        new LookUpCaller(
            CALLER + "-6",
            CALLER,
            NOON,
            "quiet for 3 min",
            CALLER,
            "CF00112233445566778899aabbccddeeff"),
        new LookUpAttempt(
            CALLER + "-7",
            CALLER,
            NOON,
            "no reply to the dial",
            1,
            false,
            SPECIALIST,
            "+14155550123",
            "+14155550199",
            NOON),
        new AnnounceToRoom(
            CALLER + "-8",
            CALLER,
            NOON,
            "an operator says so",
            "CF00112233445566778899aabbccddeeff",
            1),
        new StartRecording(CALLER + "-9", CALLER, NOON, "the caller has heard the consent", CALLER),
        new StopRecording(
            CALLER + "-10",
            CALLER,
            NOON,
            "the talk is over",
            CALLER,
            "RE00112233445566778899aabbccddeeff"),
        new CallBack(
            CALLER + "-11",
            CALLER,
            NOON,
            "the caller asked for it",
            1,
            "+14155550142",
            "+14155550199",
            Duration.ofSeconds(25),
            NOON.plusSeconds(60)));
  }

  private static List<Object> answers() {
    return List.of(
        new OpenAiSession(2, "assistant-1", Map.of("transfer", "failed", "reason", "no-answer")),
        new PlayDocument(STREAM),
        new EnterHold(words("This call is recorded."), true),
        new Wait(words("Thank you for waiting."), List.of("https://music.example/hold.mp3")),
        new Announce(words("Everybody is busy."), 3),
        new TakeMessage(words("Please leave a message."), Duration.ofMinutes(2), 4),
        new OfferCallback(words("Press 1 to be called back."), 5),
        new Screen(1, words("A caller is waiting."), Duration.ofSeconds(20)),
        new AwaitVerdict(1),
        new JoinRoom(1, words("Call from Grace."), true),
        new HangUp(words("Goodbye.")),
        new SayToRoom(words("Please hold on.")),
        new OfferConnection(
            words("You asked us to call back."),
            "a bill",
            "Has moved house.",
            "en-GB",
            List.of("billing")),
        new ToolResult("We will call you back."),
        new OperatorNoted(CallState.BRIDGED, "Expected a caller on hold"),
        new ConsultCalendar(calendarRequest()),
        new SlotsOffered(List.of(slot())),
        new SlotBooked(appointment()),
        new SlotTaken("That time is taken.", List.of(slot())));
  }

  private static List<Spoken> words(String text) {
    return List.of(new Spoken(text, "en-GB", "Polly.Amy"));
  }

  private static Flow flow() {
    Hours hours =
        new Hours(
            ZoneId.of("Europe/Berlin"),
            List.of(new Hours.Opening(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(17, 30))),
            List.of(LocalDate.of(2026, 12, 25)));
    Screening screening = new Screening(true, true, Duration.ofSeconds(20));
    return new Flow(
        "clinic-3",
        "en-GB",
        "Polly.Amy",
        "assistant-1",
        "+14155550199",
        List.of(ada(hours, screening)),
        Strategy.HUNT,
        3,
        Duration.ofSeconds(15),
        Duration.ofMinutes(3),
        Duration.ofSeconds(3),
        Duration.ofHours(4),
        screening,
        new Waiting(
            List.of("https://music.example/hold.mp3"),
            Duration.ofSeconds(20),
            List.of(new Spoken("Thank you for waiting.", "en-GB", null)),
            "About {seconds} seconds."),
        new Recording("This call is recorded."),
        List.of(Rung.of(Rung.Kind.ANNOUNCEMENT), new Rung(Rung.Kind.MESSAGE, "Speak now.")),
        List.of(Rung.of(Rung.Kind.GOODBYE)),
        true,
        new Callbacks(Duration.ofMinutes(5), 3, Duration.ofMinutes(15), Duration.ofSeconds(25)),
        new Appointments(
            "clinic",
            Duration.ofMinutes(30),
            Duration.ofMinutes(3),
            Duration.ofHours(1),
            Duration.ofDays(14)),
        Timing.standard(),
        new Sentences(
            "A caller is waiting.",
            "Press 1 to accept.",
            "Call from {caller}. {reason}",
            "You are connected with {specialist}.",
            "A colleague has taken the call.",
            "The caller is no longer waiting.",
            "The line was cut. Please hold.",
            "Everybody is busy.",
            "Please leave a message.",
            "Press 1 to be called back.",
            "We will call you back.",
            "You asked us to call back.",
            "Thank you for calling. Goodbye.",
            "Nobody is available now. Please call again later."));
  }

  private static Specialist ada(Hours hours, Screening screening) {
    return new Specialist("Ada", "+14155550123", List.of("billing"), hours, screening);
  }

  private static Slot slot() {
    return new Slot("Ada", NOON.plusSeconds(86400), NOON.plusSeconds(88200));
  }

  private static CalendarRequest calendarRequest() {
    return new CalendarRequest(
        "call_n5CBgGtJ",
        "clinic",
        CALLER,
        flow().specialists(),
        Duration.ofMinutes(30),
        Duration.ofMinutes(3),
        NOON,
        NOON.plusSeconds(1209600),
        NOON.plusSeconds(86400),
        "+14155550142",
        "Grace",
        "a bill");
  }

  private static Appointment appointment() {
    return new Appointment(
        "ap-1",
        "clinic",
        "Ada",
        slot().start(),
        slot().end(),
        NOON,
        CALLER,
        "+14155550142",
        "Grace",
        "a bill");
  }

  private static SpecialistStanding standing() {
    return new SpecialistStanding("+14155550123", "Ada", NOON, NOON, CALLER);
  }

  private static AttemptView attempt() {
    return new AttemptView(
        1,
        "Ada",
        "ENDED",
        "busy",
        486,
        new TreeMap<>(Map.of("requested", NOON, "left", NOON.plusSeconds(2))));
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
        List.of(new JournalRecord.GivenAnswer(ASK, new EnterHold(List.of(), false))),
        List.of(attempt()),
        List.of(standing()),
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
        List.of(attempt()),
        List.of(new CallSnapshot.PassedOver("Grace", "outside-hours")),
        List.of(
            new CallSnapshot.RecordingView(
                "RE00112233445566778899aabbccddeeff", "call", "https://example.com/re")),
        List.of(new JournalRecord.Deadline("attempt", NOON.plusSeconds(20))),
        12,
        "1",
        "default-1",
        new CallSnapshot.JournalStart(3, NOON.minusSeconds(62), SOURCE));
  }

  private static CallIndex index() {
    return new CallIndex(
        CALLER,
        3,
        NOON.minusSeconds(62),
        NOON.plusSeconds(600),
        61,
        "+14155550142",
        "+14155550199",
        NOON.minusSeconds(62),
        NOON.plusSeconds(30),
        List.of(new CallIndex.Rung(1, "Ada", "busy"), new CallIndex.Rung(2, "Ben", "accepted")),
        NOON,
        NOON.plusSeconds(12),
        "1",
        "default-1");
  }

  private static BrokenPromise brokenPromise() {
    return new BrokenPromise(
        "EveryHoldEnds",
        CALLER,
        NOON.plusSeconds(186),
        List.of(CALLER + " was held from " + NOON + " until " + NOON.plusSeconds(186)),
        "2",
        "default-1",
        new BrokenPromise.Place(3, 120, 141, 12));
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

  private static DeadLetter deadLetterWithHeaders() {
    DeadLetter letter = deadLetter();
    return new DeadLetter(
        letter.topic(),
        letter.partition(),
        letter.offset(),
        letter.key(),
        letter.at(),
        letter.service(),
        letter.cause(),
        letter.value(),
        DeadLetter.keep(
            CloudEvents.headers(
                "9f6a1c1e-5c0f-4a8e-9f0a-2f3b4c5d6e7f",
                "patchcord.leg-progressed.v1",
                "/patchcord/ingress/ingress-1",
                NOON,
                CALLER)));
  }
}
