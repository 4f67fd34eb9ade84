package dev.patchcord.console.rehearsal;

import dev.patchcord.console.live.PerTick;
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
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Plays the outside world by the twin's control API (docs/sandbox.md). The only place here that
 * knows its paths. Each method throws {@link TwinProblem} if the twin is away or refuses.
 */
public final class TwinClient {
  private static final Duration BUDGET = Duration.ofSeconds(5);
  private static final int SUCCESS = 2;

  private final HttpClient http;
  private final String twin;
  private final Questions questions;

  /** How a question is answered: by asking the twin, or by what it has just told. */
  private interface Questions {
    JsonNode answer(String path, Supplier<JsonNode> twin);
  }

  /**
   * For one twin.
   *
   * @param twin its base URL
   */
  public TwinClient(HttpClient http, String twin) {
    this(
        http,
        twin.endsWith("/") ? twin.substring(0, twin.length() - 1) : twin,
        (_, asked) -> asked.get());
  }

  private TwinClient(HttpClient http, String twin, Questions questions) {
    this.http = http;
    this.twin = twin;
    this.questions = questions;
  }

  /** The same twin, which is asked each question once in a tick, whoever asks it. */
  TwinClient askedOnceIn(PerTick<JsonNode> ticks) {
    return new TwinClient(http, twin, ticks::of);
  }

  /** Somebody dials; they stay on the line and ask for nothing. Returns their CallSid. */
  public String place(String from, String to) {
    return send("POST", "/twin/calls", text(Map.of("from", from, "to", to, "script", Map.of())))
        .path("callSid")
        .asString("");
  }

  /** From its next leg on, that phone behaves so. */
  public void play(String number, Part part) {
    send("PUT", "/twin/parties/" + encoded(number), text(Map.of("behaviour", part.word())));
  }

  /** The caller's leg and those that are there for it, newest first. */
  public JsonNode legs(String callId) {
    return ask("/twin/calls?for=" + encoded(callId));
  }

  /** What happened to these legs, oldest first. */
  public JsonNode record(List<String> legs) {
    return ask(
        legs.stream()
            .map(leg -> "call=" + encoded(leg))
            .collect(Collectors.joining("&", "/twin/record?", "")));
  }

  /** The caller's talks with the AI, oldest first. */
  public JsonNode sessions(String callId) {
    return ask("/twin/vapi/sessions?call=" + encoded(callId));
  }

  public void answer(String leg) {
    send("POST", "/twin/calls/" + encoded(leg) + "/answer", null);
  }

  /** Hangs up, or declines what still rings. */
  public void hangUp(String leg) {
    send("DELETE", "/twin/calls/" + encoded(leg), null);
  }

  /** The phone loses its connection. */
  public void drop(String leg) {
    send("DELETE", "/twin/calls/" + encoded(leg) + "?drop=true", null);
  }

  /** A key; false if nobody listens for one. */
  public boolean press(String leg, String digit) {
    return send("POST", "/twin/calls/" + encoded(leg) + "/keys", text(Map.of("digit", digit)))
        .path("listening")
        .asBoolean(false);
  }

  /** The caller asks the AI for a person. */
  public void askForPerson(String leg, String reason) {
    send(
        "POST",
        "/twin/calls/" + encoded(leg) + "/asks",
        text(reason.isBlank() ? Map.of() : Map.of("arguments", Map.of("reason", reason))));
  }

  public void goWrong(Mishap mishap) {
    send(mishap.strikesOnce() ? "POST" : "PUT", mishap.path(), mishap.body());
  }

  /** Nothing more goes wrong, and whatever was away is back. */
  public void everythingWorks() {
    for (String path : List.of("/twin/faults", "/twin/rest", "/twin/vapi", "/twin/chaos")) {
      send("DELETE", path, null);
    }
  }

  /** What was asked for and has not happened yet. */
  public JsonNode pending() {
    return ask("/twin/faults");
  }

  /** Whether Twilio's REST API and Vapi are there, in the twin's words: {@code ok}, ... */
  public String twilioMode() {
    return ask("/twin/rest").path("mode").asString("ok");
  }

  public String vapiMode() {
    return ask("/twin/vapi").path("mode").asString("ok");
  }

  private JsonNode ask(String path) {
    return questions.answer(path, () -> send("GET", path, null));
  }

  private JsonNode send(String method, String path, @Nullable String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(twin + path))
            .timeout(BUDGET)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode json = json(answer.body());
      if (answer.statusCode() / 100 != SUCCESS) {
        throw new TwinProblem("Not possible: " + reason(json) + ".");
      }
      return json;
    } catch (IOException e) {
      throw new TwinProblem("The twin does not answer at " + twin + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TwinProblem("Interrupted while the twin was asked.", e);
    }
  }

  /** Both halves of the twin say it in their vendor's form: one has a list of messages. */
  private static String reason(JsonNode problem) {
    JsonNode message = problem.path("message");
    return problem
        .path("detail")
        .asString(message.isArray() ? message.path(0).asString("") : message.asString("no reason"));
  }

  private static JsonNode json(String body) {
    try {
      return body.isBlank()
          ? ContractJson.mapper().createObjectNode()
          : ContractJson.mapper().readTree(body);
    } catch (JacksonException e) {
      throw new TwinProblem("What answers at the twin's address does not speak JSON.", e);
    }
  }

  private static String text(Map<String, ?> body) {
    return new String(ContractJson.write(body), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
