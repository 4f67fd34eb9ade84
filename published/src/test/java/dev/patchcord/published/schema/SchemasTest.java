package dev.patchcord.published.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SpecificationVersion;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.published.Published;
import dev.patchcord.published.Validation;
import dev.patchcord.published.topic.ContractFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SchemasTest {
  /** Those whose meaning is the same in draft-07, which AsyncAPI's own schemas are based on. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "$schema",
          "$defs",
          "$ref",
          "title",
          "description",
          "type",
          "const",
          "enum",
          "format",
          "pattern",
          "properties",
          "required",
          "items",
          "additionalProperties",
          "oneOf");

  @Test
  void everyTypeHasTheSchemaThatItsRecordHas() {
    Published.schemas()
        .forEach(
            (name, schema) ->
                Published.hold(
                    Published.SCHEMAS.resolve(name + ".json"), ContractFiles.json(schema)));
    assertThat(Published.jsonFiles(Published.SCHEMAS).keySet())
        .as("delete the file of a type that is written no more: the released contract has it still")
        .isEqualTo(Published.schemas().keySet());
  }

  @Test
  void everySchemaIsOneByTheRulesOfItsDraft() {
    JsonNode meta = ContractJson.mapper().readTree("{\"$ref\":\"%s\"}".formatted(draft()));
    Published.schemas()
        .forEach((name, schema) -> assertThat(Validation.complaints(meta, schema)).isEmpty());
    assertThat(Validation.complaints(meta, ContractJson.mapper().readTree("{\"type\":\"text\"}")))
        .as("the test's own judge")
        .isNotEmpty();
  }

  @Test
  void noSchemaSaysWhatAnOlderDraftReadsOtherwise() {
    Set<String> used = new TreeSet<>();
    Published.schemas().values().forEach(schema -> keywords(schema, used));
    assertThat(used).isSubsetOf(KEYWORDS);
  }

  @Test
  void theSchemaOfARecordSaysWhatItsSourceSays(@TempDir Path sources) throws IOException {
    Files.writeString(
        sources.resolve("SchemasTest.java"),
        """
        package dev.patchcord.published.schema;
        class SchemasTest {
          /**
           * A {@code sample} for {@link java.time.Instant}.
           *
           * <p>Second paragraph,
           * of two lines.
           *
           * @param waited how long
           * @param mood null if nobody asked
           */
          record Sample(String name, Duration waited, Mood mood) {}
          /** How it went. */
          enum Mood {
            /** Better than {@link #BAD}. */
            GOOD, BAD
          }
        }
        """);
    JsonNode schema = new RecordSchemas(SourceComments.under(sources)).of(Sample.class);
    assertThat(schema.path("title").asString()).isEqualTo("patchcord.sample.v1");
    assertThat(schema.path("description").asString())
        .isEqualTo("A `sample` for `Instant`.\n\nSecond paragraph, of two lines.");
    assertThat(schema.at("/properties/waited/description").asString()).isEqualTo("how long");
    assertThat(schema.at("/properties/name").has("description")).isFalse();
    assertThat(schema.at("/$defs/SchemasTest.Mood/description").asString())
        .isEqualTo("How it went.\n- `GOOD`: Better than `BAD`.");
    assertThat(strings(schema.path("required")))
        .containsExactly("name", "waited", "at", "opens", "tries", "notes");
  }

  @Test
  void whatIsWrittenIsValidAndWhatAReaderWouldRefuseIsNot() throws IOException {
    JsonNode schema =
        new RecordSchemas(SourceComments.under(Path.of("src", "main"))).of(Sample.class);
    Sample sample =
        new Sample(
            "n",
            Duration.ofMillis(90_250),
            null,
            Instant.parse("2026-11-28T12:00:00.000000001Z"),
            LocalTime.of(8, 0),
            3,
            List.of(new Note("x", null)));
    JsonNode written = ContractJson.tree(sample);
    assertThat(Validation.complaints(Validation.closed(schema), written)).isEmpty();
    for (String spoilt :
        List.of(
            "/name:null",
            "/waited:\"90 s\"",
            "/mood:\"AWFUL\"",
            "/at:\"noon\"",
            "/opens:\"8\"",
            "/tries:\"3\"",
            "/notes/0/text:7",
            "/tries:1.5")) {
      JsonNode wrong = with(written, spoilt);
      assertThat(Validation.complaints(schema, wrong)).as(spoilt).isNotEmpty();
    }
  }

  @Test
  void everyDurationOfJavaIsOne() {
    for (Duration each :
        List.of(
            Duration.ZERO,
            Duration.ofNanos(1),
            Duration.ofSeconds(-1, 1),
            Duration.ofDays(90),
            Duration.ofMinutes(61).plusMillis(5))) {
      assertThat(each.toString()).matches(Scalars.DURATION);
    }
    assertThat("P1D").as("Java never writes it").doesNotMatch(Scalars.DURATION);
  }

  @Test
  void aTypeThatNobodyHasThoughtOfIsRefused() throws IOException {
    RecordSchemas schemas = new RecordSchemas(SourceComments.under(Path.of("src", "main")));
    assertThatThrownBy(() -> schemas.of(Odd.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Thread");
  }

  @Test
  void aDraftSevenValidatorComesToTheSameVerdict() {
    Published.examples()
        .forEach(
            (name, example) ->
                assertThat(
                        Validation.complaints(
                            SpecificationVersion.DRAFT_7,
                            asDraftSeven(Published.schemas().get(name)),
                            example.value()))
                    .as(name)
                    .isEmpty());
  }

  record Sample(
      String name,
      Duration waited,
      @Nullable Mood mood,
      Instant at,
      LocalTime opens,
      int tries,
      List<Note> notes) {}

  record Note(String text, @Nullable Note answer) {}

  enum Mood {
    GOOD,
    BAD
  }

  record Odd(Thread thread) {}

  private static JsonNode asDraftSeven(JsonNode schema) {
    ObjectNode older = (ObjectNode) schema.deepCopy();
    older.remove("$schema");
    return older;
  }

  private static String draft() {
    return "https://json-schema.org/draft/2020-12/schema";
  }

  private static JsonNode with(JsonNode record, String pointerAndValue) {
    int colon = pointerAndValue.indexOf(':');
    JsonPointer at = JsonPointer.compile(pointerAndValue.substring(0, colon));
    JsonNode copy = record.deepCopy();
    ((ObjectNode) copy.at(at.head()))
        .set(
            at.last().getMatchingProperty(),
            ContractJson.mapper().readTree(pointerAndValue.substring(colon + 1)));
    return copy;
  }

  private static void keywords(JsonNode schema, Set<String> used) {
    for (var keyword : schema.properties()) {
      used.add(keyword.getKey());
      switch (keyword.getKey()) {
        case "properties", "$defs" -> keyword.getValue().forEach(each -> keywords(each, used));
        case "items", "additionalProperties" -> keywords(keyword.getValue(), used);
        case "oneOf" -> keyword.getValue().forEach(each -> keywords(each, used));
        default -> {}
      }
    }
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(each -> strings.add(each.asString()));
    return strings;
  }
}
