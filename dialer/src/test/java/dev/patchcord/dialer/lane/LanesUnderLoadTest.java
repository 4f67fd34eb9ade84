package dev.patchcord.dialer.lane;

import static dev.patchcord.dialer.Commands.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.command.CancelLeg;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.dialer.Commands;
import dev.patchcord.dialer.ScriptedTelephony;
import dev.patchcord.dialer.telephony.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;

/** Many calls at once, with dials, cancels and questions stepping aside in every order. */
class LanesUnderLoadTest {
  private static final int CALLS = 10;
  private static final int COMMANDS = 20;

  private final Bench bench = new Bench(20);
  private final Map<String, Boolean> wasBusy = new ConcurrentHashMap<>();

  @RepeatedTest(10)
  void endsEveryCommandOnceAndRingsNoPhoneTwiceOrAfterItsCancel() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    bench.onlyTheTestMovesTheClock();
    // Every tenth request is not taken at first.
    bench.telephony.play(
        command ->
            command.commandId().endsWith("7")
                    && wasBusy.putIfAbsent(command.commandId(), true) == null
                ? new Reply.NotTaken(Duration.ZERO, 429, 20429, "too many requests")
                : ScriptedTelephony.obey(command));
    List<CallCommand> sent = new ArrayList<>();
    for (int number = 1; number <= COMMANDS; number++) {
      for (int call = 0; call < CALLS; call++) {
        CallCommand command = command("CA" + call, number, random);
        sent.add(command);
        bench.lanes.accept(bench.pending(command));
        if (random.nextInt(10) == 0) {
          bench.lanes.accept(bench.pending(command));
        }
      }
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(2))
        .until(
            () -> {
              bench.clock.advance(Duration.ofMillis(50));
              return bench.lanes.waiting() == 0;
            });

    assertThat(bench.outcomes.ends().stream().map(CommandOutcome::commandId))
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(sent.stream().map(CallCommand::commandId).toList());
    assertThat(bench.running()).isZero();
    assertThat(bench.queue.length()).isZero();
    for (CallCommand command : sent) {
      List<Integer> posts = postsOf(command.commandId());
      if (command instanceof DialSpecialist) {
        assertThat(posts.size())
            .as("%s, seed %d", command, seed)
            .isLessThanOrEqualTo(wasBusy.containsKey(command.commandId()) ? 2 : 1);
      } else if (command instanceof CancelLeg cancel) {
        String dial = cancel.callId() + "-" + cancel.attempt();
        List<Integer> rings = postsOf(dial);
        boolean rang =
            bench.outcomes.ends().stream()
                .anyMatch(end -> end instanceof CommandDone && end.commandId().equals(dial));
        assertThat(posts.isEmpty()).as("%s, seed %d", command, seed).isEqualTo(!rang);
        if (rang) {
          assertThat(rings.getLast()).as("%s, seed %d", command, seed).isLessThan(posts.getLast());
        }
      }
    }
    Map<String, List<Integer>> inOrder =
        bench.outcomes.ends().stream()
            .filter(end -> Integer.parseInt(end.commandId().split("-")[1]) % 5 == 0)
            .collect(
                Collectors.groupingBy(
                    CommandOutcome::callId,
                    Collectors.mapping(
                        end -> Integer.parseInt(end.commandId().split("-")[1]),
                        Collectors.toList())));
    assertThat(inOrder.values()).as("seed %d", seed).allSatisfy(one -> assertThat(one).isSorted());
  }

  /** Every fifth is an ordinary one; a cancel is for a dial among the three before it. */
  private static CallCommand command(String callId, int number, Random random) {
    if (number % 5 == 0) {
      return Commands.redirect(callId, number, number);
    }
    return switch (number % 5) {
      case 1, 2 -> Commands.dial(callId, number, number, NOON.plusSeconds(1_000_000));
      case 3 -> Commands.lookUpCaller(callId, number, null);
      default -> Commands.cancel(callId, number, number - 2 - random.nextInt(2), null);
    };
  }

  private List<Integer> postsOf(String commandId) {
    List<String> posts = bench.telephony.posts();
    List<Integer> found = new ArrayList<>();
    for (int place = 0; place < posts.size(); place++) {
      if (posts.get(place).split(" ")[0].equals(commandId)) {
        found.add(place);
      }
    }
    return found;
  }
}
