package dev.patchcord.ingress.publish;

import dev.patchcord.telemetry.KeptCall;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Threads for sends that nobody may wait for: a send blocks while the broker's metadata is unknown.
 */
final class Sending {
  static final Executor AT_ONCE = task -> Thread.ofVirtual().name("send-event").start(task);

  static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, AT_ONCE);

  private Sending() {}

  /**
   * Runs something that may block before it gives its own future. The logs of it, and of what
   * follows, are about the call of the thread that began it.
   */
  static <T extends @Nullable Object> CompletableFuture<T> begin(
      Executor executor, Supplier<CompletionStage<T>> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    KeptCall call = KeptCall.here();
    executor.execute(
        call.with(
            () -> {
              try {
                work.get()
                    .whenComplete(
                        (value, failure) -> call.during(() -> complete(result, value, failure)));
              } catch (RuntimeException e) {
                result.completeExceptionally(e);
              }
            }));
    return result;
  }

  private static <T extends @Nullable Object> void complete(
      CompletableFuture<T> result, T value, @Nullable Throwable failure) {
    if (failure == null) {
      result.complete(value);
    } else {
      result.completeExceptionally(failure);
    }
  }
}
