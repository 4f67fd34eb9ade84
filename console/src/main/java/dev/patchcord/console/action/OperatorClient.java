package dev.patchcord.console.action;

import dev.patchcord.console.action.Verdict.Kind;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.wire.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks the ingress, under the token of the person who wants it. */
public final class OperatorClient {
  private static final int ACCEPTED = 202;
  private static final int CONFLICT = 409;
  private static final int SERVER_ERROR = 500;

  private final HttpClient http;
  private final String ingress;
  private final Duration budget;

  /**
   * For one ingress.
   *
   * @param ingress base URL, empty if there is none to ask
   * @param budget longest time for one wish
   */
  public OperatorClient(HttpClient http, String ingress, Duration budget) {
    this.http = http;
    this.ingress = ingress.endsWith("/") ? ingress.substring(0, ingress.length() - 1) : ingress;
    this.budget = budget;
  }

  /** True if there is an ingress to ask. */
  public boolean isConnected() {
    return !ingress.isBlank();
  }

  /** Asks, and waits for the machine's verdict. */
  public Verdict ask(Wish wish, String token) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("why", wish.why());
    if (wish.specialist() != null) {
      body.put("specialist", wish.specialist());
    }
    if (wish.text() != null) {
      body.put("text", wish.text());
    }
    String call = URLEncoder.encode(wish.callId(), StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(ingress + Webhook.OPERATOR + "/" + call + "/" + wish.path()))
            .timeout(budget)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", wish.id())
            .POST(HttpRequest.BodyPublishers.ofByteArray(ContractJson.write(body)))
            .build();
    try {
      return verdict(wish, http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      return new Verdict(
          Kind.UNKNOWN,
          "The ingress did not answer (%s): look at the call before you try again."
              .formatted(e.getClass().getSimpleName()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Verdict(Kind.UNKNOWN, "Interrupted: look at the call before you try again.");
    }
  }

  private static Verdict verdict(Wish wish, HttpResponse<byte[]> answer) {
    JsonNode body = body(answer.body());
    String detail = body.path("why").asString(body.path("detail").asString(""));
    int status = answer.statusCode();
    if (status == ACCEPTED) {
      return new Verdict(
          Kind.DONE,
          "Taken: %s. The call stands at %s."
              .formatted(wish.path(), body.path("state").asString("")));
    }
    if (status == CONFLICT) {
      return new Verdict(Kind.REFUSED, "Not done: " + detail);
    }
    return status < SERVER_ERROR
        ? new Verdict(
            Kind.REFUSED, "The ingress refused it (HTTP %d): %s".formatted(status, detail))
        : new Verdict(
            Kind.UNKNOWN, "The ingress does not know (HTTP %d): %s".formatted(status, detail));
  }

  private static JsonNode body(byte[] json) {
    try {
      return ContractJson.mapper().readTree(json);
    } catch (JacksonException e) {
      return ContractJson.mapper().createObjectNode();
    }
  }
}
