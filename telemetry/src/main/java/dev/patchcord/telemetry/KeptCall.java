package dev.patchcord.telemetry;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The call that a thread's logs are about, for work of it that other threads go on with: sends,
 * retries, what follows an answer. Of the logs only; a trace ends with its work.
 *
 * @param callId null if they are about none
 */
public record KeptCall(@Nullable String callId) {

  /** That of this thread. */
  public static KeptCall here() {
    return new KeptCall(MDC.get(CallTracer.CALL));
  }

  /** Does something now; while it goes on, the logs of its thread are about this call. */
  public void during(Runnable work) {
    String before = MDC.get(CallTracer.CALL);
    put(callId);
    try {
      work.run();
    } finally {
      put(before);
    }
  }

  /** The same work, to be done by whichever thread. */
  public Runnable with(Runnable work) {
    return () -> during(work);
  }

  private static void put(@Nullable String callId) {
    if (callId == null) {
      MDC.remove(CallTracer.CALL);
    } else {
      MDC.put(CallTracer.CALL, callId);
    }
  }
}
