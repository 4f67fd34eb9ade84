package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.ModelScript.Habit.ACCEPTS;
import static dev.patchcord.orchestrator.call.ModelScript.Habit.BUSY;
import static dev.patchcord.orchestrator.call.ModelScript.Habit.DECLINES;
import static dev.patchcord.orchestrator.call.ModelScript.Habit.HANGS_UP;
import static dev.patchcord.orchestrator.call.ModelScript.Habit.MACHINE;
import static dev.patchcord.orchestrator.call.ModelScript.Habit.NO_ANSWER;
import static dev.patchcord.orchestrator.call.ModelScript.Reply.DONE;
import static dev.patchcord.orchestrator.call.ModelScript.Reply.LOST_AFTER;
import static dev.patchcord.orchestrator.call.ModelScript.Reply.LOST_BEFORE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Rung.Kind;
import dev.patchcord.contract.flow.Strategy;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.promise.CallEvidence;
import dev.patchcord.orchestrator.promise.LogEvidence;
import dev.patchcord.orchestrator.promise.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole calls in virtual time, with a world that answers look-ups truthfully: whichever events are
 * lost, the caller is never in silence for long, no phone rings for nobody, and every call comes to
 * its end by facts. What the log then tells of the call breaks no promise either: a watch that
 * cries for nothing would soon be ignored. {@code -Dpatchcord.seed=<seed>} plays one of the calls
 * at random again.
 */
class LostEventsTest {
  private static final int PAIRS = 150;
  private static final int RANDOM = 3000;

  private static final Flow FLOW =
      Flows.tests()
          .people("Ada", "Ben")
          .attempts(2)
          .ladder(Kind.ANNOUNCEMENT, Kind.BACK_TO_AI, Kind.MESSAGE, Kind.GOODBYE)
          .flow();
  private static final Flow RING_ALL =
      Flows.tests()
          .people("Ada", "Ben", "Cleo")
          .strategy(Strategy.RING_ALL)
          .ladder(Kind.CALLBACK, Kind.GOODBYE)
          .flow();
  private static final Flow SURVEY =
      Flows.tests()
          .people("Ada", "Ben", "Cleo")
          .attempts(1)
          .ladder(Kind.NEXT_SPECIALIST, Kind.GOODBYE)
          .afterBridge(Kind.BACK_TO_AI, Kind.GOODBYE)
          .flow();

  private static final List<Promise> PROMISES = Promise.all(TableMachines.of(ModelCall.DECIDER));

  private static final Map<String, Arguments> PATHS = new TreeMap<>();

  static {
    path("a specialist takes the call", FLOW, ModelScript.of(ACCEPTS), CallState.BRIDGED);
    path("the second specialist takes it", FLOW, ModelScript.of(BUSY, ACCEPTS), CallState.BRIDGED);
    path("nobody takes it", FLOW, ModelScript.of(DECLINES, NO_ANSWER), CallState.FALLBACK);
    path("machines answer", FLOW, ModelScript.of(MACHINE, HANGS_UP), CallState.FALLBACK);
    path(
        "the second transfer is taken",
        FLOW,
        ModelScript.of(BUSY, NO_ANSWER, BUSY, ACCEPTS).transferred(2),
        CallState.BRIDGED);
    path(
        "no assistant, a specialist",
        FLOW,
        ModelScript.of(ACCEPTS).withoutAssistant(),
        CallState.BRIDGED);
    path(
        "no assistant, nobody, a message",
        FLOW,
        ModelScript.of(BUSY).withoutAssistant(),
        CallState.FALLBACK);
    path(
        "no assistant, nobody, not a word",
        FLOW,
        ModelScript.of(BUSY).withoutAssistant().silent().fetchingTwice(),
        CallState.FALLBACK);
    path("all phones ring", RING_ALL, ModelScript.of(NO_ANSWER, ACCEPTS), CallState.BRIDGED);
    path("all phones ring in vain", RING_ALL, ModelScript.of(BUSY), CallState.FALLBACK);
    path(
        "one more specialist, then a survey",
        SURVEY,
        ModelScript.of(BUSY, ACCEPTS).fetchingTwice(),
        CallState.BRIDGED);
    path(
        "the reply to the dial is lost, and it rings",
        FLOW,
        ModelScript.of(ACCEPTS).replied(LOST_AFTER),
        CallState.BRIDGED);
    path(
        "the dial is lost",
        FLOW,
        ModelScript.of(ACCEPTS).replied(LOST_BEFORE, DONE),
        CallState.BRIDGED);
    path(
        "the caller hangs up while it rings",
        FLOW,
        ModelScript.of(NO_ANSWER).hangingUpAfter(Duration.ofSeconds(25)),
        CallState.DIALING);
    path(
        "the caller hangs up in the talk",
        FLOW,
        ModelScript.of(ACCEPTS).hangingUpAfter(Duration.ofSeconds(45)),
        CallState.BRIDGED);
  }

