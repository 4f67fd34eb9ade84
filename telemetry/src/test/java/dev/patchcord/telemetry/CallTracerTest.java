package dev.patchcord.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.wire.CloudEvents;
import io.micrometer.tracing.otel.bridge.OtelBaggageManager;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class CallTracerTest {
  private final InMemorySpanExporter spans = InMemorySpanExporter.create();
  private final CallTracer tracer = tracing();

  private CallTracer tracing() {
    var sdk =
        SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(spans)).build();
    var present = new OtelCurrentTraceContext();
    var otel = sdk.get("test");
    return new CallTracer(
        new OtelTracer(
            otel, present, event -> {}, new OtelBaggageManager(present, List.of(), List.of())),
        new OtelPropagator(
            ContextPropagators.create(W3CTraceContextPropagator.getInstance()), otel));
  }

  @Test
  void theTraceOfAWebhookGoesOnWhereItsRecordIsRead() {
    Headers headers = headers();
    try (CallWork webhook = tracer.receive("webhook", "CA1")) {
      tracer.sign(headers);
      webhook.with("status", "204");
    }
    try (CallWork _ = tracer.take(headers, "decide", "CA1")) {
      try (CallWork _ = tracer.request("POST Calls")) {
        assertThat(MDC.get("call")).isEqualTo("CA1");
      }
    }

    assertThat(spans.getFinishedSpanItems())
        .extracting(SpanData::getName)
        .containsExactly("webhook", "POST Calls", "decide leg-progressed");
    SpanData webhook = span("webhook");
    SpanData decision = span("decide leg-progressed");
    assertThat(decision.getParentSpanId()).isEqualTo(webhook.getSpanId());
    assertThat(span("POST Calls").getParentSpanId()).isEqualTo(decision.getSpanId());
    assertThat(spans.getFinishedSpanItems())
        .allSatisfy(
            each -> {
              assertThat(each.getTraceId()).isEqualTo(webhook.getTraceId());
              assertThat(each.getAttributes().get(AttributeKey.stringKey("patchcord.call_id")))
                  .isEqualTo("CA1");
            });
  }

  @Test
  void theLogsAreAboutTheCallOfTheWorkAndThenOfTheWorkBefore() {
    try (CallWork _ = tracer.receive("webhook", null)) {
      assertThat(MDC.get("call")).isNull();
      tracer.about("CA1");
      assertThat(MDC.get("call")).isEqualTo("CA1");
      try (CallWork _ = tracer.begin("decide deadline", "CA2")) {
        assertThat(MDC.get("call")).isEqualTo("CA2");
      }
      assertThat(MDC.get("call")).isEqualTo("CA1");
    }
    assertThat(MDC.get("call")).isNull();
    assertThat(span("webhook").getAttributes().get(AttributeKey.stringKey("patchcord.call_id")))
        .isEqualTo("CA1");
  }

  @Test
  void aRecordThatIsSignedAgainCarriesOneContext() {
    Headers headers = headers();
    try (CallWork _ = tracer.receive("first", "CA1")) {
      tracer.sign(headers);
    }
    try (CallWork _ = tracer.receive("second", "CA1")) {
      tracer.sign(headers);
    }
    assertThat(headers.headers("traceparent")).hasSize(1);
    assertThat(CloudEvents.text(headers, "traceparent")).contains(span("second").getTraceId());
  }

  @Test
  void aBrokenContextBeginsATraceAndHurtsNobody() {
    Headers headers = headers();
    headers.add("traceparent", new byte[] {0, 1, (byte) 0xff});
    try (CallWork _ = tracer.take(headers, "decide", "CA1")) {
      assertThat(MDC.get("call")).isEqualTo("CA1");
    }
    assertThat(spans.getFinishedSpanItems()).hasSize(1);
  }

  @Test
  void withoutAnybodyWhoTakesSpansRecordsStayAsTheyAre() {
    CallTracer off = CallTracer.off();
    Headers headers = headers();
    int before = headers.toArray().length;
    try (CallWork work = off.receive("webhook", "CA1")) {
      work.with("status", null).failed(new IllegalStateException("told to nobody"));
      off.sign(headers);
      assertThat(MDC.get("call")).isEqualTo("CA1");
    }
    assertThat(headers.toArray()).hasSize(before);
  }

  private SpanData span(String name) {
    return spans.getFinishedSpanItems().stream()
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Headers headers() {
    return CloudEvents.headers(
        "1", "patchcord.leg-progressed.v1", "/test", Instant.parse("2026-11-22T12:00:00Z"), "CA1");
  }
}
