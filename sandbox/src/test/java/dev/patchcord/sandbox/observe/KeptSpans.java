package dev.patchcord.sandbox.observe;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;

/**
 * Takes the spans of the services that are started with {@link #SETTING}, in place of a collector.
 * Services of a rehearsal are configured by settings only, so this is what a setting can reach.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(KeptSpans.SETTING)
public class KeptSpans {
  public static final String SETTING = "test.keep-spans";

  /** Of all services in this JVM: a call goes through three of them. */
  public static final InMemorySpanExporter SPANS = InMemorySpanExporter.create();

  @Bean(destroyMethod = "")
  SpanExporter keptSpans() {
    return SPANS;
  }
}
