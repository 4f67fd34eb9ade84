package dev.patchcord.published;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.published.schema.RecordSchemas;
import dev.patchcord.published.schema.SourceComments;
import dev.patchcord.published.topic.Channel;
import dev.patchcord.published.topic.Example;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The files in {@code docs/contracts}, and what they should be. */
public final class Published {
  public static final Path FOLDER = Path.of("..", "docs", "contracts");
  public static final Path SCHEMAS = FOLDER.resolve("schemas");
  public static final Path EXAMPLES = FOLDER.resolve("examples");
  public static final Path ASYNC_API = FOLDER.resolve("asyncapi.yaml");
  public static final Path OPEN_API = FOLDER.resolve("openapi-ingress.yaml");
  public static final Path CONSOLE_API = FOLDER.resolve("openapi-console.yaml");
  public static final Path RELEASED = FOLDER.resolve("released");

  /** Of the documents: that of the next release. */
  public static final String VERSION = "0.1.0";

  private Published() {}

  /** The schemas as the records have them today, by the name of the type. */
  public static Map<String, JsonNode> schemas() {
    RecordSchemas records = new RecordSchemas(comments("contract"));
    Map<String, JsonNode> schemas = new TreeMap<>();
    for (Class<?> message : messages()) {
      schemas.put(ContractJson.nameOf(message), records.of(message));
    }
    return schemas;
  }

  /** The types of all topics. */
  public static Iterable<Class<?>> messages() {
    return Channel.all().stream().flatMap(channel -> channel.messages().stream()).toList();
  }

  /** The examples that are there, by the name of their file without its end. */
  public static Map<String, Example> examples() {
    Map<String, Example> examples = new TreeMap<>();
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      files.forEach(
          file ->
              examples.put(
                  file.getFileName().toString().replaceAll("\\.json$", ""),
                  ContractJson.mapper().readValue(file, Example.class)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return examples;
  }

  /** All JSON files of a folder, by their names without the end. */
  public static Map<String, JsonNode> jsonFiles(Path folder) {
    Map<String, JsonNode> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(
          file ->
              found.put(
                  file.getFileName().toString().replaceAll("\\.json$", ""),
                  ContractJson.mapper().readTree(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** True if the files are to be written anew. */
  public static boolean regenerates() {
    return Boolean.getBoolean("regenerate");
  }

  /** Holds a file against what it should be, or makes it that. */
  public static void hold(Path file, String expected) {
    try {
      if (regenerates()) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, expected);
      }
      assertThat(file).exists();
      assertThat(Files.readString(file))
          .as(
              "%s no longer says what the code says. Look whether the change is meant; then:%n"
                  + "  ./mvnw -pl published -am test -Dtest='dev.patchcord.published.**'"
                  + " -Dregenerate=true -Dsurefire.failIfNoSpecifiedTests=false",
              file)
          .isEqualTo(expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the sources of some modules say. */
  public static SourceComments comments(String... modules) {
    try {
      return SourceComments.under(
          Stream.of(modules)
              .map(each -> Path.of("..", each, "src", "main", "java"))
              .toArray(Path[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
