package dev.patchcord.orchestrator.capsule;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.event.AiReported;
import dev.patchcord.contract.event.CallArrived;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.event.SpecialistRequested;
import dev.patchcord.contract.flow.Callbacks;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Recording;
import dev.patchcord.contract.flow.Rung;
import dev.patchcord.contract.flow.Screening;
import dev.patchcord.contract.flow.Sentences;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.flow.Strategy;
import dev.patchcord.contract.flow.Timing;
import dev.patchcord.contract.flow.Waiting;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.Exchange;
import dev.patchcord.contract.outcome.Exchange.Field;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.call.CallScript;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.call.RandomCalls;
import dev.patchcord.orchestrator.replay.CallJournal;
import dev.patchcord.orchestrator.replay.JournalLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Calls that are worth a capsule. */
final class Incidents {
  /** Everything that must not be found in a redacted capsule of {@link #lovelace}. */
  static final List<String> SECRETS =
      List.of(
          "+14155550100",
          "14155550100",
          "1 4 1 5 5 5 5 0 1 0 0",
          "+14155550123",
          "4155550123",
          "+14155550199",
          "night@clinic.example",
          "clinic.example",
          "Lovelace",
          "lovelace",
          "Ada",
          "Night",
          "Desk",
          "CA-caller",
          "Grace Hopper",
          "GRACE",
          "insulin",
          "headache",
          "Dr. Lovelace's practice",
          "Springfield",
          "transport/7420f27a",
          "recorded for",
          "vapi-1");

  private static final Instant AT = Instant.parse("2026-11-22T11:59:59Z");

  private Incidents() {}

  /** Names, numbers and words in every place that has some. */
  static Flow practice() {
    return new Flow(
        "practice-7",
        "en-US",
        "Polly.Amy",
        "assistant-1",
        "+14155550199",
        List.of(
            new Specialist("Ada Lovelace", "+14155550123", List.of("billing"), null, null),
            new Specialist(
                "Night Desk", "sip:night@clinic.example", List.of("billing", "es"), null, null)),
        Strategy.HUNT,
        2,
        Duration.ofSeconds(15),
        Duration.ofMinutes(3),
        Duration.ofSeconds(3),
        Duration.ofHours(4),
        new Screening(true, false, Duration.ofSeconds(20)),
        new Waiting(
            List.of("https://clinic.example/hold/ada.mp3"),
            Duration.ofSeconds(30),
            List.of(new Spoken("Dr. Lovelace's practice thanks you.", "en-US", null)),
            "About {seconds} seconds."),
        new Recording("This call is recorded for Dr. Lovelace's practice."),
        List.of(
            new Rung(Rung.Kind.ANNOUNCEMENT, "Everybody in Dr. Lovelace's practice is busy."),
            Rung.of(Rung.Kind.CALLBACK),
            Rung.of(Rung.Kind.MESSAGE),
            Rung.of(Rung.Kind.GOODBYE)),
        List.of(Rung.of(Rung.Kind.BACK_TO_AI)),
        true,
        new Callbacks(Duration.ofMinutes(5), 3, Duration.ofMinutes(15), Duration.ofSeconds(25)),
        null,
        Timing.standard(),
        new Sentences(
            "A caller of Dr. Lovelace's practice is waiting.",
            "Press 1 to accept.",
            "Call from {caller}, about {reason}. {summary}.",
            "You are connected with {specialist}.",
            "A colleague has taken the call.",
            "The caller is no longer waiting.",
            "The line was cut.",
            "Everybody is busy.",
            "Please leave a message.",
            "Press 1 to be called back.",
            "We will call you back.",
            "You asked Dr. Lovelace's practice to call back.",
            "Goodbye.",
            "Nobody is available."));
  }

  /** Grace is handed over to Ada, with everything that the vendors say about it. */
  static CallScript lovelace() {
    CallScript call = new CallScript(practice());
    call.asks(arrival());
    call.happens(Happenings.opened(1));
    call.happens(wanted());
    call.passes(Duration.ofSeconds(4));
    call.asks(Happenings.reachedHold());
    call.asks(Happenings.music());
    call.happens(Happenings.callerJoinsAfterWords());
    DialSpecialist dial = call.commands(DialSpecialist.class).getLast();
    call.happens(dialled(dial));
    call.happens(Happenings.specialist(1, LegStatus.RINGING));
    call.asks(Happenings.answers(1));
    call.asks(Happenings.presses(1, "1"));
    call.happens(Happenings.specialistJoins(1));
    call.happens(report());
    call.commands().stream()
        .filter(each -> !(each instanceof DialSpecialist))
        .toList()
        .forEach(each -> call.happens(done(each)));
    call.passes(Duration.ofMinutes(7));
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    return call;
  }

