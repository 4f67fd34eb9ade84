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
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks the ingress, under the token of the person who wants it. */
public final class OperatorClient {
  private static final int OK = 200;
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
        request(Webhook.OPERATOR + "/" + call + "/" + wish.path(), token, body)
            .header("Idempotency-Key", wish.id())
            .build();
    return sent(
        request,
        answer ->
            answer.statusCode() == ACCEPTED
                ? new Verdict(
                    Kind.DONE,
                    "Taken: %s. The call stands at %s."
                        .formatted(wish.path(), body(answer).path("state").asString("")))
                : undone(answer),
        "look at the call before you try again");
  }

  /** What would be put back where; changes nothing. */
  public RequeuePlan plan(String letter, String token) {
    Verdict verdict =
        sent(
            request(path(letter), token, Map.of("dryRun", true)).build(),
            answer ->
                answer.statusCode() != OK
                    ? undone(answer)
                    : "open".equals(body(answer).path("standing").asString(""))
                        ? new Verdict(Kind.DONE, target(body(answer)))
                        : new Verdict(Kind.REFUSED, already(body(answer))),
            "open the letter again");
    return new RequeuePlan(verdict.kind() == Kind.DONE, verdict.says());
  }

  /** Has a letter put back; once, however often it is asked. */
  public Verdict requeue(RequeueWish wish, String token) {
    return sent(
        request(path(wish.letter()), token, Map.of("why", wish.why())).build(),
        answer ->
            answer.statusCode() != OK
                ? undone(answer)
                : "put-back".equals(body(answer).path("standing").asString(""))
                    ? new Verdict(Kind.DONE, "Put back: " + target(body(answer)) + ".")
                    : new Verdict(Kind.REFUSED, already(body(answer))),
        "look at the letter before you try again");
  }

  private static String path(String letter) {
    return Webhook.DEAD_LETTERS + "/" + letter.replace(':', '/') + "/requeue";
  }

  private static String target(JsonNode plan) {
    return "to %s-%d, key %s, %d bytes%s, id %s"
        .formatted(
            plan.path("topic").asString(""),
            plan.path("partition").asInt(-1),
            plan.path("key").asString(""),
            plan.path("bytes").asInt(0),
            plan.path("rereadAtOrigin").asBoolean(false) ? " read again at the origin" : "",
            plan.path("eventId").asString("(none)"));
  }

  private static String already(JsonNode mark) {
    return "Was put back already, at %s by %s; nothing was done."
        .formatted(mark.path("at").asString(""), mark.path("by").asString(""));
  }

  private HttpRequest.Builder request(String path, String token, Object body) {
    return HttpRequest.newBuilder(URI.create(ingress + path))
        .timeout(budget)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(ContractJson.write(body)));
  }

  private Verdict sent(
      HttpRequest request, Function<HttpResponse<byte[]>, Verdict> verdict, String otherwise) {
    try {
      return verdict.apply(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      return new Verdict(
          Kind.UNKNOWN,
          "The ingress did not answer (%s): %s."
              .formatted(e.getClass().getSimpleName(), otherwise));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Verdict(Kind.UNKNOWN, "Interrupted: " + otherwise + ".");
    }
  }

  private static Verdict undone(HttpResponse<byte[]> answer) {
    JsonNode body = body(answer);
    String detail = body.path("why").asString(body.path("detail").asString(""));
    int status = answer.statusCode();
    if (status == CONFLICT) {
      return new Verdict(Kind.REFUSED, "Not done: " + detail);
    }
    return status < SERVER_ERROR
        ? new Verdict(
            Kind.REFUSED, "The ingress refused it (HTTP %d): %s".formatted(status, detail))
        : new Verdict(
            Kind.UNKNOWN, "The ingress does not know (HTTP %d): %s".formatted(status, detail));
  }

  private static JsonNode body(HttpResponse<byte[]> answer) {
    try {
      return ContractJson.mapper().readTree(answer.body());
    } catch (JacksonException e) {
      return ContractJson.mapper().createObjectNode();
    }
  }
}
