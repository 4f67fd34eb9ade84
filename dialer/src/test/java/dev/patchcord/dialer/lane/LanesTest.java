package dev.patchcord.dialer.lane;

import static dev.patchcord.dialer.Commands.cancel;
import static dev.patchcord.dialer.Commands.dial;
import static dev.patchcord.dialer.Commands.hold;
import static dev.patchcord.dialer.Commands.redirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.outcome.CommandDone;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.contract.outcome.CommandRefused;
import dev.patchcord.dialer.ScriptedTelephony;
import dev.patchcord.dialer.telephony.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
  private final Bench bench = new Bench();

  @Test
  void keepsTheOrderOfEachCallHoweverCallsAreMixed() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    bench.telephony.play(
        command -> {
          Thread.yield();
          return ScriptedTelephony.obey(command);
        });
    int[] next = new int[20];
    for (int i = 0; i < 1000; i++) {
      int call = random.nextInt(next.length);
      bench.lanes.accept(bench.pending(hold("CA" + call, next[call]++)));
    }
    await().until(() -> bench.lanes.waiting() == 0);
    for (int call = 0; call < next.length; call++) {
      String prefix = "CA" + call + "-";
      assertThat(bench.telephony.posts().stream().filter(post -> post.startsWith(prefix)))
          .as("seed %d", seed)
          .containsExactlyElementsOf(
              IntStream.range(0, next[call]).mapToObj(number -> prefix + number).toList());
    }
  }

  @Test
  void oneSlowRequestDelaysNoOtherCall() {
    CountDownLatch slow = new CountDownLatch(1);
    bench.telephony.play(command -> whenOpen(slow, command, "CA0"));
    bench.lanes.accept(bench.pending(hold("CA0", 1)));
    bench.lanes.accept(bench.pending(redirect("CA0", 2, 1)));
    for (int call = 1; call <= 300; call++) {
      bench.lanes.accept(bench.pending(hold("CA" + call, 1)));
    }
    await().until(() -> bench.outcomes.ends().size() == 300);
    assertThat(bench.outcomes.ends()).noneMatch(outcome -> outcome.callId().equals("CA0"));
    assertThat(bench.lanes.waiting()).isEqualTo(2);
    slow.countDown();
    await().until(() -> bench.lanes.waiting() == 0);
    assertThat(bench.telephony.posts().getLast()).isEqualTo("CA0-2");
  }

  @Test
  void keepsToTheCeilingOfRequestsAtTheCarrierAndStillHearsCancels() {
    CountDownLatch slow = new CountDownLatch(1);
    bench.telephony.play(command -> whenOpen(slow, command, command.callId()));
    for (int call = 0; call < Bench.CEILING; call++) {
      bench.lanes.accept(bench.pending(hold("CA" + call, 1)));
    }
    await().until(() -> bench.telephony.posts().size() == Bench.CEILING);
    bench.lanes.accept(bench.pending(dial("CB", 1, 1)));
    bench.lanes.accept(bench.pending(cancel("CB", 2, 1, null)));
    assertThat(bench.lanes.waiting()).isEqualTo(Bench.CEILING + 2);
    slow.countDown();
    await().until(() -> bench.lanes.waiting() == 0);
    assertThat(bench.telephony.posts())
        .hasSize(Bench.CEILING)
        .noneMatch(post -> post.startsWith("CB"));
  }

  @Test
  void holdsNoPlaceAtTheCarrierWhileItWaitsToAskAgain() {
    CountDownLatch waits = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    bench.telephony.play(
        command ->
            command.callId().equals("CA0") && bench.telephony.posts().size() == 1
                ? new Reply.NotTaken(Duration.ZERO, 429, 20429, "too many requests")
                : ScriptedTelephony.obey(command));
    bench.duringPause =
        () -> {
          assertThat(bench.running()).isZero();
          waits.countDown();
          awaitOpen(over);
        };
    bench.lanes.accept(bench.pending(hold("CA0", 1)));
    awaitOpen(waits);
    bench.lanes.accept(bench.pending(hold("CA1", 1)));
    await().until(() -> bench.lanes.waiting() == 1);
    over.countDown();
    await().until(() -> bench.lanes.waiting() == 0);
    assertThat(bench.telephony.posts()).containsExactly("CA0-1", "CA1-1", "CA0-1");
  }

  @Test
  void goesOnWithTheCallWhileADialWaitsToAskAgain() {
    CountDownLatch over = new CountDownLatch(1);
    bench.telephony.play(
        command ->
            command.commandId().equals("CA0-1") && bench.telephony.posts().size() == 1
                ? new Reply.NotTaken(Duration.ZERO, 429, 20429, "too many requests")
                : ScriptedTelephony.obey(command));
    bench.duringPause = () -> awaitOpen(over);
    bench.lanes.accept(bench.pending(dial("CA0", 1, 1)));
    bench.lanes.accept(bench.pending(redirect("CA0", 2, 1)));
    await().until(() -> bench.telephony.posts().contains("CA0-2"));
    over.countDown();
    await().until(() -> bench.lanes.waiting() == 0);
    assertThat(bench.telephony.posts()).containsExactly("CA0-1", "CA0-2", "CA0-1");
  }

  @Test
  void neverRingsAPhoneWhoseCancelIsReceivedWhileTheDialQueues() {
    CountDownLatch slow = new CountDownLatch(1);
    bench.telephony.play(command -> whenOpen(slow, command, "CA0"));
    bench.lanes.accept(bench.pending(hold("CA0", 1)));
    bench.lanes.accept(bench.pending(dial("CA0", 2, 1)));
    bench.lanes.accept(bench.pending(cancel("CA0", 3, 1, null)));
    slow.countDown();
    await().until(() -> bench.lanes.waiting() == 0);
    assertThat(bench.telephony.posts()).containsExactly("CA0-1");
    List<CommandOutcome> ends = bench.outcomes.ends();
    assertThat(((CommandRefused) ends.get(1)).message())
        .isEqualTo("withdrawn before it was posted");
    assertThat(ends.get(2)).isInstanceOf(CommandDone.class);
  }

  @Test
  void withdrawsOnlyTheAttemptThatIsCancelled() {
    CountDownLatch slow = new CountDownLatch(1);
    bench.telephony.play(command -> whenOpen(slow, command, "CA0"));
    bench.lanes.accept(bench.pending(hold("CA0", 1)));
    bench.lanes.accept(bench.pending(dial("CA0", 2, 2)));
    bench.lanes.accept(bench.pending(cancel("CA0", 3, 1, null)));
    slow.countDown();
    await().until(() -> bench.lanes.waiting() == 0);
    assertThat(bench.telephony.posts()).containsExactly("CA0-1", "CA0-2");
  }

  @Test
  void cancelsTheLegWhenTheCancelComesWhileTheDialIsAtTheCarrier() {
    CountDownLatch slow = new CountDownLatch(1);
    bench.telephony.play(command -> whenOpen(slow, command, "CA0"));
    bench.lanes.accept(bench.pending(dial("CA0", 1, 1)));
    await().until(() -> !bench.telephony.posts().isEmpty());
    bench.lanes.accept(bench.pending(cancel("CA0", 2, 1, null)));
    slow.countDown();
    await().until(() -> bench.lanes.waiting() == 0);
    assertThat(bench.telephony.posts()).containsExactly("CA0-1", "CA0-2 leg-of-CA0-1");
  }

  @Test
  void goesOnWithACallAfterItsLaneWasEmpty() {
    List<CallCommand> commands = new ArrayList<>();
    for (int number = 0; number < 50; number++) {
      commands.add(hold("CA0", number));
    }
    for (CallCommand command : commands) {
      bench.lanes.accept(bench.pending(command));
      await().until(() -> bench.lanes.waiting() == 0);
    }
    assertThat(bench.telephony.posts()).hasSize(50);
  }

  private static Reply whenOpen(CountDownLatch latch, CallCommand command, String callId) {
    if (command.callId().equals(callId)) {
      awaitOpen(latch);
    }
    return ScriptedTelephony.obey(command);
  }

  private static void awaitOpen(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
