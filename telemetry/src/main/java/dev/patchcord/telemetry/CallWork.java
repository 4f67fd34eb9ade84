package dev.patchcord.telemetry;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A piece of work for a call, from its beginning to {@link #close}. Closed by the thread that began
 * it, in the reverse order.
 */
public final class CallWork implements AutoCloseable {
  private final Span span;
  private final Tracer.SpanInScope scope;
  private final @Nullable String callBefore;

  CallWork(Span span, Tracer.SpanInScope scope, @Nullable String callId) {
    this.span = span;
    this.scope = scope;
    this.callBefore = MDC.get(CallTracer.CALL);
    if (callId != null) {
      MDC.put(CallTracer.CALL, callId);
    }
  }

  /**
   * Adds a fact to the span.
   *
   * @param value null for a fact that does not apply
   */
  public CallWork with(String key, @Nullable String value) {
    if (value != null) {
      span.tag(key, value);
    }
    return this;
  }

  /** Marks the span as failed. */
  public void failed(Throwable cause) {
    span.error(cause);
  }

  /** Ends it; the logs are about the call before, if there was one. */
  @Override
  public void close() {
    scope.close();
    span.end();
    if (callBefore == null) {
      MDC.remove(CallTracer.CALL);
    } else {
      MDC.put(CallTracer.CALL, callBefore);
    }
  }
}
