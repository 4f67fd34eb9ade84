package dev.patchcord.ingress.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.journal.CallState;
import dev.patchcord.ingress.Snapshots;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LiveCallsTest {
  private final LiveCalls live = new LiveCalls();

  @Test
  void forgetsACallThatIsOverOrWhoseSnapshotIsGone() {
    live.heard("CA1", Snapshots.of("CA1", CallState.AI));
    live.heard("CA2", Snapshots.of("CA2", CallState.DIALING));
    live.heard("CA3", Snapshots.of("CA3", CallState.BRIDGED));
    assertThat(live.callIds(Duration.ZERO)).containsExactly("CA1", "CA2", "CA3");
    live.heard("CA1", Snapshots.of("CA1", CallState.ENDED));
    live.heard("CA2", null);
    live.heard("CA3", "not json".getBytes(StandardCharsets.UTF_8));
    assertThat(live.callIds(Duration.ZERO)).isEmpty();
  }

  @Test
  void waitsForTheSnapshotOfACallThatHasJustArrived() {
    CompletableFuture<List<String>> asked =
        CompletableFuture.supplyAsync(() -> live.callIds(Duration.ofSeconds(20)));
    live.heard("CA1", Snapshots.of("CA1", CallState.AI));
    assertThat(asked.join()).containsExactly("CA1");
  }
}
