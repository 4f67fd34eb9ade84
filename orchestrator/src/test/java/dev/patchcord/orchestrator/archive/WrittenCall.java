package dev.patchcord.orchestrator.archive;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.JournalRecord.Ask;
import dev.patchcord.contract.journal.JournalRecord.Source;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.CallDecider;
import dev.patchcord.orchestrator.call.Decision;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.call.MachineVersion;
import dev.patchcord.orchestrator.call.Stimulus;
import dev.patchcord.orchestrator.call.TableMachines;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A call with an id and a time of its own, decided as it would be, and all that was written. */
public final class WrittenCall {
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** Milliseconds from whoever learns of something to the machine. */
  private static final int HOP = 40;

  private final CallDecider decider = TableMachines.having(MachineVersion.newest()).inForce();
  private final String callId;
  private final List<Written> written = new ArrayList<>();
  private Instant now;
  private Call call;

  /**
   * What one decision wrote.
   *
   * @param next null if the call was forgotten
   * @param latest the call afterwards, or as it was before it was forgotten
   */
  public record Written(JournalRecord record, Call next, Call latest) {}

  public WrittenCall(String callId, Instant begin) {
    this.callId = callId;
    this.now = begin;
  }

  /** Nobody answers, the caller is back with the assistant and hangs up. */
  public static WrittenCall unanswered(String callId, Instant begin) {
    WrittenCall call = held(callId, begin);
    call.passes(Duration.ofMillis(350));
    call.happens(Happenings.done(2, Happenings.leg(1)));
    call.passes(Duration.ofSeconds(1));
    call.happens(Happenings.specialist(1, LegStatus.RINGING));
    call.passes(Duration.ofSeconds(15));
    call.happens(Happenings.specialist(1, LegStatus.NO_ANSWER, 487));
    call.passes(Duration.ofMillis(600));
    call.asks(Happenings.leavesHold(1));
    call.happens(Happenings.opened(2));
    call.passes(Duration.ofSeconds(60));
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    return call;
  }

  /** Caller and specialist talk. */
  public static WrittenCall bridged(String callId, Instant begin) {
    WrittenCall call = held(callId, begin);
    call.happens(Happenings.done(2, Happenings.leg(1)));
    call.passes(Duration.ofSeconds(2));
    call.happens(Happenings.specialist(1, LegStatus.RINGING));
    call.passes(Duration.ofSeconds(3));
    call.happens(Happenings.answers(1));
    call.passes(Duration.ofMillis(2500));
    call.happens(Happenings.presses(1, "1"));
    call.happens(Happenings.specialistJoins(1));
    return call;
  }

  /** On hold, a phone is to be dialled. */
  public static WrittenCall held(String callId, Instant begin) {
    WrittenCall call = new WrittenCall(callId, begin);
    call.asks(Happenings.arrival());
    call.passes(Duration.ofMillis(400));
    call.happens(Happenings.opened(1));
    call.passes(Duration.ofSeconds(5));
    call.happens(Happenings.wantedAtOnce());
    call.passes(Duration.ofMillis(300));
    call.happens(Happenings.callerJoins());
    return call;
  }

  public WrittenCall hangsUp() {
    happens(Happenings.caller(LegStatus.COMPLETED));
    return this;
  }

  /** Until the machine remembers nothing of it. */
  public WrittenCall forgotten() {
    if (call.state() != CallState.ENDED) {
      hangsUp();
    }
    passes(Duration.ofHours(1));
    return this;
  }

  public void happens(Trigger trigger) {
    happens(trigger, null);
  }

  /** The same, and its webhook waits for an answer. */
  public void asks(Trigger trigger) {
    happens(trigger, new Ask("ingress-1", "%02x".formatted(written.size() + 1)));
  }

  private void happens(Trigger trigger, Ask ask) {
    String mine =
        text(trigger)
            .replace(Happenings.CALL, callId)
            .replace(trigger.at().toString(), now.minusMillis(HOP).toString());
    take(
        ContractJson.read(mine.getBytes(StandardCharsets.UTF_8), Trigger.class),
        "delivery-" + (written.size() + 1),
        new Source("patchcord.telephony-events", 0, written.size()),
        ask);
  }

  public void passes(Duration time) {
    Instant until = now.plus(time);
    for (Optional<Map.Entry<String, Instant>> due = firstDue(until);
        due.isPresent();
        due = firstDue(until)) {
      Instant dueAt = due.get().getValue();
      now = dueAt.isAfter(now) ? dueAt : now;
      String name = due.get().getKey();
      take(new DeadlineExpired(callId, now, name, dueAt), name + "@" + dueAt, null, null);
    }
    now = until;
  }

  private Optional<Map.Entry<String, Instant>> firstDue(Instant until) {
    return call == null
        ? Optional.empty()
        : call.deadlines().entrySet().stream()
            .filter(each -> !each.getValue().isAfter(until))
            .min(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry::getKey));
  }

  private void take(Trigger trigger, String id, Source source, Ask ask) {
    Decision decision =
        decider.decide(
            call, new Stimulus(trigger, id, now, source, ask, Happenings.FLOW, List.of(), 0));
    Call before = call;
    call =
        decision.next() == null
            ? null
            : ContractJson.read(ContractJson.write(decision.next()), Call.class);
    written.add(new Written(decision.journal(), call, call == null ? before : call));
  }

  public String callId() {
    return callId;
  }

  public List<Written> written() {
    return List.copyOf(written);
  }

  public List<JournalRecord> journal() {
    return written.stream().map(Written::record).toList();
  }

  /** One record a line. */
  public List<String> lines() {
    return journal().stream().map(WrittenCall::text).toList();
  }

  private static String text(Object value) {
    return new String(ContractJson.write(value), StandardCharsets.UTF_8);
  }
}
