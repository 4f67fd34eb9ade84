package dev.patchcord.sandbox.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server plays the ingress, Twilio and Vapi, as far as they are asked. */
class SmokeRunTest {
  private static final String TWILIO = "Basic QUMxOnRva2Vu";

  @TempDir Path folder;

  private final List<String> said = new ArrayList<>();
  private final Map<String, String> numberIs = new HashMap<>();
  private final Map<String, Integer> requests = new HashMap<>();
  private HttpServer server;
  private String url;
  private String assistant;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    url = "http://127.0.0.1:" + server.getAddress().getPort();
    numberIs.put("voice_url", url + "/inbound_call#rc=3");
    numberIs.put("voice_method", "POST");
    numberIs.put("voice_fallback_url", url + "/safe");
    assistant =
        """
        {"server":{"url":"%s/vapi/webhook"},
         "serverMessages":["tool-calls","status-update","end-of-call-report"],
         "model":{"tools":[{"type":"function","function":{"name":"connect_specialist"}}]}}"""
            .formatted(url);
    answer("/actuator/health/readiness", "", 200, () -> "{\"status\":\"UP\"}");
    answer("/inbound_call", "", 403, () -> "");
    answer("/connect", "Bearer connect-token", 400, () -> "");
    answer("/2010-04-01/Accounts/AC1/IncomingPhoneNumbers.json", TWILIO, 200, this::numbers);
    answer("/assistant/assistant-1", "Bearer private", 200, () -> assistant);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void everythingHolds() throws Exception {
    assertThat(run(deployment())).as(String.join("\n", said)).isTrue();
    assertThat(said).hasSize(6).last().asString().startsWith("All 5 hold");
  }

  @Test
  void eachThingThatDoesNotHoldIsTold() throws Exception {
    numberIs.put("voice_url", "https://api.vapi.ai/twilio/inbound_call");
    assistant = "{\"server\":{\"url\":\"" + url + "/vapi/webhook\"},\"model\":{}}";
    Map<String, String> wrongToken = deployment();
    wrongToken.put("CONNECT_TOKEN", "another");

    assertThat(run(wrongToken)).isFalse();

    assertThat(String.join("\n", said))
        .contains("answered 401, not 400")
        .contains("its voice URL is 'https://api.vapi.ai/twilio/inbound_call': set it to " + url)
        .contains("it has no tool connect_specialist")
        .contains("3 of 5 do not hold.");
  }

  @Test
  void aNumberWithoutAFallbackIsTold() throws Exception {
    numberIs.put("voice_fallback_url", "");
    assertThat(run(deployment())).isFalse();
    assertThat(String.join("\n", said)).contains("its fallback URL is not " + url + "/safe");
  }

  @Test
  void aServerThatDoesNotAnswerKeepsTheOthersFromNothing() throws Exception {
    server.stop(0);
    assertThat(run(deployment())).isFalse();
    assertThat(said).last().asString().startsWith("5 of 5");
  }

  @Test
  void aDryRunAsksNobodyAndShowsNoSecret() {
    new SmokeRun(read(deployment()), said::add).rehearse();
    assertThat(requests).isEmpty();
    assertThat(said).hasSize(10);
    assertThat(String.join("\n", said))
        .contains("GET " + url + "/assistant/assistant-1  (Authorization: Bearer ...)")
        .doesNotContain("connect-token", "private", "QUMx");
  }

  @Test
  void settingsAreReadFromFilesAndTheEnvironmentComesFirst() throws IOException {
    Path file = folder.resolve("settings");
    Files.writeString(file, "# settings\nPUBLIC_URL=https://voice.example.com/\nFROM_NUMBER=+1\n");
    Path secrets = Files.createDirectory(folder.resolve("secrets"));
    for (String secret : List.of("TWILIO_AUTH_TOKEN", "PRIVATE_API_KEY", "CONNECT_TOKEN")) {
      Files.writeString(secrets.resolve(secret), "of the file\n");
    }
    Deployment deployment =
        Deployment.read(
            file,
            secrets,
            Map.of("TWILIO_ACCOUNT_SID", "AC1", "ASSISTANT_ID", "a", "FROM_NUMBER", "+2"));
    assertThat(deployment.url("PUBLIC_URL", "")).isEqualTo("https://voice.example.com");
    assertThat(deployment.of("CONNECT_TOKEN")).isEqualTo("of the file");
    assertThat(deployment.of("FROM_NUMBER")).isEqualTo("+2");
  }

  @Test
  void whatIsMissingIsNamedInOneLine() {
    Map<String, String> some = deployment();
    some.remove("PUBLIC_URL");
    some.put("ASSISTANT_ID", " ");
    assertThatThrownBy(() -> read(some))
        .isInstanceOf(IncompleteDeployment.class)
        .hasMessageStartingWith("PUBLIC_URL, ASSISTANT_ID not found: set in ");
  }

  private boolean run(Map<String, String> environment) throws InterruptedException {
    return new SmokeRun(read(environment), said::add).run();
  }

  private Deployment read(Map<String, String> environment) {
    return Deployment.read(folder.resolve(".env"), folder.resolve("secrets"), environment);
  }

  private Map<String, String> deployment() {
    return new HashMap<>(
        Map.of(
            "PUBLIC_URL",
            url,
            "TWILIO_BASE_URL",
            url,
            "VAPI_BASE_URL",
            url,
            "TWILIO_ACCOUNT_SID",
            "AC1",
            "TWILIO_AUTH_TOKEN",
            "token",
            "FROM_NUMBER",
            "+14155550199",
            "PRIVATE_API_KEY",
            "private",
            "ASSISTANT_ID",
            "assistant-1",
            "CONNECT_TOKEN",
            "connect-token"));
  }

  private String numbers() {
    return "{\"incoming_phone_numbers\":[{\"voice_url\":\"%s\",\"voice_method\":\"%s\",\"voice_fallback_url\":\"%s\"}]}"
        .formatted(
            numberIs.get("voice_url"),
            numberIs.get("voice_method"),
            numberIs.get("voice_fallback_url"));
  }

  /** Answers there, whoever proves to be the one who may ask. */
  private void answer(String path, String authorization, int status, Body body) {
    server.createContext(
        path,
        exchange -> {
          requests.merge(path, 1, Integer::sum);
          String proof = exchange.getRequestHeaders().getFirst("Authorization");
          boolean admitted = authorization.equals(proof == null ? "" : proof);
          byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(
              admitted ? status : 401, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @FunctionalInterface
  private interface Body {
    String get();
  }
}