  /** Nobody says what became of the request to move Grace to hold. */
  static CallScript unanswered() {
    CallScript call = new CallScript(practice());
    call.asks(arrival());
    call.happens(Happenings.opened(1));
    call.happens(Happenings.wantedAtOnce());
    call.happens(Happenings.callerJoins());
    call.passes(Duration.ofMinutes(1));
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    call.passes(Duration.ofHours(1));
    return call;
  }

  /** Anything may happen. */
  static CallScript random(long seed) {
    Random random = new Random(seed);
    RandomCalls calls = new RandomCalls(random);
    CallScript script = new CallScript(practice());
    for (int step = 0; step < 60; step++) {
      if (random.nextInt(4) == 0) {
        script.passes(Duration.ofMillis(random.nextInt(20_000)));
        continue;
      }
      Trigger trigger = random.nextInt(12) == 0 ? wanted() : calls.next(script.call());
      Decision decision = random.nextBoolean() ? script.asks(trigger) : script.happens(trigger);
      if (random.nextInt(10) == 0) {
        script.happensAgain(trigger, decision);
      }
    }
    return script;
  }

  static CallJournal journal(CallScript script) {
    return new CallJournal(
        Happenings.CALL, script.journal().stream().map(JournalLine::of).toList());
  }

  static Capsule capsule(CallScript script) {
    return Capsule.of(journal(script), List.of(), null, "orchestrator of the tests", List.of());
  }

  private static CallArrived arrival() {
    return new CallArrived(
        Happenings.CALL,
        AT,
        new Origin(
            "twilio",
            "/inbound_call",
            "token-of-the-delivery",
            Map.of(),
            Map.of(
                "CallSid", List.of(Happenings.CALL),
                "From", List.of("+14155550100"),
                "CallerName", List.of("GRACE HOPPER"),
                "FromCity", List.of("Springfield")),
            null),
        "+14155550100",
        "+14155550199");
  }

  private static SpecialistRequested wanted() {
    return new SpecialistRequested(
        Happenings.CALL,
        AT,
        new Origin(
            "vapi",
            "/vapi/webhook",
            "token-of-the-tool",
            Map.of(),
            Map.of(),
            ContractJson.mapper()
                .readTree(
                    """
                    {"type":"tool-calls","customer":{"number":"+14155550100","name":"Grace Hopper"},
                     "transcript":"I have a headache, call me at 14155550100"}""")),
        "ai",
        "tool-1",
        "a headache, and insulin",
        "Grace Hopper has had a headache for two days. She takes insulin.",
        "en-US",
        "lovelace",
        List.of("billing"));
  }

  private static AiReported report() {
    return new AiReported(
        Happenings.CALL,
        AT,
        new Origin("vapi", "/vapi/webhook", "token-of-the-report", Map.of(), Map.of(), null),
        "end-of-call-report",
        "vapi-1",
        "Grace Hopper was handed over to Ada Lovelace.");
  }

  private static CommandDone done(CallCommand command) {
    return new CommandDone(
        command.commandId(), command.callId(), AT, Happenings.CALL, LegStatus.IN_PROGRESS, "done");
  }

  private static CommandDone dialled(DialSpecialist dial) {
    return new CommandDone(
        dial.commandId(),
        dial.callId(),
        AT,
        Happenings.leg(1),
        LegStatus.QUEUED,
        "accepted",
        List.of(
            new Exchange(
                "POST",
                "/2010-04-01/Accounts/{AccountSid}/Calls.json",
                List.of(
                    new Field("To", "+14155550123"),
                    new Field("Url", "https://ear.clinic.example/conference?call=CA-caller")),
                201,
                """
                {"sid":"%s","to":"+14155550123","to_formatted":"(415) 555-0123",
                 "caller_name":"Ada Lovelace","status":"queued"}"""
                    .formatted(Happenings.leg(1)),
                Duration.ofMillis(180)),
            new Exchange(
                "GET",
                "/2010-04-01/Accounts/{AccountSid}/Calls.json?To=%2B14155550123",
                List.of(),
                502,
                "<html>Dr. Lovelace's practice",
                Duration.ofMillis(20))));
  }
}
