package dev.patchcord.published.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.published.Published;
import dev.patchcord.published.compatibility.TopicComparison.Topics;
import dev.patchcord.published.topic.ContractFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the last release promised still holds. {@code -Drelease=0.2.0} makes today's contract that
 * of a release: what is compatible replaces the one before, what is not is refused first.
 */
class ReleasedContractTest {
  private static final Path RELEASE = Published.RELEASED.resolve("RELEASE");

  @BeforeAll
  static void release() throws IOException {
    String release = System.getProperty("release");
    if (release == null) {
      return;
    }
    if (Files.exists(RELEASE)) {
      assertThat(complaints()).as("not released").isEmpty();
    }
    Files.createDirectories(Published.RELEASED.resolve("schemas"));
    try (Stream<Path> before = Files.list(Published.RELEASED.resolve("schemas"))) {
      before.forEach(ReleasedContractTest::delete);
    }
    for (Path file : List.of(Published.ASYNC_API, Published.OPEN_API, Published.CONSOLE_API)) {
      copy(file, Published.RELEASED.resolve(file.getFileName()));
    }
    try (Stream<Path> schemas = Files.list(Published.SCHEMAS)) {
      schemas.forEach(
          file -> copy(file, Published.RELEASED.resolve("schemas").resolve(file.getFileName())));
    }
    Files.writeString(RELEASE, release + "\n");
  }

  @Test
  void whatTheLastReleasePromisedStillHolds() {
    assertThat(complaints())
        .as("the contract of release %s is broken; docs/adr/0017 says what is", text(RELEASE))
        .isEmpty();
  }

  /** Otherwise a comparison of two empty contracts would pass as well. */
  @Test
  void aMemberThatWasTakenOutOfTheRealContractIsMissed() {
    Topics released = topics(Published.RELEASED);
    ObjectNode snapshot =
        (ObjectNode) released.schemas().get("patchcord.call-snapshot.v1").deepCopy();
    ((ObjectNode) snapshot.path("properties")).remove("since");
    Map<String, JsonNode> spoilt = new HashMap<>(released.schemas());
    spoilt.put("patchcord.call-snapshot.v1", snapshot);
    assertThat(TopicComparison.complaints(released, new Topics(released.asyncApi(), spoilt)))
        .singleElement()
        .asString()
        .startsWith("patchcord.calls, patchcord.call-snapshot.v1, field since: is gone.");
  }

  @Test
  void anEndpointThatWasTakenOutOfTheRealContractIsMissed() {
    JsonNode released =
        ContractFiles.ofYaml(text(Published.RELEASED.resolve("openapi-ingress.yaml")));
    JsonNode spoilt = released.deepCopy();
    ((ObjectNode) spoilt.path("paths")).remove("/connect");
    assertThat(HttpComparison.complaints(released, spoilt))
        .singleElement()
        .asString()
        .startsWith("POST /connect: the endpoint is gone.");
  }

  private static List<String> complaints() {
    List<String> complaints =
        new ArrayList<>(
            TopicComparison.complaints(topics(Published.RELEASED), topics(Published.FOLDER)));
    for (Path today : List.of(Published.OPEN_API, Published.CONSOLE_API)) {
      Path then = Published.RELEASED.resolve(today.getFileName());
      // A document that is new has promised nothing yet.
      if (Files.exists(then)) {
        complaints.addAll(
            HttpComparison.complaints(
                ContractFiles.ofYaml(text(then)), ContractFiles.ofYaml(text(today))));
      }
    }
    return complaints;
  }

  private static Topics topics(Path folder) {
    return new Topics(
        ContractFiles.ofYaml(text(folder.resolve("asyncapi.yaml"))),
        Published.jsonFiles(folder.resolve("schemas")));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
