package dev.patchcord.dialer.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.dialer.Commands;
import dev.patchcord.dialer.MovableClock;
import dev.patchcord.dialer.lane.Earlier;
import dev.patchcord.dialer.lane.PendingCommand;
import dev.patchcord.telemetry.CallTracer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AssignedPartitionTest {
  private final MovableClock clock = new MovableClock();
  private final AssignedPartition partition = new AssignedPartition(clock, Duration.ofSeconds(20));

  @Test
  void letsNoCommitPassAnUnfinishedCommand() {
    PendingCommand first = received(5);
    PendingCommand second = received(6);
    PendingCommand third = received(9);
    finish(third);
    finish(second);
    assertThat(partition.barrier()).hasValue(5);
    finish(first);
    assertThat(partition.barrier()).isEmpty();
  }

  @Test
  void deliversAgainWhatWasGivenUp() {
    PendingCommand first = received(5);
    partition.begin(first);
    partition.end(first, false);
    assertThat(partition.barrier()).hasValue(5);
  }

  @Test
  void beginsNothingAfterItIsHandedOver() throws InterruptedException {
    PendingCommand running = received(5);
    assertThat(partition.begin(running)).isTrue();
    partition.handOver();
    assertThat(partition.begin(received(6))).isFalse();
    assertThat(partition.awaitQuiet(Duration.ofMillis(20))).isFalse();
    partition.end(running, true);
    assertThat(partition.awaitQuiet(Duration.ofMillis(20))).isTrue();
    assertThat(partition.barrier()).hasValue(6);
  }

  @Test
  void waitsForAProofOfOwnershipThatIsFresh() {
    partition.proven(clock.instant());
    clock.advance(Duration.ofSeconds(21));
    AtomicReference<Thread> asker = new AtomicReference<>();
    CompletableFuture<Boolean> answer = ask(asker);
    await()
        .until(() -> asker.get() != null && asker.get().getState() == Thread.State.TIMED_WAITING);
    assertThat(answer).isNotDone();
    partition.proven(clock.instant());
    await().until(answer::isDone);
    assertThat(answer.join()).isTrue();
  }

  @Test
  void isNotOursWhenItIsLostWhileWaitingForTheProof() {
    AtomicReference<Thread> asker = new AtomicReference<>();
    CompletableFuture<Boolean> answer = ask(asker);
    partition.lose();
    await().until(answer::isDone);
    assertThat(answer.join()).isFalse();
  }

  private CompletableFuture<Boolean> ask(AtomicReference<Thread> asker) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    asker.set(
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    answer.complete(partition.stillOurs());
                  } catch (InterruptedException e) {
                    answer.completeExceptionally(e);
                  }
                }));
    return answer;
  }

  private PendingCommand received(long offset) {
    partition.received(offset);
    return new PendingCommand(
        Commands.hold("CA" + offset, 1),
        offset,
        clock.instant(),
        Earlier.NOTHING,
        partition,
        () -> CallTracer.off().receive("test", null));
  }

  private void finish(PendingCommand pending) {
    partition.begin(pending);
    partition.end(pending, true);
  }
}
