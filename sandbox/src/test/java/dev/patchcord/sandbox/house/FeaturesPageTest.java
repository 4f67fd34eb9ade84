package dev.patchcord.sandbox.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of features has a row for each scenario file, and names only what exists. */
class FeaturesPageTest {
  private static final Path ROOT = Path.of("..");
  private static final Path FEATURES = Path.of("src", "test", "resources", "features");
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| [^|]+ \\| ([a-z]+/[0-9a-z-]+) \\| (\\w+)(?:#(\\w+))? \\|"
              + " \\[[a-z]+]\\(([a-z]+\\.md)#([a-z-]+)\\) \\|$");

  @Test
  void everyScenarioFileIsAFeature() throws IOException {
    try (Stream<Path> files = Files.walk(FEATURES)) {
      assertThat(rows().stream().map(row -> row.group(1)))
          .containsExactlyInAnyOrderElementsOf(
              files
                  .filter(file -> file.toString().endsWith(".feature"))
                  .map(file -> FEATURES.relativize(file).toString())
                  .map(name -> name.replace('\\', '/').replace(".feature", ""))
                  .toList());
    }
  }

  @Test
  void everyTestIsThere() {
    assertThat(rows())
        .allSatisfy(
            row -> {
              String test = text(testFile(row.group(2)));
              if (row.group(3) != null) {
                assertThat(test).as(row.group(2)).contains("void " + row.group(3) + "(");
              }
            });
  }

  @Test
  void everythingIsExplained() {
    assertThat(rows())
        .allSatisfy(
            row ->
                assertThat(anchors(ROOT.resolve("docs").resolve(row.group(4))))
                    .as(row.group(4))
                    .contains(row.group(5)));
  }

  private static List<MatchResult> rows() {
    List<MatchResult> rows =
        ROW.matcher(text(ROOT.resolve("docs").resolve("features.md"))).results().toList();
    assertThat(rows).isNotEmpty();
    return rows;
  }

  private static Path testFile(String name) {
    try (Stream<Path> files = Files.walk(ROOT.resolve("orchestrator").resolve("src"))) {
      return files
          .filter(file -> file.endsWith(name + ".java"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("there is no test " + name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A heading as a link names it: lower case, hyphens for blanks, nothing else. */
  private static List<String> anchors(Path page) {
    return text(page)
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
        .toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
