package dev.patchcord.sandbox.twin.callback;

import dev.patchcord.sandbox.twin.time.TwinClock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Status callbacks of one leg or conference, begun in order. A slow answer holds up the next one
 * for a moment only: Twilio fires them as separate requests and promises no order of arrival.
 */
public final class CallbackLane {
  private static final long PATIENCE_MILLIS = 300;

  private final Webhooks webhooks;
  private final TwinClock clock;
  private final int failureCode;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

  /**
   * A lane.
   *
   * @param failureCode Twilio's debugger code for a callback that was not delivered
   */
  public CallbackLane(Webhooks webhooks, TwinClock clock, int failureCode) {
    this.webhooks = webhooks;
    this.clock = clock;
    this.failureCode = failureCode;
  }

  /** Sends after the ones before it; returns at once. */
  public synchronized void send(WebhookRequest request) {
    CompletableFuture<Void> mine = new CompletableFuture<>();
    CompletableFuture<Void> before =
        last.copy().completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    last = mine;
    clock.soon(
        () -> {
          try {
            before.join();
            webhooks.deliver(request, failureCode);
          } finally {
            mine.complete(null);
          }
        });
  }
}
