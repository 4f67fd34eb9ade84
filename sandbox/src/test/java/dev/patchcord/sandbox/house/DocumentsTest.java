package dev.patchcord.sandbox.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages that list something list all of it. */
class DocumentsTest {
  private static final Path DOCS = Path.of("..", "docs");

  @Test
  void theIndexOfDecisionsHasNoGapsAndNoTwins() throws IOException {
    List<String> pages;
    try (Stream<Path> files = Files.list(DOCS.resolve("adr"))) {
      pages =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("\\d{4}-.*\\.md"))
              .sorted()
              .toList();
    }
    assertThat(pages.stream().map(page -> page.substring(0, 4)))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, pages.size()).mapToObj("%04d"::formatted).toList());
    assertThat(
            Pattern.compile("\\]\\((\\d{4}-[^)]+\\.md)\\)")
                .matcher(Files.readString(DOCS.resolve("adr").resolve("README.md")))
                .results()
                .map(link -> link.group(1)))
        .containsExactlyElementsOf(pages);
  }

  @Test
  void thePageOfTopicsTellsOfEveryTopic() throws IOException {
    String page = Files.readString(DOCS.resolve("topics.md"));
    assertThat(
            Pattern.compile("(?m)^\\| `([a-z-]+)` \\|.*\\|.*\\|.*\\|.*\\|")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .map(row -> row.replaceAll("^\\| `([a-z-]+)`.*", "patchcord.$1")))
        .containsExactlyInAnyOrderElementsOf(Topic.all().stream().map(Topic::title).toList());
  }
}
