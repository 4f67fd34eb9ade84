package dev.patchcord.published.http;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What an engine and a proxy ask a service: whether it lives, and whether it can do its work. */
final class Probes {
  static final String HEALTH = "/actuator/health";

  /** Of an answer, whatever it says. */
  static final JsonNode STANDING =
      Bodies.json(
          """
          {"type":"object","properties":{
            "status":{"type":"string","description":"UP or DOWN."},
            "groups":{"type":"array","items":{"type":"string"},
              "description":"What can be asked below this address."}},
           "required":["status"]}
          """);

  private Probes() {}

  /**
   * Adds them to a document, with the media type of what they answer.
   *
   * @param ready what it means that this service is ready
   * @param contentType of the answer to a path
   */
  static void describe(HttpDocument document, String ready, Function<String, String> contentType) {
    probe(document, HEALTH, "Everything that is known of this instance's health.", contentType);
    probe(
        document,
        HEALTH + "/liveness",
        "Whether this instance lives: one that does not is to be started anew.",
        contentType);
    probe(document, HEALTH + "/readiness", ready, contentType);
  }

  private static void probe(
      HttpDocument document, String path, String summary, Function<String, String> contentType) {
    ObjectNode operation = JsonNodeFactory.instance.objectNode().put("summary", summary);
    operation.putArray("security");
    ObjectNode responses = operation.putObject("responses");
    answer(responses, "200", "Yes.", contentType.apply(path));
    answer(responses, "503", "No.", contentType.apply(path));
    document.add("GET", path, operation);
  }

  private static void answer(
      ObjectNode responses, String status, String meaning, String contentType) {
    responses
        .putObject(status)
        .put("description", meaning)
        .putObject("content")
        .putObject(contentType.split(";", 2)[0])
        .set("schema", STANDING);
  }
}
