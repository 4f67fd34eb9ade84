package dev.patchcord.sandbox.scenario;

import dev.patchcord.contract.wire.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.Yaml;

/**
 * The lines of {@code features/lines.yaml}, each many times over under numbers of its own, so that
 * every scenario dials a line that nobody else uses.
 */
final class Lines {
  private static final String MOST_USED = "one-after-the-other";
  private static final int FIRST = 100;
  private static final int COPIES = 16;
  private static final int COPIES_OF_MOST_USED = 70;

  private final String text;
  private final LocalDate today;
  private final List<Line> all = new ArrayList<>();
  private final Map<String, List<Line>> free = new HashMap<>();

  /**
   * A line of one scenario: its numbers begin the same.
   *
   * @param number three digits that its numbers have in common
   */
  record Line(String flow, int index, int number) {
    /** What callers dial. */
    String dialled() {
      return "+1415" + number + "0000";
    }

    /** The number of a specialist. */
    String phone(Person person) {
      return "+1415" + number + "00" + person.extension();
    }

    String version() {
      return flow + "-" + number;
    }
  }

  /** Reads the lines. */
  Lines(LocalDate today) {
    this.today = today;
    try (InputStream lines = Lines.class.getResourceAsStream("/features/lines.yaml")) {
      text = new String(lines.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> names =
        flows(FIRST).stream()
            .map(flow -> flow.get("version").toString().replace("-" + FIRST, ""))
            .toList();
    for (int copy = 0; copy < COPIES_OF_MOST_USED; copy++) {
      for (int i = 0; i < names.size(); i++) {
        if (copy < COPIES || names.get(i).equals(MOST_USED)) {
          Line line = new Line(names.get(i), i, FIRST + all.size());
          all.add(line);
          free.computeIfAbsent(line.flow(), any -> new ArrayList<>()).add(line);
        }
      }
    }
  }

  /**
   * Writes all lines as a flow file.
   *
   * @param versions of lines whose flow is not to be named as it is
   */
  void write(Path file, Map<Line, String> versions) {
    List<Map<String, Object>> flows = new ArrayList<>();
    for (Line line : all) {
      Map<String, Object> flow = new HashMap<>(flows(line.number()).get(line.index()));
      flow.put("version", versions.getOrDefault(line, line.version()));
      flows.add(flow);
    }
    try {
      // JSON is YAML.
      Files.writeString(file, ContractJson.mapper().writeValueAsString(Map.of("flows", flows)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line that nobody has dialled yet. */
  synchronized Line take(String words) {
    List<Line> left = free.get(words.replace(",", "").replace(' ', '-'));
    if (left == null || left.isEmpty()) {
      throw new IllegalArgumentException(
          "lines.yaml has no line \"%s\" (any more); it has %s".formatted(words, free.keySet()));
    }
    return left.removeFirst();
  }

  private List<Map<String, Object>> flows(int number) {
    // Days around today: wherever the clock stands when the test is over, it is one of them.
    String days =
        IntStream.rangeClosed(-1, 2)
            .mapToObj(day -> "\"" + today.plusDays(day) + "\"")
            .collect(Collectors.joining(", "));
    Map<String, List<Map<String, Object>>> file =
        new Yaml().load(text.replace("{n}", Integer.toString(number)).replace("{days}", days));
    return file.get("flows");
  }
}
