package dev.patchcord.sandbox.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.wire.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Brings the compose file up for real, lets callers be connected, adds an instance, and kills some
 * while phones ring. Runs after packaging, since the images are made of the jars.
 */
class ComposeIT {
  private static final long FIRST_CALLER = 14155550142L;
  private static final String OUR_NUMBER = "+14155550199";
  private static final String SPECIALIST = "+14155550101";
  private static final int CALLERS = 6;

  /** With fewer, they start so slowly that the first caller has hung up before they are warm. */
  private static final int PROCESSORS = 4;

  private static final String ANYWAY = "compose.anyway";

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void connectsCallersOnTheServicesInContainersThoughSomeOfThemDie() throws Exception {
    if (Runtime.getRuntime().availableProcessors() < PROCESSORS && !Boolean.getBoolean(ANYWAY)) {
      ContainerEngine.skip(
          getClass(),
          "eleven containers with a JVM each want %d processors; -D%s=true tries it with fewer"
              .formatted(PROCESSORS, ANYWAY));
    }
    ContainerEngine.orSkip(getClass(), ContainerEngine.kafkaImage(), "eclipse-temurin:25-jre");
    if (!ComposeProject.isInstalled()) {
      ContainerEngine.skip(getClass(), "the command 'docker compose' is not installed here");
    }
    try (ComposeProject project = new ComposeProject(folder.resolve("output"))) {
      try {
        project.up();
        String call = placeCall(project, 0);
        awaitBridged(project, List.of(call));
        goesOnWhenContainersDie(project);
      } catch (IllegalStateException | AssertionError | ConditionTimeoutException e) {
        throw new AssertionError(project.logs(), e);
      }
    }
  }

  /**
   * Enough callers that each instance has some of them; one of each kind dies while their phones
   * ring.
   */
  private void goesOnWhenContainersDie(ComposeProject project) throws Exception {
    project.scale("dialer", 3);
    specialist(project, "{\"behaviour\":\"answers\",\"answerAfter\":\"PT8S\"}");
    List<String> calls = new ArrayList<>();
    for (int caller = 1; caller <= CALLERS; caller++) {
      calls.add(placeCall(project, caller));
    }
    await("every caller's specialist hears the phone ring")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> rung(record(project)).containsAll(calls));

    for (String victim : List.of("orchestrator-1", "dialer-1", "ingress-1", "kafka-2-1")) {
      project.kill(victim);
    }

    awaitBridged(project, calls);
    assertThat(rung(record(project)).stream().filter(calls::contains))
        .as("each of the callers made one phone ring")
        .hasSize(CALLERS);
    assertThat(of("phone-rang", record(project)).stream().map(rang -> text(rang, "to")))
        .containsOnly(SPECIALIST);
  }

  private void awaitBridged(ComposeProject project, List<String> calls) {
    await("callers and specialists in their rooms together")
        .atMost(Duration.ofSeconds(180))
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(
            () ->
                assertThat(of("bridged", record(project)).stream().map(each -> text(each, "room")))
                    .containsAll(calls.stream().map(call -> "room-" + call).toList()));
  }

  /** The callers for whom a phone rang, once for each ring. */
  private static List<String> rung(List<JsonNode> record) {
    Map<String, String> callers = new HashMap<>();
    of("rest-request", record)
        .forEach(request -> callers.put(text(request, "callSid"), callOf(request)));
    return of("phone-rang", record).stream()
        .map(rang -> callers.getOrDefault(text(rang, "callSid"), "nobody"))
        .toList();
  }

  /** The call that a dialled leg belongs to stands in the addresses of its callbacks. */
  private static String callOf(JsonNode request) {
    Matcher call = Pattern.compile("call=(CA[0-9a-f]+)").matcher(request.path("fields").toString());
    return call.find() ? call.group(1) : "nobody";
  }

  private void specialist(ComposeProject project, String script) throws Exception {
    HttpResponse<String> put =
        http.send(
            HttpRequest.newBuilder(
                    URI.create(project.twin() + "/twin/parties/" + SPECIALIST.replace("+", "%2B")))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(script))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(put.statusCode()).as(put.body()).isBetween(200, 204);
  }

  private String placeCall(ComposeProject project, int caller)
      throws IOException, InterruptedException {
    HttpResponse<String> placed =
        http.send(
            HttpRequest.newBuilder(URI.create(project.twin() + "/twin/calls"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        """
                        {"from":"+%d","to":"%s","script":{"askForPersonAfter":"PT1S"}}"""
                            .formatted(FIRST_CALLER + caller, OUR_NUMBER)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
    return text(ContractJson.mapper().readTree(placed.body()), "callSid");
  }

  private List<JsonNode> record(ComposeProject project) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(project.twin() + "/twin/record")).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return ContractJson.mapper().readTree(answer.body()).valueStream().toList();
  }

  private static List<JsonNode> of(String what, List<JsonNode> entries) {
    return entries.stream().filter(entry -> text(entry, "what").equals(what)).toList();
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asString("");
  }
}
