package dev.patchcord.orchestrator.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.LookUpAttempt;
import dev.patchcord.contract.command.LookUpCaller;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.journal.JournalRecord.Ask;
import dev.patchcord.contract.journal.JournalRecord.Source;
import dev.patchcord.contract.journal.SpecialistStanding;
import dev.patchcord.contract.outcome.CommandAmbiguous;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.call.invariant.Invariants;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Plays one call against the decider by the words of {@link Happenings}, and keeps what was
 * decided. The call record goes through its stored form after every step. After every test the
 * journal is replayed from an empty store and must give the same, byte for byte: tests cannot opt
 * out.
 */
public final class CallScript implements AfterEachCallback {
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final int PARTITION = 3;

  /** Rows of the table that tests of this JVM have taken since it was last cleared. */
  static final Set<String> VISITED = ConcurrentHashMap.newKeySet();

  private static volatile Consumer<CallScript> onPlayed = _ -> {};

  private final CallDecider decider;
  private final Flow flow;
  private final Invariants invariants = new Invariants();
  private final List<Decision> decisions = new ArrayList<>();
  private Instant now = NOON;
  private Call call;
  private int asks;
  private List<SpecialistStanding> roster = List.of();
  private boolean carrierTells;

  public CallScript() {
    this(Happenings.FLOW);
  }

  public CallScript(Flow flow) {
    this(flow, CallTransitions.inForce());
  }

  /** A call that began in the version of this table. */
  public CallScript(Flow flow, CallTransitions table) {
    this.flow = flow;
    this.decider = new CallDecider(table.version(), new TableScan(table));
    onPlayed.accept(this);
  }

  /** From now on, every call that a test plays is handed over when it begins. */
  static void onPlayed(Consumer<CallScript> to) {
    onPlayed = to;
  }

  /** What other calls have made of the specialists, from now on. */
  void knows(SpecialistStanding... standings) {
    roster = List.of(standings);
  }

  /** From now on the test answers look-ups by itself; until then the carrier cannot be asked. */
  public CallScript carrierTells() {
    carrierTells = true;
    return this;
  }

  /** Something happens; nobody waits for an answer. */
  public Decision happens(Trigger trigger) {
    return take(trigger, "delivery-" + (decisions.size() + 1), null);
  }

  /** The same delivery once more. */
  public Decision happensAgain(Trigger trigger, Decision first) {
    return take(trigger, first.journal().triggerId(), null);
  }

  /** Something happens, and its webhook waits for a document. */
  public Decision asks(Trigger trigger) {
    asks++;
    return take(
        trigger,
        "delivery-" + (decisions.size() + 1),
        new Ask("ingress-1", HexFormat.of().toHexDigits(asks)));
  }

  /** Time passes; deadlines that fall due on the way expire in order. */
  public void passes(Duration time) {
    Instant until = now.plus(time);
    for (Optional<Map.Entry<String, Instant>> due = firstDue(until);
        due.isPresent();
        due = firstDue(until)) {
      Instant dueAt = due.get().getValue();
      now = dueAt.isAfter(now) ? dueAt : now;
      String name = due.get().getKey();
      take(new DeadlineExpired(call.callId(), now, name, dueAt), name + "@" + dueAt, null);
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

  private Decision take(Trigger trigger, String triggerId, Ask ask) {
    boolean deadline = trigger instanceof DeadlineExpired;
    Source source =
        deadline ? null : new Source("patchcord.telephony-events", PARTITION, decisions.size());
    Stimulus stimulus = new Stimulus(trigger, triggerId, now, source, ask, flow, roster, PARTITION);
    Call before = call;
    Decision decision = decider.decide(call, stimulus);
    if (decision.journal().transition() != null) {
      VISITED.add(decision.journal().transition());
    }
    call = stored(decision.next());
    decisions.add(decision);
    invariants.check(before, stimulus, decision);
    if (!carrierTells) {
      decision.commands().stream()
          .filter(each -> each instanceof LookUpCaller || each instanceof LookUpAttempt)
          .forEach(
              each ->
                  happens(
                      new CommandAmbiguous(
                          each.commandId(), each.callId(), now, 503, "server error")));
    }
    return decision;
  }

  static Call stored(Call next) {
    return next == null ? null : ContractJson.read(ContractJson.write(next), Call.class);
  }

  public Call call() {
    return call;
  }

  public CallState state() {
    return call.state();
  }

  public Instant now() {
    return now;
  }

  public Decision last() {
    return decisions.getLast();
  }

  public String transition() {
    return last().journal().transition();
  }

  public String rejection() {
    return last().journal().rejection();
  }

  /** Everything that the dialer was told so far. */
  public List<CallCommand> commands() {
    return decisions.stream().flatMap(each -> each.commands().stream()).toList();
  }

  public <T extends CallCommand> List<T> commands(Class<T> type) {
    return commands().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Everything that askers were told so far. */
  public List<Answer> answers() {
    return decisions.stream()
        .flatMap(each -> each.answers().stream())
        .map(JournalRecord.GivenAnswer::answer)
        .toList();
  }

  /** What the latest decision told its own asker or those who had been parked. */
  public List<Answer> lastAnswers() {
    return last().answers().stream().map(JournalRecord.GivenAnswer::answer).toList();
  }

  public List<JournalRecord> journal() {
    return decisions.stream().map(Decision::journal).toList();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isEmpty()) {
      replay();
    }
  }

  /** For scripts that a test makes by itself; registered ones are replayed anyway. */
  void replay() {
    Call replayed = null;
    for (Decision decision : decisions) {
      JournalRecord journal =
          ContractJson.read(ContractJson.write(decision.journal()), JournalRecord.class);
      Decision again =
          decider.decide(
              replayed,
              new Stimulus(
                  journal.trigger(),
                  journal.triggerId(),
                  journal.at(),
                  journal.source(),
                  journal.ask(),
                  journal.flow() == null ? flow : journal.flow(),
                  journal.roster(),
                  PARTITION));
      assertThat(text(again.journal()))
          .as("replay of record %d", journal.sequence())
          .isEqualTo(text(decision.journal()));
      replayed = stored(again.next());
    }
    assertThat(replayed).as("the call after the replay").isEqualTo(call);
  }

  private static String text(Object value) {
    return new String(ContractJson.write(value), StandardCharsets.UTF_8);
  }

  /** The open deadlines, the next one first. */
  public List<String> deadlines() {
    return call.deadlines().entrySet().stream()
        .sorted(
            Map.Entry.<String, Instant>comparingByValue()
                .thenComparing(Comparator.comparing(Map.Entry::getKey)))
        .map(Map.Entry::getKey)
        .filter(name -> !name.equals("check-up"))
        .toList();
  }

  /** Time until this deadline. */
  public Duration until(String deadline) {
    return Duration.between(now, call.deadlines().get(deadline));
  }
}
