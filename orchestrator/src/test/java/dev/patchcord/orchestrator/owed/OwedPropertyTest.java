package dev.patchcord.orchestrator.owed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.Trigger;
import dev.patchcord.contract.flow.Rung.Kind;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord.Deadline;
import dev.patchcord.orchestrator.call.AiSession;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.call.CallScript;
import dev.patchcord.orchestrator.call.Flows;
import dev.patchcord.orchestrator.call.Happenings;
import dev.patchcord.orchestrator.call.ModelCall;
import dev.patchcord.orchestrator.call.ModelScript;
import dev.patchcord.orchestrator.call.ModelScript.Habit;
import dev.patchcord.orchestrator.call.RandomCalls;
import dev.patchcord.orchestrator.call.RandomFlows;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * After every decision of every call at random somebody owes something, every open deadline watches
 * over a debt, and no debt claims a deadline that is not open. {@code -Dpatchcord.seed=<seed>}
 * plays one of them again.
 */
class OwedPropertyTest {
  private static final int CALLS = 300;
  private static final int STEPS = 60;
  private static final int MODELS = 60;

  private final Set<CallState> seen = EnumSet.noneOf(CallState.class);
  private final Set<Debtor> debtors = EnumSet.noneOf(Debtor.class);
  private final Set<String> rows = new TreeSet<>();

  @Test
  void aLiveCallIsNeverWithoutADebt() {
    Long only = Long.getLong("patchcord.seed");
    if (only != null) {
      random(only);
      return;
    }
    for (long seed = 1; seed <= CALLS; seed++) {
      random(seed);
    }
    assertThat(seen).isEqualTo(EnumSet.allOf(CallState.class));
    assertThat(debtors).isEqualTo(EnumSet.allOf(Debtor.class));
    assertThat(rows).as("rows that deadlines would take").hasSizeGreaterThan(20);
  }

  @Test
  void norIsOneInAWorldThatLosesEvents() {
    Long only = Long.getLong("patchcord.seed");
    if (only != null) {
      model(only);
      return;
    }
    for (long seed = 1; seed <= MODELS; seed++) {
      model(seed);
    }
    assertThat(seen).contains(CallState.BRIDGED, CallState.FALLBACK, CallState.ENDED);
  }

  private void random(long seed) {
    Random random = new Random(seed);
    int steps = 1 + random.nextInt(STEPS);
    RandomCalls calls = new RandomCalls(random);
    CallScript script =
        new CallScript(seed % 2 == 0 ? Happenings.FLOW : new RandomFlows(new Random(-seed)).next());
    try {
      for (int step = 0; step < steps; step++) {
        step(script, calls, random);
        if (script.call() != null) {
          check(script.call(), script.now());
        }
      }
      // Folding a journal after every step would take as long as all the rest together.
      if (script.call() != null) {
        check(Debts.byJournal(script), script.call(), script.now());
      }
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "call of seed %d, replay with -Dpatchcord.seed=%d: %s"
              .formatted(seed, seed, e.getMessage()),
          e);
    }
  }

  private static void step(CallScript script, RandomCalls calls, Random random) {
    if (random.nextInt(4) == 0) {
      script.passes(Duration.ofMillis(random.nextInt(20_000)));
      return;
    }
    Trigger trigger = calls.next(script.call());
    if (random.nextBoolean()) {
      script.asks(trigger);
    } else {
      script.happens(trigger);
    }
  }

  private void model(long seed) {
    Random random = new Random(seed);
    Habit[] habits = Habit.values();
    ModelScript script =
        ModelScript.of(
            habits[random.nextInt(habits.length)], habits[random.nextInt(habits.length)]);
    ModelCall call =
        new ModelCall(
                Flows.tests()
                    .people("Ada", "Ben")
                    .attempts(2)
                    .ladder(Kind.ANNOUNCEMENT, Kind.BACK_TO_AI, Kind.MESSAGE, Kind.GOODBYE)
                    .flow(),
                random.nextInt(4) == 0 ? script.withoutAssistant() : script,
                number ->
                    new Random(seed * 1000 + number).nextInt(20) == 7
                        ? List.of()
                        : List.of(Duration.ZERO),
                null,
                Duration.ZERO)
            .watchedBy(this::check);
    try {
      call.play();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "call of seed %d, replay with -Dpatchcord.seed=%d: %s"
              .formatted(seed, seed, e.getMessage()),
          e);
    }
  }

  private void check(Call call, Instant now) {
    check(Owed.of(call, Debts.RUNS, now), call, now);
    Owed coarse = Owed.of(call.snapshot());
    assertThat(watched(coarse)).as("by the snapshot").isEqualTo(call.deadlines());
    assertThat(coarse.debts()).isNotEmpty();
  }

  private void check(Owed owed, Call call, Instant now) {
    seen.add(call.state());
    owed.debts().forEach(each -> debtors.add(each.from()));
    assertThat(owed.debts()).as("what %s owes", call).isNotEmpty();
    assertThat(watched(owed)).as("the deadlines that watch").isEqualTo(call.deadlines());
    assertThat(owed.debts()).allMatch(each -> !each.since().isAfter(now));
    for (Debt debt : owed.debts()) {
      if (debt.watch() != null) {
        DryRun then = Objects.requireNonNull(debt.then());
        // The limit of a hold outlives it where the caller reaches the room and nobody is there.
        boolean leftOver = call.state() == CallState.FALLBACK && "hold-limit".equals(name(debt));
        assertThat(leftOver || then.refusal() == null)
            .as("the machine has no row for %s", debt.watch())
            .isTrue();
        if (then.row() != null) {
          rows.add(then.row());
        }
      }
    }
    boolean talk =
        call.state() == CallState.BRIDGED
            || (call.state() == CallState.AI && call.ai().status() != AiSession.Status.OPENING);
    if (call.state() != CallState.ENDED && !talk) {
      assertThat(owed.debts())
          .as("nothing but the check-up watches over %s", call)
          .anyMatch(each -> each.by() != null && !"check-up".equals(name(each)));
    }
    assertThat(owed.first(now)).isPresent();
  }

  private static String name(Debt debt) {
    Deadline watch = debt.watch();
    return watch == null ? "" : watch.name();
  }

  private static TreeMap<String, Instant> watched(Owed owed) {
    TreeMap<String, Instant> watched = new TreeMap<>();
    owed.debts().stream()
        .map(Debt::watch)
        .filter(Objects::nonNull)
        .forEach(each -> watched.put(each.name(), each.dueAt()));
    return watched;
  }
}
