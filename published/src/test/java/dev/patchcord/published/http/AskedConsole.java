package dev.patchcord.published.http;

import static org.awaitility.Awaitility.await;

import dev.patchcord.console.ConsoleApplication;
import dev.patchcord.console.Samples;
import dev.patchcord.console.browser.FilledForm;
import dev.patchcord.console.browser.OneBroker;
import dev.patchcord.console.browser.RecordedCalls;
import dev.patchcord.console.browser.WrittenLog;
import dev.patchcord.contract.topic.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.web.method.HandlerMethod;

/** The real console over a broker on which one recorded call stands, asked what it answers. */
final class AskedConsole implements AutoCloseable {
  /** A call that the log knows. */
  static final String CALL = RecordedCalls.TALK;

  /** A dead letter of it, by partition and offset. */
  static final String LETTER = "0:0";

  static final String OPERATOR = "kim";
  static final String VIEWER = "vi";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String EVENTS = "text/event-stream";

  private final EmbeddedKafkaBroker kafka = OneBroker.start(1);
  private final ConfigurableApplicationContext console;

  /** Answer of the console; of a stream only its beginning, which is empty here. */
  record Reply(int status, String contentType, String location, String body) {}

  AskedConsole() {
    try (WrittenLog log = new WrittenLog(kafka.getBrokersAsString())) {
      log.write(new RecordedCalls().told(CALL, Integer.MAX_VALUE, Instant.now()), 0);
      log.write(Topic.DEAD_LETTERS, CALL, Samples.letter(CALL, Instant.now()));
    }
    console =
        ConsoleApplication.start(
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--patchcord.console.bootstrap-servers=" + kafka.getBrokersAsString(),
            "--patchcord.console.users.%s.password={noop}%s".formatted(OPERATOR, OPERATOR),
            "--patchcord.console.users.%s.role=operator".formatted(OPERATOR),
            "--patchcord.console.users.%s.password={noop}%s".formatted(VIEWER, VIEWER));
    await("the console has read the topics")
        .atMost(PATIENCE)
        .until(() -> visitor().get(Probes.HEALTH + "/readiness").status() == 200);
  }

  /** What its controllers serve. */
  Map<String, HandlerMethod> mappings() {
    return Controllers.of(console);
  }

  /** Somebody who has not logged in. */
  Visitor visitor() {
    return new Visitor();
  }

  /** Somebody who has. */
  Visitor visitor(String name) {
    Visitor visitor = new Visitor();
    visitor.post("/login", Map.of("username", name, "password", name));
    return visitor;
  }

  @Override
  public void close() {
    console.close();
    kafka.destroy();
  }

  /** Sends requests with the cookies that were set. */
  final class Visitor {
    private final HttpClient http =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    Reply get(String target) {
      return send(request(target).build());
    }

    /** A form with the token that the console puts into its own. */
    Reply post(String target, Map<String, String> fields) {
      return send(form(target, FilledForm.body(get("/login").body(), fields)));
    }

    Reply postWithoutToken(String target) {
      return send(form(target, HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest form(String target, HttpRequest.BodyPublisher body) {
      return request(target)
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(body)
          .build();
    }

    private HttpRequest.Builder request(String target) {
      int port = ((WebServerApplicationContext) console).getWebServer().getPort();
      return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
          .timeout(PATIENCE);
    }

    private Reply send(HttpRequest request) {
      try {
        HttpResponse<InputStream> answer =
            http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        String kind = answer.headers().firstValue("Content-Type").orElse("");
        try (InputStream body = answer.body()) {
          return new Reply(
              answer.statusCode(),
              kind.split(";", 2)[0],
              answer.headers().firstValue("Location").orElse(""),
              kind.startsWith(EVENTS)
                  ? ""
                  : new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw new AssertionError(request.toString(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }
}
