package dev.patchcord.published.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.ingress.IngressUnderTest.Reply;
import dev.patchcord.published.Published;
import dev.patchcord.published.Validation;
import dev.patchcord.published.topic.ContractFiles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OpenApiTest {
  private static AskedIngress ingress;
  private static OpenApi openApi;
  private static ObjectNode document;

  @BeforeAll
  static void ask() {
    ingress = new AskedIngress();
    openApi = new OpenApi(ingress);
    document = openApi.document();
  }

  @AfterAll
  static void stop() {
    ingress.close();
  }

  @Test
  void theDocumentSaysWhatTheIngressDoes() {
    Published.hold(Published.OPEN_API, ContractFiles.yaml(document));
  }

  @Test
  void itIsOneByTheSpecificationsOwnSchema() {
    JsonNode official = Validation.official("openapi-3.1.json");
    JsonNode read = ContractFiles.ofYaml(ContractFiles.yaml(document));
    assertThat(Validation.complaints(official, read)).isEmpty();
    ((ObjectNode) read.at("/paths/~1connect/post")).put("responses", "none");
    assertThat(Validation.complaints(official, read)).as("the test's own judge").isNotEmpty();
  }

  @Test
  void everyControllerIsAskedAndNothingElse() {
    Set<String> described = new TreeSet<>();
    Endpoint.all().forEach(endpoint -> described.add(endpoint.name()));
    assertThat(described)
        .as("describe the endpoint in Endpoint, with a request that says all that it can be told")
        .isEqualTo(ingress.mappings());
  }

  /** Otherwise a field that is read only now and then would be missing without anybody knowing. */
  @Test
  void nothingIsReadThatTheFullRequestDoesNotSay() {
    for (Endpoint endpoint : Endpoint.all()) {
      AskedIngress.Read read = ingress.reads(endpoint);
      if (!endpoint.form().isEmpty()) {
        assertThat(endpoint.form().keySet()).as(endpoint.name()).containsAll(read.form());
      }
      assertThat(endpoint.query().keySet()).as(endpoint.name()).containsAll(read.query());
    }
  }

  @Test
  void everyFullRequestIsTakenAndAnUnprovenOneIsNot() {
    for (Endpoint endpoint : Endpoint.all()) {
      assertThat(ingress.send(endpoint).status()).as(endpoint.name()).isBetween(200, 204);
      assertThat(ingress.sendUnproven(endpoint).status()).as(endpoint.name()).isIn(401, 403);
    }
  }

  @Test
  void whatIsAnsweredIsWhatTheDocumentSays() {
    openApi
        .heard()
        .forEach(
            (name, byStatus) ->
                byStatus.forEach((status, reply) -> assertAnswer(name, status, reply)));
  }

  @Test
  void aBodyThatTheDocumentForbidsIsRefused() {
    Endpoint operator =
        Endpoint.all().stream()
            .filter(each -> each.proof() == Endpoint.Proof.OPERATOR_TOKEN)
            .findFirst()
            .orElseThrow();
    JsonNode schema = Bodies.request(Endpoint.Proof.OPERATOR_TOKEN);
    for (Map.Entry<String, Integer> body :
        Map.of(
                "{\"why\":\"w\"}",
                202,
                "{}",
                400,
                "{\"why\":7}",
                400,
                "{\"why\":\"w\",\"more\":1}",
                400,
                "{\"why\":\"" + "w".repeat(1_001) + "\"}",
                400)
            .entrySet()) {
      Endpoint with =
          new Endpoint(
              operator.method(),
              operator.path(),
              operator.target(),
              operator.proof(),
              operator.does(),
              operator.query(),
              operator.form(),
              body.getKey());
      assertThat(ingress.send(with).status()).as(body.getKey()).isEqualTo(body.getValue());
      assertThat(Validation.complaints(schema, Bodies.json(body.getKey())).isEmpty())
          .as(body.getKey())
          .isEqualTo(body.getValue() == 202);
    }
  }

  @Test
  void whatAnEngineAndPrometheusAskIsAnswered() {
    for (String path :
        List.of(Probes.HEALTH, Probes.HEALTH + "/liveness", Probes.HEALTH + "/readiness")) {
      Reply reply = ingress.probe(path);
      assertThat(reply.status()).as(path).isEqualTo(200);
      assertThat(
              Validation.complaints(Validation.closed(Probes.STANDING), Bodies.json(reply.body())))
          .as(reply.body())
          .isEmpty();
    }
    assertThat(ingress.metrics().status()).isEqualTo(200);
    assertThat(ingress.metrics().body()).contains("# TYPE jvm_");
    assertThat(ingress.probe(OpenApi.METRICS).status()).isEqualTo(401);
  }

  private static void assertAnswer(String name, int status, Reply reply) {
    String[] place = name.split(" ", 2);
    JsonNode response =
        document
            .path("paths")
            .path(place[1])
            .path(place[0].toLowerCase(Locale.ROOT))
            .path("responses")
            .path(String.valueOf(status));
    for (Map.Entry<String, JsonNode> kind : response.path("content").properties()) {
      if (kind.getKey().endsWith("json")) {
        JsonNode schema = kind.getValue().path("schema");
        JsonNode judged = schema.has("$ref") ? Bodies.PROBLEM : schema;
        assertThat(Validation.complaints(Validation.closed(judged), Bodies.json(reply.body())))
            .as("%s, %d: %s", name, status, reply.body())
            .isEmpty();
      } else {
        assertThat(reply.body()).as(name).isNotEmpty();
      }
    }
    if (!response.has("content")) {
      assertThat(reply.body()).as(name).isEmpty();
    }
  }
}
