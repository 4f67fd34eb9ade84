package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.JournalRecord.Ask;
import dev.patchcord.contract.journal.JournalRecord.GivenAnswer;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.orchestrator.call.CarrierModel.Place;
import dev.patchcord.orchestrator.call.invariant.Invariants;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One call in virtual time: the machine on one side, {@link CarrierModel} on the other, and between
 * them a wire on which what happens may be lost. Watches the promises as the caller lives them.
 */
final class ModelCall {
  static final CallDecider DECIDER = new CallDecider(new TableScan(CallTransitions.inForce()));
  private static final Duration LATENCY = Duration.ofMillis(100);

  /** What the ingress waits for the machine's answer before it gives the safe document. */
  private static final Duration ANSWER_WAIT = Duration.ofSeconds(5);

  /** A caller notices: longer than any request that is answered by the safe document. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(20);

  /** A lost hang-up is noticed by the check-up, its jitter, a second look and a slow carrier. */
  private static final Duration LONGEST_ILLUSION = Duration.ofMinutes(6);

  /** The carrier may be away for half a minute; then the next try is half a minute away. */
  private static final Duration LONGEST_RING = Duration.ofSeconds(65);

  private static final Duration END = Duration.ofMinutes(60);

  private final Flow flow;
  private final IntFunction<List<Duration>> wire;
  private final @Nullable Instant downFrom;
  private final @Nullable Instant downUntil;
  private final Invariants invariants = new Invariants();
  private final PriorityQueue<Due> agenda =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
  private final Map<String, Consumer<@Nullable Answer>> askers = new HashMap<>();
  private final Deque<String> story = new ArrayDeque<>();
  private final List<CallState> states = new ArrayList<>();
  private final List<JournalRecord> journal = new ArrayList<>();
  private final CarrierModel carrier;
  private Instant now = CallScript.NOON;
  private @Nullable Call call;
  private int said;
  private long order;
  private @Nullable Instant silentSince;
  private @Nullable Instant illusionSince;
  private @Nullable Instant endedAt;
  private boolean ended;

  private record Due(Instant at, long order, Runnable what) {}

  /**
   * A call.
   *
   * @param wire how much later than at once the event of that number, from 1, is delivered: never,
   *     once, or several times. A leg that asks is only not heard or heard at once
   * @param downFrom the carrier's REST API is away from then; null for never
   */
  ModelCall(
      Flow flow,
      ModelScript script,
      IntFunction<List<Duration>> wire,
      @Nullable Duration downFrom,
      Duration downFor) {
    this.flow = flow;
    this.wire = wire;
    this.downFrom = downFrom == null ? null : now.plus(downFrom);
    this.downUntil = downFrom == null ? null : now.plus(downFrom).plus(downFor);
    this.carrier = new CarrierModel(this, script);
  }

  /** Plays it to its end; the number of events that it had. */
  int play() {
    Instant until = now.plus(END);
    carrier.begin();
    while (!isSettled()) {
      Due next = agenda.peek();
      Instant deadline = firstDeadline();
      Instant at =
          next == null || (deadline != null && deadline.isBefore(next.at())) ? deadline : next.at();
      if (at == null) {
        throw broken("nothing would ever happen again");
      }
      if (at.isAfter(until)) {
        throw broken("the call does not come to an end");
      }
      now = at.isAfter(now) ? at : now;
      watch();
      if (next != null && at.equals(next.at())) {
        agenda.remove(next);
        next.what().run();
      } else {
        expire();
      }
    }
    return said;
  }

  List<CallState> states() {
    return states;
  }

  List<JournalRecord> journal() {
    return journal;
  }

  // For the model

  Instant now() {
    return now;
  }

  void in(Duration wait, Runnable what) {
    agenda.add(new Due(now.plus(wait), order++, what));
  }

  boolean isRestDown() {
    return downFrom != null && !now.isBefore(downFrom) && now.isBefore(downUntil);
  }

  void happens(Trigger event) {
    List<Duration> deliveries = deliveries(event);
    String id = "delivery-" + said;
    deliveries.forEach(late -> in(LATENCY.plus(late), () -> take(event, id, null)));
  }

  void told(CommandOutcome outcome) {
    in(LATENCY, () -> take(outcome, "outcome-" + outcome.commandId() + outcome.getClass(), null));
  }

