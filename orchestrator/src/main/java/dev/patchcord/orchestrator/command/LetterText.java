package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.deadletter.Letter;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.contract.wire.DeadLetter;
import dev.patchcord.contract.wire.DeadLetterRequeued;
import dev.patchcord.orchestrator.timeline.Style;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Dead letters in words. What they hold came from outside and may be anything: nothing of it
 * reaches a terminal as a control character.
 */
final class LetterText {
  private static final int BYTES_A_LINE = 16;

  private LetterText() {}

  /** One letter for a list. */
  static String line(Letter letter, Style style) {
    DeadLetter content = letter.content();
    String key = content.key().isEmpty() ? "(no key)" : content.key();
    return "%s  %s  %s  %s  %s  %s%s"
        .formatted(
            style.bold(letter.id()),
            content.at(),
            printable(content.service()),
            printable(letter.origin()),
            style.cyan(printable(key)),
            style.red(printable(content.cause())),
            letter.requeued().isEmpty() ? "" : style.dim("  (" + putBack(letter) + ")"));
  }

  /**
   * What a list amounts to.
   *
   * @param filtered true if there are others that were not wanted
   */
  static String summary(List<Letter> letters, boolean filtered) {
    long again = letters.stream().filter(letter -> !letter.requeued().isEmpty()).count();
    return switch (letters.size()) {
      case 0 -> filtered ? "no dead letter fits" : "no dead letters";
      case 1 -> "1 dead letter" + (again == 1 ? ", put back" : "");
      default ->
          letters.size() + " dead letters" + (again == 0 ? "" : ", %d put back".formatted(again));
    };
  }

  /** Whether and when it was put back. */
  static String putBack(Letter letter) {
    if (letter.requeued().isEmpty()) {
      return "never put back";
    }
    DeadLetterRequeued last = letter.requeued().getLast();
    String times = letter.requeued().size() == 1 ? "" : letter.requeued().size() + " times, last ";
    String why = last.why() == null ? "" : ": " + printable(last.why());
    return "put back %s%s by %s%s".formatted(times, last.at(), printable(last.by()), why);
  }

  /** The letter for programs: its bytes as the letter has them. */
  static LetterJson json(Letter letter) {
    return new LetterJson(letter.id(), letter.content(), letter.requeued());
  }

  /**
   * For programs.
   *
   * @param id partition and offset
   */
  record LetterJson(String id, DeadLetter letter, List<DeadLetterRequeued> requeued) {}

  /** A record's value: JSON if it is that, otherwise its bytes. */
  static List<String> value(byte[] bytes) {
    if (bytes.length == 0) {
      return List.of("(empty)");
    }
    try {
      JsonNode json = ContractJson.mapper().readTree(bytes);
      if (json.isContainer()) {
        return json.toPrettyString().lines().map(LetterText::printable).toList();
      }
    } catch (JacksonException e) {
      // Shown as what it is: bytes.
    }
    return hexDump(bytes);
  }

  /** A header's value: text if it is that, otherwise hex. */
  static String headerValue(byte[] bytes) {
    return text(bytes)
        .filter(text -> printable(text).equals(text))
        .orElseGet(() -> "0x" + HexFormat.of().formatHex(bytes));
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static List<String> hexDump(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += BYTES_A_LINE) {
      int to = Math.min(from + BYTES_A_LINE, bytes.length);
      StringBuilder ascii = new StringBuilder();
      for (int i = from; i < to; i++) {
        ascii.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
      }
      lines.add(
          "%08x  %-47s  |%s|"
              .formatted(from, HexFormat.ofDelimiter(" ").formatHex(bytes, from, to), ascii));
    }
    return lines;
  }

  /** The text without anything that a terminal would obey. */
  static String printable(String text) {
    return text.codePoints()
        .map(each -> Character.isISOControl(each) ? '?' : each)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** How long ago, in the largest unit that fits. */
  static String age(Instant then, Instant now) {
    long seconds = Math.max(0, now.getEpochSecond() - then.getEpochSecond());
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = seconds / 60;
    if (minutes < 120) {
      return minutes + " min";
    }
    return minutes / 60 < 48 ? minutes / 60 + " h" : minutes / 60 / 24 + " days";
  }
}
