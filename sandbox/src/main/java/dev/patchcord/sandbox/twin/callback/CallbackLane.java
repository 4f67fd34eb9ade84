package dev.patchcord.sandbox.twin.callback;

import dev.patchcord.sandbox.twin.fault.CallbackFate;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Status callbacks of one leg or conference, begun in order. A slow answer holds up the next one
 * for a moment only: Twilio fires them as separate requests and promises no order of arrival.
 */
public final class CallbackLane {
  private static final long PATIENCE_MILLIS = 300;
  // If no other one comes, the one that was to be overtaken goes all the same.
  private static final long HELD_BACK_MILLIS = 2000;

  private final Webhooks webhooks;
  private final TwinClock clock;
  private final int failureCode;
  private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
  // Done when the callback after the latest one has been sent.
  private CompletableFuture<Void> overtaking = new CompletableFuture<>();

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

  /** Sends after the ones before it, unless fate wants it otherwise; returns at once. */
  public synchronized void send(WebhookRequest request) {
    CallbackFate fate = webhooks.fate(request);
    CompletableFuture<Void> mine = new CompletableFuture<>();
    CompletableFuture<Void> before =
        last.copy().completeOnTimeout(null, PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    CompletableFuture<Void> overtaken = overtaking;
    CompletableFuture<Void> after = new CompletableFuture<>();
    overtaking = after;
    last = mine;
    clock.soon(
        () -> {
          try {
            before.join();
            if (fate.overtaken()) {
              mine.complete(null);
              after.copy().completeOnTimeout(null, HELD_BACK_MILLIS, TimeUnit.MILLISECONDS).join();
            }
            webhooks.deliver(request, failureCode, fate);
          } finally {
            mine.complete(null);
            overtaken.complete(null);
          }
        });
  }
}
