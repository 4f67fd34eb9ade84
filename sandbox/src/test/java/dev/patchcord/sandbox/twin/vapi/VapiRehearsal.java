package dev.patchcord.sandbox.twin.vapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Vapi half alone, on a real port, with a customer's server and a time that tests move. */
final class VapiRehearsal implements AutoCloseable {
  static final String PRIVATE_KEY = "private-key";
  static final String HMAC_KEY = "an hmac key";
  static final String SECRET = "a shared secret";

  final CustomerServer customer = new CustomerServer();
  final ManualTime time;
  final FakeCarrier carrier;
  final VapiTwin vapi;
  private final SessionLife life;
  private final JsonMapper json = JsonMapper.shared();
  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  VapiRehearsal() {
    SpringApplication app = new SpringApplication(Wiring.class);
    app.setDefaultProperties(Map.of("spring.config.name", "twin"));
    context =
        app.run(
            "--server.port=0",
            "--twin.vapi.server-url=" + customer.url(),
            "--twin.vapi.private-api-key=" + PRIVATE_KEY,
            "--twin.vapi.hmac-key=" + HMAC_KEY,
            "--twin.vapi.secret=" + SECRET);
    base =
        URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    time = context.getBean(ManualTime.class);
    carrier = context.getBean(FakeCarrier.class);
    vapi = context.getBean(VapiTwin.class);
    life = context.getBean(SessionLife.class);
  }

  /** Not a component: the twin's own scan must not find it. */
  @EnableAutoConfiguration
  @Import({VapiWiring.class, VapiCallController.class, VapiTwinController.class})
  static class Wiring {
    @Bean
    ManualTime vapiTime() {
      return new ManualTime();
    }

    @Bean
    FakeCarrier vapiCarrier() {
      return new FakeCarrier();
    }
  }

  URI base() {
    return base;
  }

  /** A leg's end of a stream. */
  record Stream(Runnable closedByLeg, AtomicBoolean closedByAssistant) {}

  /** What the ingress posts for a caller, with more variables for a return to the AI. */
  static String inboundCall(String callSid, String variables) {
    return """
        {"phoneNumberId":"pn-1","phoneCallProviderBypassEnabled":true,"assistantId":"as-1",
         "customer":{"number":"+15551112222"},"metadata":{"patchcordCallId":"%1$s"},
         "assistantOverrides":{"variableValues":{"patchcordCallId":"%1$s"%2$s}}}"""
        .formatted(callSid, variables);
  }

  /** Makes a session as the ingress does; returns Vapi's call. */
  JsonNode newCall(String callSid) {
    return newCall(callSid, "");
  }

  JsonNode newCall(String callSid, String variables) {
    HttpResponse<String> response = postCall(inboundCall(callSid, variables));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return json.readTree(response.body());
  }

  HttpResponse<String> postCall(String body) {
    return send("POST", "/call", body, "Bearer " + PRIVATE_KEY);
  }

  /** Opens the stream of a session's TwiML, as the leg does. */
  Stream opensStream(JsonNode call, String callSid) {
    String twiml = call.at("/phoneCallProviderDetails/twiml").asString("");
    String url = twiml.replaceAll(".*<Stream url=\"([^\"]+)\".*", "$1");
    AtomicBoolean closedByAssistant = new AtomicBoolean();
    Runnable closed = life.opened(URI.create(url), callSid, () -> closedByAssistant.set(true));
    return new Stream(closed, closedByAssistant);
  }

  SessionView session(JsonNode call) {
    return vapi.session(call.path("id").asString("")).orElseThrow();
  }

  HttpResponse<String> send(String method, String path, String body, String authorization) {
    try {
      return http.send(request(method, path, body, authorization), BODY);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As {@link #postCall}, for somebody who waits only so long. */
  HttpResponse<String> postCallWithin(Duration budget, String body)
      throws IOException, InterruptedException {
    HttpRequest patient = request("POST", "/call", body, "Bearer " + PRIVATE_KEY);
    return http.send(
        HttpRequest.newBuilder(patient, (name, value) -> true).timeout(budget).build(), BODY);
  }

  JsonNode read(String text) {
    return json.readTree(text);
  }

  private static final HttpResponse.BodyHandler<String> BODY = HttpResponse.BodyHandlers.ofString();

  private HttpRequest request(String method, String path, String body, String authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return request.build();
  }

  @Override
  public void close() {
    context.close();
    customer.close();
    http.close();
  }
}
