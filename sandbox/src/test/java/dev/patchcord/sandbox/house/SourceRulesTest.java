package dev.patchcord.sandbox.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules that class files do not show. They hold for every module of the root pom. */
class SourceRulesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int LARGEST_CLASS = 300;
  private static final int LARGEST_TEST = 500;

  @Test
  void aFileIsReadInOneSitting() {
    assertThat(sources("main").filter(longerThan(LARGEST_CLASS)))
        .as("over %d lines: find the second thing that the class does", LARGEST_CLASS)
        .isEmpty();
    assertThat(sources("test").filter(longerThan(LARGEST_TEST)))
        .as("over %d lines: find the second room that the test visits", LARGEST_TEST)
        .isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsAndThatNothingInItIsNull() {
    assertThat(
            sources("main")
                .map(Path::getParent)
                .distinct()
                .filter(
                    folder -> !text(folder.resolve("package-info.java")).contains("@NullMarked")))
        .as("needs a package-info.java with one sentence and @NullMarked")
        .isEmpty();
  }

  @Test
  void nobodySleepsInATest() {
    assertThat(
            sources("test")
                .filter(containing("\\b(Thread|TimeUnit|[A-Z]+SECONDS)\\s*\\.\\s*sleep\\b")))
        .as("await the condition instead: a sleep is too long on one machine, too short on another")
        .isEmpty();
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(
            Stream.concat(sources("main"), sources("test"))
                .filter(containing("(//|\\*).*\\b(TO" + "DO|FIX" + "ME)\\b")))
        .as("do it, or say in an issue why not")
        .isEmpty();
  }

  @Test
  void aSilencedWarningHasItsReasonBesideIt() {
    assertThat(
            Stream.concat(sources("main"), sources("test"))
                .filter(
                    file -> !silencedWithReason(text(file).lines().map(String::strip).toList())))
        .as("write the reason in a // comment on the line of @SuppressWarnings or above it")
        .isEmpty();
  }

  private static boolean silencedWithReason(List<String> lines) {
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).contains("@Suppress" + "Warnings("))
        .allMatch(i -> lines.get(i).contains("//") || i > 0 && lines.get(i - 1).startsWith("//"));
  }

  private static Predicate<Path> longerThan(int lines) {
    return file -> text(file).lines().count() > lines;
  }

  private static Predicate<Path> containing(String regex) {
    Pattern pattern = Pattern.compile(regex);
    return file -> pattern.matcher(text(file)).find();
  }

  /** Java files of all modules, as paths from the root. */
  private static Stream<Path> sources(String sourceSet) {
    return modules()
        .map(module -> module.resolve("src").resolve(sourceSet).resolve("java"))
        .filter(Files::isDirectory)
        .flatMap(SourceRulesTest::javaFiles);
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted(Comparator.naturalOrder())
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> modules() {
    List<Path> modules =
        Pattern.compile("<module>([^<]+)</module>")
            .matcher(text(ROOT.resolve("pom.xml")))
            .results()
            .map(match -> ROOT.resolve(match.group(1)))
            .toList();
    assertThat(modules).contains(ROOT.resolve("contract"), ROOT.resolve("sandbox"));
    return modules.stream();
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
