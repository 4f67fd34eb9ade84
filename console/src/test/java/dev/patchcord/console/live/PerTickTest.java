package dev.patchcord.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PerTickTest {
  private final AtomicLong tick = new AtomicLong();
  private final AtomicInteger worked = new AtomicInteger();
  private final PerTick<Integer> perTick = new PerTick<>(tick::get);

  private int ask(String key) {
    return perTick.of(key, worked::incrementAndGet);
  }

  @Test
  void isWorkedOutOnceInATickAndAnewInTheNext() {
    assertThat(List.of(ask("a"), ask("a"), ask("b"), ask("a"))).containsExactly(1, 1, 2, 1);
    tick.incrementAndGet();
    assertThat(List.of(ask("b"), ask("b"), ask("a"))).containsExactly(3, 3, 4);
  }

  @Test
  void aFailureIsEverybodysUntilTheNextTick() {
    for (int viewer = 0; viewer < 3; viewer++) {
      assertThatThrownBy(
              () ->
                  perTick.of(
                      "a",
                      () -> {
                        throw new UnsupportedOperationException("try " + ask("b"));
                      }))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage("try 1");
    }
    assertThat(worked).as("the failing work began once").hasValue(1);
    tick.incrementAndGet();
    assertThat(ask("a")).isEqualTo(2);
  }

  @Test
  void whoComesWhileItIsWorkedOutWaitsForIt() {
    CompletableFuture<Integer> outcome = new CompletableFuture<>();
    List<CompletableFuture<Integer>> heard =
        Stream.generate(CompletableFuture<Integer>::new).limit(5).toList();
    List<Thread> viewers =
        heard.stream().map(each -> Thread.startVirtualThread(() -> look(outcome, each))).toList();
    await().until(() -> viewers.stream().allMatch(each -> each.getState() == Thread.State.WAITING));
    outcome.complete(7);
    assertThat(heard).allSatisfy(each -> assertThat(each.join()).isEqualTo(7));
    assertThat(worked).hasValue(1);
  }

  private void look(CompletableFuture<Integer> outcome, CompletableFuture<Integer> heard) {
    heard.complete(
        perTick.of(
            "a",
            () -> {
              worked.incrementAndGet();
              return outcome.join();
            }));
  }
}
