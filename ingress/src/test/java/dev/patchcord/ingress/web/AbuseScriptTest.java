package dev.patchcord.ingress.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.event.ScreeningAnswered;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.ingress.IngressUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code scripts/abuse-webhooks.sh}, which a person runs against a real ingress. */
class AbuseScriptTest {
  private static final Path SCRIPT = Path.of("../scripts/abuse-webhooks.sh");

  @BeforeAll
  static void needsItsTools() throws Exception {
    for (String tool : new String[] {"bash", "curl", "openssl"}) {
      boolean there;
      try {
        there =
            new ProcessBuilder(tool, "--version").start().waitFor() == 0 || tool.equals("openssl");
      } catch (IOException missing) {
        there = false;
      }
      assumeTrue(there, "abuse-webhooks.sh is not tested here: there is no " + tool);
    }
  }

  @Test
  void findsNoSurpriseInProductionsSettings() throws Exception {
    try (IngressUnderTest ingress = IngressUnderTest.started()) {
      assertThat(run(ingress, IngressUnderTest.AUTH_TOKEN)).endsWith("no surprises\nexit 0");
      assertThat(ingress.log.events)
          .as("what was forged or malformed left no trace")
          .extracting(event -> event.origin().webhook())
          .contains("/participant-status")
          .doesNotContain("/connect", "/vapi/webhook", "/conference", "/announce");
      assertThat(ingress.vapi.received).as("three deliveries of one call").hasSize(1);
    }
  }

  @Test
  void findsNoSurpriseInARehearsalsSettings() throws Exception {
    try (IngressUnderTest ingress =
        IngressUnderTest.started(
            "--patchcord.ingress.admit-unsigned-from-loopback=true",
            "--patchcord.ingress.connect.allow-without-call-sid=true",
            "--patchcord.ingress.operators.ann=ann-has-a-long-token",
            "--VAPI_HMAC_KEY=hmac")) {
      assertThat(
              run(
                  ingress,
                  IngressUnderTest.AUTH_TOKEN,
                  "VAPI_HMAC_KEY=hmac",
                  "OPERATOR_TOKEN=ann-has-a-long-token"))
          .endsWith("no surprises\nexit 0");
      assertThat(ingress.log.events).allMatch(TelephonyEvent.class::isInstance).isNotEmpty();
    }
  }

  @Test
  void tellsASurprise() throws Exception {
    try (IngressUnderTest ingress = IngressUnderTest.started()) {
      assertThat(run(ingress, "another token"))
          .contains("SURPRISE, expected 204")
          .endsWith("exit 1");
    }
  }

  @Test
  void tellsThatASpecialistWhomNobodyCalledWasLetIn() throws Exception {
    try (IngressUnderTest ingress = IngressUnderTest.started()) {
      ingress.log.answerLater(
          event ->
              event instanceof ScreeningAnswered
                  ? CompletableFuture.completedFuture(new JoinRoom(7, List.of(), false))
                  : new CompletableFuture<>());
      assertThat(run(ingress, IngressUnderTest.AUTH_TOKEN))
          .contains("SURPRISE: a specialist whom nobody called was let into the room")
          .endsWith("1 surprises\nexit 1");
    }
  }

  private static String run(IngressUnderTest ingress, String authToken, String... environment)
      throws Exception {
    ProcessBuilder script =
        new ProcessBuilder(
                "bash",
                SCRIPT.toString(),
                ingress.baseUrl(),
                authToken,
                IngressUnderTest.PUBLIC_URL)
            .redirectErrorStream(true);
    script.environment().put("CONNECT_TOKEN", IngressUnderTest.CONNECT_TOKEN);
    script.environment().put("VAPI_WEBHOOK_SECRET", IngressUnderTest.VAPI_SECRET);
    for (String setting : environment) {
      String[] pair = setting.split("=", 2);
      script.environment().put(pair[0], pair[1]);
    }
    assertThat(Files.exists(SCRIPT)).isTrue();
    Process process = script.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said.strip() + "\nexit " + process.exitValue();
  }
}
