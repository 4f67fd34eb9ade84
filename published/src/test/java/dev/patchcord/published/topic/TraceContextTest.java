package dev.patchcord.published.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.wire.CloudEvents;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.ingress.IngressUnderTest;
import dev.patchcord.published.Validation;
import dev.patchcord.published.http.ForeignLibraries;
import dev.patchcord.telemetry.CallTracer;
import dev.patchcord.telemetry.CallWork;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** What a service writes beside a record where spans are made: by its own tracer, as configured. */
class TraceContextTest {
  @Test
  void aRecordSaysOfItsTraceWhatTheDocumentSaysAndNothingMore() {
    RecordHeaders headers = new RecordHeaders();
    try (IngressUnderTest ingress =
        IngressUnderTest.started(ForeignLibraries.withoutTheConsoles())) {
      CallTracer tracer =
          new CallTracer(ingress.bean(Tracer.class), ingress.bean(Propagator.class));
      try (CallWork _ = tracer.receive("webhook", "CA1")) {
        tracer.sign(headers);
      }
    }
    Map<String, String> written = new HashMap<>();
    headers.forEach(
        header ->
            written.put(header.key(), String.valueOf(CloudEvents.text(headers, header.key()))));
    assertThat(written).containsOnlyKeys("traceparent");
    assertThat(
            Validation.complaints(
                AsyncApi.headers().without("required"), ContractJson.tree(written)))
        .isEmpty();
    written.put("traceparent", "yes");
    assertThat(
            Validation.complaints(
                AsyncApi.headers().without("required"), ContractJson.tree(written)))
        .as("the test's own judge")
        .isNotEmpty();
  }
}
