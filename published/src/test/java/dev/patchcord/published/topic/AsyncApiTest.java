package dev.patchcord.published.topic;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SpecificationVersion;
import dev.patchcord.contract.topic.Topic;
import dev.patchcord.published.Published;
import dev.patchcord.published.Validation;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class AsyncApiTest {
  private final ObjectNode document =
      new AsyncApi(Published.VERSION, Published.examples(), Published.schemas()).document();

  @Test
  void theDocumentSaysWhatTheCodeSays() {
    Published.hold(Published.ASYNC_API, ContractFiles.yaml(document));
  }

  @Test
  void itIsOneByTheSpecificationsOwnSchema() {
    JsonNode official = Validation.official("asyncapi-3.0.0.json");
    JsonNode read = ContractFiles.ofYaml(ContractFiles.yaml(document));
    assertThat(Validation.complaints(SpecificationVersion.DRAFT_7, official, read)).isEmpty();

    ((ObjectNode) read.at("/operations/writeCalls")).put("action", "publish");
    assertThat(Validation.complaints(SpecificationVersion.DRAFT_7, official, read))
        .as("the test's own judge")
        .isNotEmpty();
  }

  @Test
  void everyTopicIsInItWithItsConfiguration() {
    for (Topic topic : Topic.all()) {
      JsonNode channel = channel(topic.title());
      JsonNode configuration = channel.at("/bindings/kafka/topicConfiguration");
      topic
          .config()
          .forEach(
              (name, value) ->
                  assertThat(configuration.path(name).toString().replaceAll("[\\[\\]\"]", ""))
                      .isEqualTo(value));
    }
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    Set<String> references = new HashSet<>();
    collect(document, references);
    assertThat(references).isNotEmpty();
    for (String reference : references) {
      if (reference.startsWith("#/")) {
        assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
      } else {
        assertThat(reference).matches("\\./schemas/patchcord\\.[a-z.0-9-]+\\.json");
        assertThat(Published.schemas())
            .containsKey(reference.replaceAll("^\\./schemas/|\\.json$", ""));
      }
    }
  }

  private JsonNode channel(String address) {
    for (JsonNode channel : document.path("channels")) {
      if (channel.path("address").asString().equals(address)) {
        return channel;
      }
    }
    throw new AssertionError("no channel " + address);
  }

  private static void collect(JsonNode node, Set<String> references) {
    if (node.path("$ref").isString()) {
      references.add(node.path("$ref").asString());
    }
    node.forEach(each -> collect(each, references));
  }
}
