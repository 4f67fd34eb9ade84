package dev.patchcord.sandbox.soak;

import dev.patchcord.contract.wire.ContractJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Does what operators wish, by their endpoint. */
public final class Operators implements AutoCloseable {
  /** For the ingress's configuration. */
  public static final String NAME = "soak";

  public static final String TOKEN = "operator-of-the-soak";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final SortedMap<Integer, Integer> answers = new ConcurrentSkipListMap<>();
  private final URI ingress;

  public Operators(URI ingress) {
    this.ingress = ingress;
  }

  /** Asks, and waits for no answer: a call that is over by then refuses, and that is right. */
  public void ask(String callId, String action, Map<String, String> body) {
    HttpRequest request =
        HttpRequest.newBuilder(ingress.resolve("/operator/calls/" + callId + "/" + action))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + TOKEN)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(ContractJson.write(body)))
            .build();
    var _ =
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
            .thenAccept(answer -> answers.merge(answer.statusCode(), 1, Integer::sum));
  }

  /** How often which status was answered. */
  Map<Integer, Integer> answers() {
    return Map.copyOf(answers);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
