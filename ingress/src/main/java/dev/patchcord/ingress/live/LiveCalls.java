package dev.patchcord.ingress.live;

import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.UnreadableRecord;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.MessageListener;

/**
 * The calls that are not over, as the compacted topic {@code calls} tells. Only for {@code
 * /connect} without a CallSid, and only filled where the setting allows that.
 */
public final class LiveCalls implements MessageListener<String, byte[]> {
  private final Set<String> live = new TreeSet<>();

  @Override
  public void onMessage(ConsumerRecord<String, byte[]> snapshot) {
    heard(snapshot.key(), snapshot.value());
  }

  /**
   * Takes a snapshot.
   *
   * @param snapshot null for a tombstone
   */
  synchronized void heard(String callId, byte @Nullable [] snapshot) {
    if (snapshot != null && isLive(snapshot)) {
      live.add(callId);
    } else {
      live.remove(callId);
    }
    notifyAll();
  }

  /**
   * The live calls. Waits until there is one, since the snapshot of a call that has just arrived
   * comes a moment after its document.
   *
   * @param patience how long, if there is none
   */
  public synchronized List<String> callIds(Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    try {
      for (long left = patience.toNanos();
          live.isEmpty() && left > 0;
          left = until - System.nanoTime()) {
        wait(left / 1_000_000, (int) (left % 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.copyOf(live);
  }

  private static boolean isLive(byte[] snapshot) {
    try {
      return ContractJson.read(snapshot, CallSnapshot.class).state() != CallState.ENDED;
    } catch (UnreadableRecord e) {
      // Its own writer's successor wrote it; a call that cannot be read cannot be picked.
      return false;
    }
  }
}
