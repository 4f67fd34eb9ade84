package dev.patchcord.ingress;

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
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.SpringApplication;
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
public final class IngressUnderTest
    implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, AutoCloseable {
  public static final String PUBLIC_URL = "https://voice.example.com";
  public static final String AUTH_TOKEN = "12345";
  public static final String CONNECT_TOKEN = "connect-me";
  public static final String VAPI_SECRET = "vapi-secret";

  /** An answer. */
  public record Reply(int status, String contentType, String body, HttpResponse<String> raw) {}

  public final FakeEventLog log = new FakeEventLog();
  public final FakeCalendars calendars = new FakeCalendars();
  public final FakeDeadLetters letters = new FakeDeadLetters();
  public final FakeVapi vapi = new FakeVapi();
  private final List<String> settings;
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable ConfigurableApplicationContext context;

  /** Starts with the class that registers it, and forgets between its tests. */
  public IngressUnderTest(String... settings) {
    this.settings = List.of(settings);
  }

  /** Starts at once, for a test that needs settings of its own. */
  public static IngressUnderTest started(String... settings) {
    IngressUnderTest ingress = new IngressUnderTest(settings);
    ingress.start();
    return ingress;
  }

  private void start() {
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
                "--patchcord.ingress.answer-budget=150ms",
                "--patchcord.ingress.wait-budget=100ms",
                "--patchcord.ingress.tool-budget=300ms"));
    args.addAll(settings);
    SpringApplication application = IngressApplication.application(Wiring.class);
    application.addInitializers(
        starting -> {
          starting.getBeanFactory().registerSingleton("fakeEvents", log);
          starting.getBeanFactory().registerSingleton("fakeCalendars", calendars);
          starting.getBeanFactory().registerSingleton("fakeDeadLetters", letters);
        });
    context = application.run(args.toArray(String[]::new));
  }

  @Override
  public void beforeAll(ExtensionContext tests) {
    start();
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    log.reset();
    calendars.reset();
    letters.reset();
    vapi.reset();
  }

  @Override
  public void afterAll(ExtensionContext tests) {
    close();
  }

  private ConfigurableApplicationContext context() {
    return Objects.requireNonNull(context, "not started");
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
        HttpRequest.newBuilder(URI.create(baseUrl() + target))
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
    return "http://127.0.0.1:" + context().getEnvironment().getProperty("local.server.port");
  }

  /** How many webhooks were refused for a reason since the start. */
  public double refused(String reason) {
    var counter =
        context()
            .getBean(MeterRegistry.class)
            .find("patchcord.ingress.refused")
            .tag("reason", reason)
            .counter();
    return counter == null ? 0 : counter.count();
  }

  public <T> T bean(Class<T> type) {
    return context().getBean(type);
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
    if (context != null) {
      context.close();
    }
    vapi.close();
  }
}
