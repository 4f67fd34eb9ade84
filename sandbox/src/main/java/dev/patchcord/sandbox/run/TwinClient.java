package dev.patchcord.sandbox.run;

import dev.patchcord.contract.wire.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Plays the outside world by the twin's control API, as anybody could with cURL. */
final class TwinClient {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI twin;

  TwinClient(URI twin) {
    this.twin = twin;
  }

  /**
   * From now on, that number's phone behaves so.
   *
   * @param script a {@code PartyScript} as JSON
   */
  void behave(String number, String script) throws IOException, InterruptedException {
    send("PUT", "/twin/parties/" + encoded(number), script);
  }

  /**
   * A caller dials a number.
   *
   * @param script how the caller behaves: a {@code PartyScript} as JSON
   * @return CallSid of the caller's leg
   */
  String call(String from, String to, String script) throws IOException, InterruptedException {
    ObjectNode call = ContractJson.mapper().createObjectNode().put("from", from).put("to", to);
    call.set("script", ContractJson.mapper().readTree(script));
    JsonNode placed = send("POST", "/twin/calls", call.toString());
    return placed.path("callSid").asString();
  }

  /** The party on that leg puts the phone down. */
  void hangUp(String callSid) throws IOException, InterruptedException {
    send("DELETE", "/twin/calls/" + encoded(callSid), null);
  }

  /** What the twin saw of one leg, oldest first. */
  List<JsonNode> record(String callSid) throws IOException, InterruptedException {
    return send("GET", "/twin/record?call=" + encoded(callSid), null).valueStream().toList();
  }

  /** The AI sessions that the twin's Vapi half was asked for. */
  List<JsonNode> sessions() throws IOException, InterruptedException {
    return send("GET", "/twin/vapi/sessions", null).valueStream().toList();
  }

  private JsonNode send(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(twin.resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json");
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "the twin answered %d to %s %s: %s"
              .formatted(response.statusCode(), method, path, response.body().strip()));
    }
    return response.body().isBlank()
        ? ContractJson.mapper().createObjectNode()
        : ContractJson.mapper().readTree(response.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
