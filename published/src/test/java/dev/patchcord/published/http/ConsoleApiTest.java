package dev.patchcord.published.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.published.Published;
import dev.patchcord.published.Validation;
import dev.patchcord.published.http.AskedConsole.Reply;
import dev.patchcord.published.topic.ContractFiles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ConsoleApiTest {
  private static AskedConsole console;
  private static ConsoleApi api;
  private static ObjectNode document;

  @BeforeAll
  static void ask() {
    console = new AskedConsole();
    api = new ConsoleApi(console, Published.comments("contract", "console"));
    document = api.document();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @Test
  void theDocumentSaysWhatTheConsoleDoes() {
    Published.hold(Published.CONSOLE_API, ContractFiles.yaml(document));
  }

  @Test
  void itIsOneByTheSpecificationsOwnSchema() {
    JsonNode official = Validation.official("openapi-3.1.json");
    JsonNode read = ContractFiles.ofYaml(ContractFiles.yaml(document));
    assertThat(Validation.complaints(official, read)).isEmpty();
  }

  @Test
  void everythingButTheDoorAsksForALogin() {
    api.heard()
        .forEach(
            (name, replies) -> {
              if (name.equals("GET /login")) {
                assertThat(replies).containsOnlyKeys(200);
              } else if (name.startsWith("GET ")) {
                assertThat(replies).as(name).containsKeys(200, 302);
                assertThat(Objects.requireNonNull(replies.get(302)).location())
                    .as(name)
                    .endsWith("/login");
              } else {
                assertThat(replies).as(name).containsKey(403);
              }
            });
  }

  @Test
  void theListOfCallsIsWhatTheDocumentSays() {
    JsonNode schemas = document.at("/components/schemas");
    ObjectNode row = (ObjectNode) schemas.path("FoundCall").deepCopy();
    row.set("components", document.path("components"));
    JsonNode calls = Bodies.json(answer("GET /search.json").body());
    assertThat(calls).isNotEmpty();
    for (JsonNode call : calls) {
      assertThat(Validation.complaints(Validation.closed(row), call)).as(call.toString()).isEmpty();
    }
    List<String> columns =
        List.of(answer("GET /search.csv").body().lines().toList().getFirst().split(","));
    assertThat(columns).hasSize(new TreeSet<>(row.path("properties").propertyNames()).size());
  }

  /** A parameter that nobody reads would be promised, and its list the same. */
  @Test
  void everyParameterOfTheListNarrowsIt() {
    for (JsonNode parameter : document.at("/paths/~1search.json/get/parameters")) {
      String name = parameter.path("name").asString();
      String other =
          Map.of("from", "2999-01-01T00:00", "to", "1999-01-01T00:00", "state", "AI")
              .getOrDefault(name, "nobody");
      Reply none = console.visitor(AskedConsole.OPERATOR).get("/search.json?" + name + "=" + other);
      assertThat(none.body()).as(name).isEqualTo("[]");
    }
  }

  @Test
  void whatAnEngineAsksIsAnswered() {
    for (String path :
        List.of(Probes.HEALTH, Probes.HEALTH + "/liveness", Probes.HEALTH + "/readiness")) {
      Reply reply = console.visitor().get(path);
      assertThat(reply.status()).as(path).isEqualTo(200);
      assertThat(
              Validation.complaints(Validation.closed(Probes.STANDING), Bodies.json(reply.body())))
          .as(reply.body())
          .isEmpty();
    }
  }

  private static Reply answer(String name) {
    return Objects.requireNonNull(
        Objects.requireNonNull(api.heard().get(name), name).get(200), name);
  }
}
