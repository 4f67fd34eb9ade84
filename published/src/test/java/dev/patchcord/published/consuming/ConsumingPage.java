package dev.patchcord.published.consuming;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** {@code docs/consuming.md}, with its examples by their language. */
final class ConsumingPage {
  private final String text;

  ConsumingPage() {
    try {
      text = Files.readString(Path.of("..", "docs", "consuming.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text() {
    return text;
  }

  /** All examples in a language, as they stand. */
  List<String> blocks(String language) {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  /** The only example in a language that says something. */
  String block(String language, String said) {
    List<String> found = blocks(language).stream().filter(block -> block.contains(said)).toList();
    if (found.size() != 1) {
      throw new AssertionError("%d examples in %s say %s".formatted(found.size(), language, said));
    }
    return found.getFirst();
  }

  /**
   * An example on another machine.
   *
   * @param there what the example says and this machine has elsewhere; it must be in the example
   */
  static String moved(String example, String there, String here) {
    if (!example.contains(there)) {
      throw new AssertionError("Not said: %s%n%s".formatted(there, example));
    }
    return example.replace(there, here);
  }
}