  private static void path(String name, Flow flow, ModelScript script, CallState through) {
    PATHS.put(name, Arguments.of(name, flow, script, through));
  }

  static Stream<Arguments> paths() {
    return PATHS.values().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("paths")
  void everyCallGoesItsWay(String name, Flow flow, ModelScript script, CallState through) {
    ModelCall call = call(flow, script, Set.of());
    call.play();
    assertThat(call.states()).as(call.story()).contains(through).endsWith(CallState.ENDED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("paths")
  void everyCallSettlesWhicheverEventIsLost(
      String name, Flow flow, ModelScript script, CallState through) {
    int events = call(flow, script, Set.of()).play();
    for (int lost = 1; lost <= events; lost++) {
      play(name, flow, script, Set.of(lost));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("paths")
  void everyCallSettlesWhicheverTwoAreLost(
      String name, Flow flow, ModelScript script, CallState through) {
    int events = call(flow, script, Set.of()).play();
    Random random = new Random(name.hashCode());
    for (int times = 0; times < PAIRS; times++) {
      play(name, flow, script, two(random, events));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("paths")
  void everyCallSettlesThoughTheCarrierCannotBeAskedForAWhile(
      String name, Flow flow, ModelScript script, CallState through) {
    for (int from = 0; from < 120; from += 3) {
      ModelCall call =
          new ModelCall(
              flow, script, without(Set.of()), Duration.ofSeconds(from), Duration.ofSeconds(30));
      check(name + ", REST down from " + from + " s", call);
    }
  }

  @Test
  void everyCallSettlesWhateverIsLost() {
    Long only = Long.getLong("patchcord.seed");
    if (only != null) {
      random(only);
      return;
    }
    for (long seed = 1; seed <= RANDOM; seed++) {
      random(seed);
    }
  }

  private static Set<Integer> two(Random random, int events) {
    Set<Integer> two = new TreeSet<>();
    while (two.size() < 2) {
      two.add(1 + random.nextInt(events));
    }
    return two;
  }

  /** Events are lost, doubled and late, each call to its own degree; sometimes REST is down too. */
  private static void random(long seed) {
    Random random = new Random(seed);
    Object[] path =
        PATHS.values().stream().skip(random.nextInt(PATHS.size())).findFirst().orElseThrow().get();
    int share = 2 + random.nextInt(20);
    boolean down = random.nextInt(4) == 0;
    ModelCall call =
        new ModelCall(
            (Flow) path[1],
            (ModelScript) path[2],
            number -> deliveries(new Random(seed * 1000 + number), share),
            down ? Duration.ofSeconds(random.nextInt(90)) : null,
            Duration.ofSeconds(30));
    check("seed %d (-Dpatchcord.seed=%d), %s".formatted(seed, seed, path[0]), call);
  }

  private static List<Duration> deliveries(Random random, int share) {
    random.nextInt();
    return switch (random.nextInt(2 * share)) {
      case 0 -> List.of();
      case 1 -> List.of(Duration.ZERO, Duration.ofMillis(random.nextInt(5_000)));
      case 2 -> List.of(Duration.ofMillis(random.nextInt(20_000)));
      default -> List.of(Duration.ZERO);
    };
  }

  private static IntFunction<List<Duration>> without(Set<Integer> lost) {
    return number -> lost.contains(number) ? List.of() : List.of(Duration.ZERO);
  }

  private static void play(String name, Flow flow, ModelScript script, Set<Integer> lost) {
    check(name + ", lost " + lost, call(flow, script, lost));
  }

  private static void check(String name, ModelCall call) {
    try {
      call.play();
      assertThat(PROMISES)
          .allSatisfy(
              promise -> assertThat(promise.broken(logged(call))).as(promise.title()).isEmpty());
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(name + ": " + e.getMessage() + "\n" + call.story(), e);
    }
  }

  private static CallEvidence logged(ModelCall call) {
    List<JournalRecord> journal = call.journal();
    return LogEvidence.of(CarrierModel.CALL, journal, List.of(), journal.getLast().at());
  }

  private static ModelCall call(Flow flow, ModelScript script, Set<Integer> lost) {
    return new ModelCall(flow, script, without(lost), null, Duration.ZERO);
  }
}
