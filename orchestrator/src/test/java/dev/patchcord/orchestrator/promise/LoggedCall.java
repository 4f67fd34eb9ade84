package dev.patchcord.orchestrator.promise;

import dev.patchcord.contract.Leg;
import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.event.AnsweredBy;
import dev.patchcord.contract.event.AnswererDetected;
import dev.patchcord.contract.event.HoldLeft;
import dev.patchcord.contract.event.LegProgressed;
import dev.patchcord.contract.event.Origin;
import dev.patchcord.contract.event.RoomJoined;
import dev.patchcord.contract.event.RoomLeft;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.JournalRecord.Ask;
import dev.patchcord.contract.journal.JournalRecord.Deadline;
import dev.patchcord.contract.journal.JournalRecord.Source;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.call.MachineVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A journal written by hand, step by step: what a machine would write that does not keep the
 * promises, or that the world deceives. Times are seconds since noon.
 */
public final class LoggedCall {
  public static final String CALL = Happenings.CALL;
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Origin ORIGIN =
      new Origin("twilio", "/somewhere", "token", Map.of(), Map.of("Raw", List.of("1")), null);

  private final Flow flow;
  private final List<JournalRecord> journal = new ArrayList<>();
  private Instant now = NOON;
  private CallState state;

  public LoggedCall() {
    this(Happenings.FLOW);
  }

  public LoggedCall(Flow flow) {
    this.flow = flow;
  }

  /** It is now so many seconds past noon. */
  public LoggedCall at(double seconds) {
    now = NOON.plus(Duration.ofMillis((long) (seconds * 1000)));
    return this;
  }

  /** The machine takes a trigger, and makes this of it: commands and deadlines. */
  public LoggedCall takes(Trigger trigger, CallState to, Object... made) {
    return add(trigger, to, null, "test/row", made);
  }

  /** The same, with somebody who waits for an answer and gets none in this step. */
  public LoggedCall isAsked(Trigger trigger, CallState to, Object... made) {
    return add(trigger, to, new Ask("ingress-1", "0a"), "test/row", made);
  }

  /** The machine deletes the call's record. */
  public LoggedCall isForgotten() {
    return add(caller(LegStatus.COMPLETED), CallState.ENDED, null, "ended/forgotten");
  }

  private LoggedCall add(Trigger trigger, CallState to, Ask ask, String row, Object... made) {
    int offset = journal.size();
    journal.add(
        new JournalRecord(
            CALL,
            offset + 1,
            now,
            MachineVersion.newest().number(),
            state == null ? flow : null,
            trigger,
            "delivery-" + offset,
            new Source("patchcord.telephony-events", 0, offset),
            ask,
            state,
            to,
            row,
            all(CallCommand.class, made),
            all(Deadline.class, made),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null));
    state = to;
    return this;
  }

  private static <T> List<T> all(Class<T> kind, Object... made) {
    return java.util.Arrays.stream(made).filter(kind::isInstance).map(kind::cast).toList();
  }

  public List<JournalRecord> journal() {
    return List.copyOf(journal);
  }

  /** What the log tells, read up to so many seconds past noon. */
  public CallEvidence until(double seconds) {
    Instant read = at(seconds).now;
    return LogEvidence.of(CALL, journal, List.of(), read);
  }

  // What is made

  public Deadline deadline(String name, double seconds) {
    return new Deadline(name, now.plus(Duration.ofMillis((long) (seconds * 1000))));
  }

  public DialSpecialist dial(int command, int attempt) {
    return new DialSpecialist(
        CALL + "-" + command,
        CALL,
        now,
        "a test",
        attempt,
        "Ada",
        "+14155550123",
        "+14155550199",
        Duration.ofSeconds(15),
        true,
        Duration.ofHours(4),
        now.plusSeconds(45),
        now.plusSeconds(180));
  }

  public CancelLeg cancel(int command, int attempt) {
    return new CancelLeg(
        CALL + "-" + command, CALL, now, "a test", attempt, Happenings.leg(attempt));
  }

  // What happens

  public LegProgressed caller(LegStatus status) {
    return new LegProgressed(CALL, now, ORIGIN, Leg.CALLER, 0, CALL, status, 1, null);
  }

  public LegProgressed specialist(int attempt, LegStatus status) {
    return specialist(attempt, Happenings.leg(attempt), status);
  }

  public LegProgressed specialist(int attempt, String leg, LegStatus status) {
    return new LegProgressed(CALL, now, ORIGIN, Leg.SPECIALIST, attempt, leg, status, 1, null);
  }

  public HoldLeft asksWhatToDo() {
    return new HoldLeft(CALL, now, ORIGIN, CALL, 1, LegStatus.IN_PROGRESS, "answered");
  }

  public RoomJoined callerJoins() {
    return new RoomJoined(CALL, now, ORIGIN, Leg.CALLER, 0, CALL, Happenings.ROOM);
  }

  public RoomJoined joins(int attempt) {
    return new RoomJoined(
        CALL, now, ORIGIN, Leg.SPECIALIST, attempt, Happenings.leg(attempt), Happenings.ROOM);
  }

  public RoomLeft leaves(int attempt) {
    return new RoomLeft(
        CALL, now, ORIGIN, Leg.SPECIALIST, attempt, Happenings.leg(attempt), Happenings.ROOM, "");
  }

  public ScreeningAnswered presses(int attempt, String digits) {
    return new ScreeningAnswered(CALL, now, ORIGIN, attempt, Happenings.leg(attempt), digits);
  }

  public AnswererDetected detected(int attempt, AnsweredBy by) {
    return new AnswererDetected(CALL, now, ORIGIN, attempt, Happenings.leg(attempt), by);
  }

  public CommandDone done(int command, int attempt, LegStatus status) {
    return new CommandDone(CALL + "-" + command, CALL, now, Happenings.leg(attempt), status, "200");
  }
}
