package dev.patchcord.telemetry;

import dev.patchcord.contract.wire.CloudEvents;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Begins pieces of work for a call: each is a span, and while it goes on the logs of its thread
 * carry the call id. The trace context travels in the headers of records ({@code traceparent}, W3C
 * Trace Context), beside their value and never in it. Without somebody who takes the spans, only
 * the logs are served, and records carry no context.
 */
public final class CallTracer {
  /** Key of the call id in the logs' context (MDC). */
  public static final String CALL = "call";

  /** Key of the call id on every span. */
  public static final String CALL_ID = "patchcord.call_id";

  private final Tracer tracer;
  private final Propagator propagator;

  /** A tracer that makes spans. */
  public CallTracer(Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  /** A tracer that makes no spans. */
  public static CallTracer off() {
    return new CallTracer(Tracer.NOOP, Propagator.NOOP);
  }

  /**
   * Begins work that somebody outside has asked for. A trace of its own, whatever context the
   * sender claims: a stranger must not decide what is sampled, nor hang spans below ours.
   *
   * @param what a few words, the same for all calls
   * @param callId null where it is not known yet; see {@link #about}
   */
  public CallWork receive(String what, @Nullable String callId) {
    return begun(tracer.spanBuilder().setNoParent().kind(Span.Kind.SERVER).name(what), callId);
  }

  /** Begins work that nobody asked for: a deadline has passed. A trace of its own. */
  public CallWork begin(String what, String callId) {
    return begun(tracer.spanBuilder().setNoParent().name(what), callId);
  }

  /**
   * Begins work that a record asks for, as part of the trace in which it was written. Named by what
   * is done and the record's type.
   *
   * @param headers of the record
   * @param what is done with such a record: {@code decide}, {@code carry out}
   * @param callId null if the record does not say
   */
  public CallWork take(Headers headers, String what, @Nullable String callId) {
    Span.Builder span =
        propagator.extract(headers, CloudEvents::text).kind(Span.Kind.CONSUMER).name(what);
    String type = CloudEvents.text(headers, CloudEvents.TYPE);
    return begun(type == null ? span : span.name(what + " " + word(type)), callId);
  }

  /**
   * Begins a request to somebody outside, as a part of the present work and about its call.
   *
   * @param what a few words, the same for all calls
   */
  public CallWork request(String what) {
    return begun(tracer.spanBuilder().kind(Span.Kind.CLIENT).name(what), MDC.get(CALL));
  }

  /** Says which call the present work is about, once that is known. */
  public void about(@Nullable String callId) {
    if (callId != null) {
      MDC.put(CALL, callId);
      Span present = tracer.currentSpan();
      if (present != null) {
        present.tag(CALL_ID, callId);
      }
    }
  }

  /** Puts the present work's context into a record that goes out; without work, nothing. */
  public void sign(Headers headers) {
    TraceContext present = tracer.currentTraceContext().context();
    if (present != null) {
      propagator.inject(present, headers, CallTracer::put);
    }
  }

  private CallWork begun(Span.Builder builder, @Nullable String callId) {
    if (callId != null) {
      builder.tag(CALL_ID, callId);
    }
    Span span = builder.start();
    return new CallWork(span, tracer.withSpan(span), callId);
  }

  // A carrier that is handed on as null cannot be, but the interface allows it.
  private static void put(@Nullable Headers headers, String name, String value) {
    if (headers != null) {
      headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** {@code leg-progressed} of {@code patchcord.leg-progressed.v1}. */
  private static String word(String type) {
    return type.replaceFirst("^patchcord\\.", "").replaceFirst("\\.v[0-9]+$", "");
  }
}
