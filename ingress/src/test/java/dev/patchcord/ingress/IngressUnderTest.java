package dev.patchcord.ingress;

import dev.patchcord.ingress.publish.EventLog;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * The real application on a real port, with a log in memory instead of Kafka. Signatures are
 * checked against twilio-java before they are sent, so our own validator does not check itself.
 */
public final class IngressUnderTest implements AutoCloseable {
  public static final String PUBLIC_URL = "https://voice.example.com";
  public static final String AUTH_TOKEN = "12345";
  public static final String CONNECT_TOKEN = "connect-me";
  public static final String VAPI_SECRET = "vapi-secret";

  /** An answer. */
  public record Reply(int status, String contentType, String body, HttpResponse<String> raw) {}

  public final FakeEventLog log;
  public final FakeVapi vapi;
  private final ConfigurableApplicationContext context;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  public IngressUnderTest(String... settings) throws IOException {
    vapi = new FakeVapi();
    List<String> args =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--PUBLIC_URL=" + PUBLIC_URL,
                "--TWILIO_AUTH_TOKEN=" + AUTH_TOKEN,
                "--CONNECT_TOKEN=" + CONNECT_TOKEN,
                "--VAPI_WEBHOOK_SECRET=" + VAPI_SECRET,
                "--PRIVATE_API_KEY=private-key",
                "--PHONE_NUMBER_ID=number-1",
                "--ASSISTANT_ID=assistant-1",
                "--VAPI_BASE_URL=" + vapi.url(),
                "--patchcord.vapi.budget=500ms",
                "--patchcord.ingress.answer-budget=150ms"));
    args.addAll(List.of(settings));
    context = IngressApplication.application(Wiring.class).run(args.toArray(String[]::new));
    log = context.getBean(FakeEventLog.class);
    base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  /** No stereotype: the application's own component scan must not find it. */
  @EnableAutoConfiguration(exclude = KafkaAutoConfiguration.class)
  @ComponentScan(
      basePackages = "dev.patchcord.ingress",
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.ASSIGNABLE_TYPE,
              classes = {KafkaWiring.class, IngressApplication.class}))
  static class Wiring {
    @Bean
    EventLog fakeEvents() {
      return new FakeEventLog();
    }

    @Bean
    HealthIndicator eventLog() {
      return () -> Health.up().build();
    }
  }

  /** Posts a form as Twilio does, signed for the public URL. */
  public Reply twilio(String target, Map<String, String> fields, String... headers) {
    return form(target, fields, withSignature(sign(target, fields), headers));
  }

  public static String sign(String target, Map<String, String> fields) {
    return TwilioSigner.sign(AUTH_TOKEN, PUBLIC_URL + target, fields);
  }

  public Reply form(String target, Map<String, String> fields, String... headers) {
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return post(target, body, with("Content-Type", "application/x-www-form-urlencoded", headers));
  }

  public Reply vapi(String json) {
    return post(
        "/vapi/webhook", json, "Content-Type", "application/json", "X-Vapi-Secret", VAPI_SECRET);
  }

  public Reply post(String target, String body, String... headers) {
    return send("POST", target, body, headers);
  }

  public Reply send(String method, String target, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + target))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body(),
          response);
    } catch (IOException e) {
      throw new AssertionError(method + " " + target, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public String baseUrl() {
    return base;
  }

  /** How many webhooks were refused for a reason since the start. */
  public double refused(String reason) {
    var counter =
        context
            .getBean(MeterRegistry.class)
            .find("patchcord.ingress.refused")
            .tag("reason", reason)
            .counter();
    return counter == null ? 0 : counter.count();
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public void reset() {
    log.reset();
    vapi.reset();
  }

  public static String[] withSignature(String signature, String... headers) {
    return with("X-Twilio-Signature", signature, headers);
  }

  private static String[] with(String name, String value, String... headers) {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add(name);
    all.add(value);
    return all.toArray(String[]::new);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    context.close();
    vapi.close();
  }
}
