package dev.patchcord.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Spring Boot's own wiring: who takes the spans is said by one property. */
class ExportTest {

  @Test
  void withoutAnEndpointNothingIsMadeAndNothingIsSent() {
    try (ConfigurableApplicationContext service = service()) {
      assertThat(service.getBeansOfType(SpanExporter.class)).isEmpty();
      assertThat(signed(service.getBean(CallTracer.class)).toArray()).isEmpty();
    }
  }

  @Test
  void withAnEndpointSpansAreSentThereAndRecordsCarryTheContext() throws IOException {
    List<String> bodies = new CopyOnWriteArrayList<>();
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          bodies.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
    try (ConfigurableApplicationContext service =
        service(
            "--management.opentelemetry.tracing.export.otlp.endpoint=" + endpoint,
            "--management.opentelemetry.tracing.export.schedule-delay=50ms",
            "--management.tracing.sampling.probability=1.0")) {
      RecordHeaders headers = signed(service.getBean(CallTracer.class));

      assertThat(headers.toArray()).extracting(each -> each.key()).contains("traceparent");
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(String.join("", bodies)).contains("webhook", "CA1"));
    } finally {
      collector.stop(0);
    }
  }

  private static RecordHeaders signed(CallTracer tracer) {
    RecordHeaders headers = new RecordHeaders();
    try (CallWork _ = tracer.receive("webhook", "CA1")) {
      tracer.sign(headers);
    }
    return headers;
  }

  private static ConfigurableApplicationContext service(String... settings) {
    return new SpringApplicationBuilder(Service.class).web(WebApplicationType.NONE).run(settings);
  }

  @EnableAutoConfiguration
  static class Service {}
}
