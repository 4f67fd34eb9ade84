package dev.patchcord.published.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.published.Published;
import dev.patchcord.published.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The examples were read from topics; so they tell whether the schemas are true. */
class ExamplesTest {
  private final Map<String, Example> examples = Published.examples();
  private final Map<String, JsonNode> schemas = Published.schemas();

  @Test
  void everyMessageHasOne() {
    assertThat(examples.keySet())
        .as("record it from a sandbox that has shown it: docs/contracts/README.md")
        .isEqualTo(schemas.keySet());
  }

  @Test
  void everyValueIsWhatItsSchemaSaysAndNothingMore() {
    examples.forEach(
        (name, example) ->
            assertThat(Validation.complaints(Validation.closed(schemas.get(name)), example.value()))
                .as(name)
                .isEmpty());
  }

  /** Otherwise a schema that allows anything would pass as well. */
  @Test
  void noValueIsValidWithoutAMemberThatMustBeThere() {
    examples.forEach(
        (name, example) -> {
          for (JsonNode member : schemas.get(name).path("required")) {
            ObjectNode spoilt = (ObjectNode) example.value().deepCopy();
            spoilt.remove(member.asString());
            assertThat(Validation.complaints(schemas.get(name), spoilt))
                .as("%s without %s", name, member)
                .isNotEmpty();
          }
        });
  }

  @Test
  void everyRecordHasTheHeadersThatTheDocumentSays() {
    examples.forEach(
        (name, example) -> {
          JsonNode headers = ContractJson.tree(example.headers());
          assertThat(Validation.complaints(Validation.closed(AsyncApi.headers()), headers))
              .as(name)
              .isEmpty();
          assertThat(example.type()).isEqualTo(name);
        });
  }

  @Test
  void everyRecordStandsOnItsTopic() {
    for (Channel channel : Channel.all()) {
      for (Class<?> message : channel.messages()) {
        Example example = examples.get(ContractJson.nameOf(message));
        assertThat(example.topic()).isEqualTo(channel.topic().title());
        assertThat(example.key()).isNotEmpty();
      }
    }
  }

  @Test
  void everyRecordIsReadAndWrittenAgainAsItStood() {
    List<String> changed = new ArrayList<>();
    for (Class<?> message : Published.messages()) {
      String name = ContractJson.nameOf(message);
      JsonNode value = examples.get(name).value();
      Object read = ContractJson.read(ContractJson.write(value), message);
      if (!ContractJson.mapper().readTree(ContractJson.write(read)).equals(value)) {
        changed.add(name);
      }
    }
    assertThat(changed).isEmpty();
  }
}