  /** A leg asks for a document; null is the safe one. */
  void asks(Trigger event, Consumer<@Nullable Answer> then) {
    if (deliveries(event).isEmpty()) {
      in(LATENCY.multipliedBy(10), () -> then.accept(null));
      return;
    }
    String id = "delivery-" + said;
    askers.put(id, then);
    in(LATENCY, () -> take(event, id, new Ask("ingress-1", id)));
    in(ANSWER_WAIT, () -> answer(id, null));
  }

  private List<Duration> deliveries(Trigger event) {
    List<Duration> deliveries = wire.apply(++said);
    tell(said + " " + event.getClass().getSimpleName() + (deliveries.isEmpty() ? " is LOST" : ""));
    return deliveries;
  }

  // The machine

  private void take(Trigger trigger, String id, @Nullable Ask ask) {
    Stimulus stimulus = new Stimulus(trigger, id, now, null, ask, flow, List.of(), 0);
    Call before = call;
    Decision decision = DECIDER.decide(before, stimulus);
    String row = decision.journal().transition();
    tell(
        trigger.getClass().getSimpleName()
            + " -> "
            + (row == null ? decision.journal().rejection() : row)
            + decision.commands().stream().map(each -> each.getClass().getSimpleName()).toList());
    invariants.check(before, stimulus, decision);
    call = decision.next();
    journal.add(decision.journal());
    ended |= call == null || call.state() == CallState.ENDED;
    endedAt = ended ? orNow(endedAt) : null;
    if (states.isEmpty() || states.getLast() != decision.journal().to()) {
      states.add(decision.journal().to());
    }
    for (GivenAnswer given : decision.answers()) {
      in(LATENCY, () -> answer(given.ask().correlationId(), given.answer()));
    }
    for (CallCommand command : decision.commands()) {
      carrier.carryOut(command);
    }
  }

  private void answer(String id, @Nullable Answer answer) {
    Consumer<@Nullable Answer> asker = askers.remove(id);
    if (asker != null) {
      asker.accept(answer);
    }
  }

  private @Nullable Instant firstDeadline() {
    return call == null
        ? null
        : call.deadlines().values().stream().min(Comparator.naturalOrder()).orElse(null);
  }

  private void expire() {
    Map.Entry<String, Instant> due =
        call.deadlines().entrySet().stream()
            .min(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry::getKey))
            .orElseThrow();
    take(
        new DeadlineExpired(CarrierModel.CALL, now, due.getKey(), due.getValue()),
        due.getKey() + "@" + due.getValue(),
        null);
  }

  // The promises

  private boolean isSettled() {
    return ended && carrier.place() == Place.GONE && call == null;
  }

  private void watch() {
    silentSince = carrier.place() == Place.ASKING ? orNow(silentSince) : null;
    if (silentSince != null && silentSince.plus(LONGEST_SILENCE).isBefore(now)) {
      throw broken("the caller hears nothing since " + silentSince);
    }
    boolean illusion =
        call != null
            && ((carrier.place() == Place.GONE && call.state() != CallState.ENDED)
                || (call.state() == CallState.BRIDGED && !carrier.isTalking()));
    illusionSince = illusion ? orNow(illusionSince) : null;
    if (illusionSince != null && illusionSince.plus(LONGEST_ILLUSION).isBefore(now)) {
      throw broken("the machine believes something else since " + illusionSince);
    }
    if (ended && carrier.place() != Place.GONE) {
      throw broken("the call was ended, and the caller is there: " + carrier.place());
    }
    for (ModelPhone phone : carrier.phones()) {
      if (endedAt != null && !phone.isOver() && endedAt.plus(LONGEST_RING).isBefore(now)) {
        throw broken("phone " + phone.attempt() + " rings for nobody");
      }
    }
  }

  private Instant orNow(@Nullable Instant since) {
    return since == null ? now : since;
  }

  private void tell(String what) {
    story.add(Duration.between(CallScript.NOON, now).toMillis() + " ms: " + what);
  }

  private AssertionError broken(String how) {
    return new AssertionError(how + "\n" + String.join("\n", story));
  }

  /** What happened, for whoever has to find out why. */
  String story() {
    return String.join("\n", story);
  }
}
