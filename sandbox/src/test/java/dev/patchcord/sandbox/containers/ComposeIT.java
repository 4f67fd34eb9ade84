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
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Brings the compose file up for real and lets a caller be connected. Runs after packaging, since
 * the images are made of the jars.
 */
class ComposeIT {
  private static final String CALLER = "+14155550142";
  private static final String OUR_NUMBER = "+14155550199";
  private static final String SPECIALIST = "+14155550101";

  @TempDir Path folder;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void connectsACallerToASpecialistOnTheServicesInContainers() throws Exception {
    ContainerEngine.orSkip(getClass(), ContainerEngine.kafkaImage(), "eclipse-temurin:25-jre");
    if (!ComposeProject.isInstalled()) {
      ContainerEngine.skip(getClass(), "the command 'docker compose' is not installed here");
    }
    try (ComposeProject project = new ComposeProject(folder.resolve("output"))) {
      try {
        project.up();
        String call = placeCall(project);
        await("caller and specialist in the room together")
            .atMost(Duration.ofSeconds(90))
            .pollInterval(Duration.ofMillis(500))
            .untilAsserted(
                () -> {
                  List<JsonNode> happened = record(project);
                  assertThat(of("bridged", happened))
                      .anySatisfy(
                          bridge -> {
                            assertThat(text(bridge, "callSid")).isEqualTo(call);
                            assertThat(text(bridge, "room")).isEqualTo("room-" + call);
                          });
                });
        assertThat(of("phone-rang", record(project)).stream().map(rang -> text(rang, "to")))
            .as("the specialist's phone rang, once")
            .containsOnlyOnce(SPECIALIST);
      } catch (IllegalStateException | AssertionError | ConditionTimeoutException e) {
        throw new AssertionError(project.logs(), e);
      }
    }
  }

  private String placeCall(ComposeProject project) throws IOException, InterruptedException {
    HttpResponse<String> placed =
        http.send(
            HttpRequest.newBuilder(URI.create(project.twin() + "/twin/calls"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        """
                        {"from":"%s","to":"%s","script":{"askForPersonAfter":"PT1S"}}"""
                            .formatted(CALLER, OUR_NUMBER)))
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
