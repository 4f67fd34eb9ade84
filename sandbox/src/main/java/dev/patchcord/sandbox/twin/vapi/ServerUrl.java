package dev.patchcord.sandbox.twin.vapi;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Posts signed server messages. Vapi repeats none of them unless a server has a back-off plan, and
 * by default a server has none.
 */
final class ServerUrl implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** Without the offer of HTTP/2, which simple servers take for an upgrade they must refuse. */
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final URI url;
  private final Signature signature;
  private final Settings settings;
  private final VapiTime time;

  ServerUrl(VapiProperties properties, Settings settings, VapiTime time) {
    this.url = properties.serverUrl();
    this.signature = new Signature(properties.hmacKey(), properties.secret());
    this.settings = settings;
    this.time = time;
  }

  URI url() {
    return url;
  }

  /** Sends a message whose reply is ignored, after those of this session sent before. */
  void tell(Session session, ObjectNode message) {
    String type = message.path("type").asString("");
    if (!session.request().wants(type)) {
      return;
    }
    session.inOrder(
        () -> {
          Reply reply = ask(message, TIMEOUT);
          session.record(new Delivery(time.now(), type, message, reply.status(), reply.failure()));
        },
        executor);
  }

  /** Sends a message and waits for the reply, at most as long as told. */
  Reply ask(ObjectNode message, Duration timeout) {
    ObjectNode envelope = VapiJson.object();
    envelope.set("message", message);
    byte[] body = VapiJson.bytes(envelope);
    VapiBehaviour behaviour = settings.now();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    signature
        .headers(behaviour.signing(), behaviour.timestampUnit(), time.now(), body)
        .forEach(request::setHeader);
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body(), null);
    } catch (IOException e) {
      return new Reply(0, null, "no reply from " + url + ": " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply(0, null, "the twin is stopping");
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    http.shutdownNow();
  }

  /**
   * What came back.
   *
   * @param status 0 if nothing did
   * @param body null if nothing did
   * @param failure one line; null if a reply came
   */
  record Reply(int status, @Nullable String body, @Nullable String failure) {}
}
