package dev.patchcord.ingress.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.patchcord.ingress.IngressUnderTest;
import dev.patchcord.ingress.IngressUnderTest.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Metrics on the port that the world can reach, and what the logs tell beside them. */
class MetricsTest {
  private static final String TOKEN = "0123456789abcdef";

  @Test
  void areNotThereWithoutAToken() {
    try (IngressUnderTest ingress = IngressUnderTest.started()) {
      GateTest.assertProblem(
          ingress.send("GET", "/actuator/prometheus", "", "Authorization", "Bearer "),
          404,
          "METRICS_TOKEN");
    }
  }

  @Test
  void areToldToWhoeverHasTheToken() {
    try (IngressUnderTest ingress =
        IngressUnderTest.started(
            "--METRICS_TOKEN=" + TOKEN,
            "--management.endpoints.web.exposure.include=health,prometheus,metrics,env")) {
      assertThat(scrape(ingress, "Bearer another-token-0123").status()).isEqualTo(401);
      assertThat(ingress.send("GET", "/actuator/prometheus", "").status()).isEqualTo(401);
      assertThat(ingress.send("GET", "/actuator/env", "").status()).isEqualTo(404);
      assertThat(ingress.send("GET", "/actuator/metrics", "").status()).isEqualTo(404);
      ingress.twilio("/safe?call=CA77", Map.of("CallSid", "CA77"));

      Reply told = scrape(ingress, "Bearer " + TOKEN);

      assertThat(told.status()).isEqualTo(200);
      assertThat(told.body())
          .contains(
              "patchcord_webhook_seconds_count{status=\"200\",webhook=\"/safe\"} 1",
              "patchcord_webhook_seconds_count{status=\"404\",webhook=\"unknown\"} 2",
              "patchcord_ingress_refused_total{reason=\"signature\"} 0")
          .doesNotContain("CA77", "webhook=\"/actuator", "http_server_requests");
    }
  }

  @Test
  void aLineOfTheLogSaysWhichCallItIsAbout() {
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    Logger problems = (Logger) LoggerFactory.getLogger(Problems.class);
    try (IngressUnderTest ingress = IngressUnderTest.started()) {
      // After the start, which sets up logging anew.
      problems.addAppender(lines);
      ingress.log.goAway();
      ingress.twilio(
          "/participant-status?call=CA78&leg=caller",
          Map.of("CallSid", "CA78", "CallStatus", "completed"));
    } finally {
      problems.detachAppender(lines);
    }
    assertThat(lines.list)
        .extracting(line -> line.getMDCPropertyMap().get("call"))
        .containsExactly("CA78");
  }

  private static Reply scrape(IngressUnderTest ingress, String authorization) {
    return ingress.send("GET", "/actuator/prometheus", "", "Authorization", authorization);
  }
}
