package dev.patchcord.sandbox.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.wire.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Callers and specialists of a twin in a container, and what its record says of them. */
final class RehearsedCalls {
  private static final long FIRST_CALLER = 14155550142L;
  private static final String OUR_NUMBER = "+14155550199";
  private static final String SPECIALIST = "+14155550101";
  private static final Pattern CALL = Pattern.compile("call=(CA[0-9a-f]+)");
  private static final Set<String> ENDS =
      Set.of("completed", "busy", "no-answer", "failed", "canceled");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String twin;
  private final HttpClient http = HttpClient.newHttpClient();
  private int callers;

  /**
   * Nobody calls yet.
   *
   * @param twin its base URL
   */
  RehearsedCalls(String twin) {
    this.twin = twin;
  }

  /** So many callers dial, one after the other; their calls. */
  List<String> place(int callers) throws IOException, InterruptedException {
    List<String> placed = new ArrayList<>();
    for (int caller = 0; caller < callers; caller++) {
      placed.add(place());
    }
    return placed;
  }

  /** A caller dials, and soon asks the assistant for a person. */
  private String place() throws IOException, InterruptedException {
    String placed =
        send(
            201,
            request("/twin/calls")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        """
                        {"from":"+%d","to":"%s","script":{"askForPersonAfter":"PT1S"}}"""
                            .formatted(FIRST_CALLER + callers++, OUR_NUMBER))));
    return text(ContractJson.mapper().readTree(placed), "callSid");
  }

  /** From now on the specialist's phone rings for so long before it is picked up. */
  void specialistAnswersAfter(Duration ringing) throws IOException, InterruptedException {
    send(
        200,
        request("/twin/parties/" + SPECIALIST.replace("+", "%2B"))
            .PUT(
                HttpRequest.BodyPublishers.ofString(
                    "{\"behaviour\":\"answers\",\"answerAfter\":\"%s\"}".formatted(ringing))));
  }

  List<JsonNode> record() throws IOException, InterruptedException {
    return ContractJson.mapper()
        .readTree(send(200, request("/twin/record").GET()))
        .valueStream()
        .toList();
  }

  /** The callers for whom a phone rang, once for each ring. */
  static List<String> rung(List<JsonNode> record) {
    Map<String, String> callers = callers(record);
    return of("phone-rang", record).map(rang -> callerOf(rang, callers)).toList();
  }

  /** The callers who were in a room together with a specialist. */
  static List<String> bridged(List<JsonNode> record) {
    return of("bridged", record)
        .map(each -> text(each, "room").replaceFirst("^room-", ""))
        .toList();
  }

  /**
   * True if a caller is, or was, with a person; or with the assistant again, as the flow has it
   * when nobody else can be had.
   */
  static boolean goesOn(String call, List<JsonNode> record) {
    return bridgedAt(call, record).or(() -> backAt(call, record)).isPresent();
  }

  private static Optional<Instant> bridgedAt(String call, List<JsonNode> record) {
    return firstAt(of("bridged", record).filter(each -> text(each, "room").equals("room-" + call)));
  }

  /** When a caller was handed to the assistant for the second time. */
  private static Optional<Instant> backAt(String call, List<JsonNode> record) {
    return firstAt(
        of("heard", record)
            .filter(heard -> text(heard, "kind").equals("ai") && mentions(heard, call))
            .skip(1));
  }

  /** The legs that are over, however they ended. */
  static Set<String> over(List<JsonNode> record) {
    return of("leg", record)
        .filter(leg -> ENDS.contains(text(leg, "status")))
        .map(leg -> text(leg, "callSid"))
        .collect(Collectors.toSet());
  }

  /** The callers for whom a second phone rang while one still did. */
  static List<String> rungTwiceAtOnce(List<JsonNode> record) {
    Map<String, String> callers = callers(record);
    Map<String, Integer> ringing = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (JsonNode entry : record) {
      switch (text(entry, "what")) {
        case "phone-rang" -> {
          if (ringing.merge(callerOf(entry, callers), 1, Integer::sum) > 1) {
            twice.add(callerOf(entry, callers));
          }
        }
        case "phone-stopped" -> ringing.merge(callerOf(entry, callers), -1, Integer::sum);
        default -> {}
      }
    }
    return twice;
  }

  /** What became of a call, in words. */
  static String fate(String call, List<JsonNode> record) {
    Map<String, String> callers = callers(record);
    Instant dialled = firstAt(record.stream().filter(each -> mentions(each, call))).orElseThrow();
    long rings = rung(record).stream().filter(call::equals).count();
    Optional<Instant> rang =
        firstAt(of("phone-rang", record).filter(each -> callerOf(each, callers).equals(call)));
    return "%s: %s, %s"
        .formatted(
            call,
            rang.map(at -> "phone rang after %s s".formatted(seconds(dialled, at)))
                    .orElse("no phone rang")
                + (rings > 1 ? " (%d times)".formatted(rings) : ""),
            bridgedAt(call, record)
                .map(at -> "bridged after %s s".formatted(seconds(dialled, at)))
                .or(
                    () ->
                        backAt(call, record)
                            .map(
                                at ->
                                    "back with the assistant after %s s"
                                        .formatted(seconds(dialled, at))))
                .orElse("not bridged"));
  }

  private static boolean mentions(JsonNode entry, String call) {
    return text(entry, "callSid").equals(call);
  }

  private static String seconds(Instant from, Instant to) {
    return "%.1f".formatted(Duration.between(from, to).toMillis() / 1_000.0);
  }

  private static Optional<Instant> firstAt(Stream<JsonNode> entries) {
    return entries.findFirst().map(entry -> Instant.parse(text(entry, "at")));
  }

  /** Of each dialled leg the call: it stands in the addresses of the leg's callbacks. */
  private static Map<String, String> callers(List<JsonNode> record) {
    Map<String, String> callers = new HashMap<>();
    of("rest-request", record)
        .forEach(
            request -> {
              Matcher call = CALL.matcher(request.path("fields").toString());
              if (call.find()) {
                callers.put(text(request, "callSid"), call.group(1));
              }
            });
    return callers;
  }

  private static String callerOf(JsonNode entry, Map<String, String> callers) {
    return callers.getOrDefault(text(entry, "callSid"), "nobody");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(twin + path))
        .timeout(PATIENCE)
        .header("Content-Type", "application/json");
  }

  private String send(int expected, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    return answer.body();
  }

  private static Stream<JsonNode> of(String what, List<JsonNode> record) {
    return record.stream().filter(entry -> text(entry, "what").equals(what));
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asString("");
  }
}
