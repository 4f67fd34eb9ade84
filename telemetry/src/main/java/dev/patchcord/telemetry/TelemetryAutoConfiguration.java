package dev.patchcord.telemetry;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Gives each service its tracer. It makes spans only where somebody takes them ({@code
 * management.opentelemetry.tracing.export.otlp.endpoint}): otherwise they would be made and thrown
 * away, and records would carry a context that leads nowhere.
 */
@AutoConfiguration
public class TelemetryAutoConfiguration {

  @Bean
  CallTracer callTracer(
      ObjectProvider<SpanExporter> exporters,
      ObjectProvider<Tracer> tracers,
      ObjectProvider<Propagator> propagators) {
    return exporters.stream().findAny().isEmpty()
        ? CallTracer.off()
        : new CallTracer(tracers.getObject(), propagators.getObject());
  }
}
