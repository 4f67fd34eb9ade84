package dev.patchcord.sandbox.soak;

import dev.patchcord.contract.wire.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The lines of {@code soak/lines.yaml}, over and over under numbers of their own. */
final class SoakLines {
  private static final int FIRST = 100;
  private static final int MOST = 800;

  private final List<Line> all = new ArrayList<>();
  private final List<Map<String, Object>> flows = new ArrayList<>();

  /**
   * One line.
   *
   * @param dialled what callers dial
   * @param phones the numbers of its specialists
   */
  record Line(String dialled, List<String> phones) {
    Line {
      phones = List.copyOf(phones);
    }
  }

  /**
   * Reads the lines.
   *
   * @param wanted how many at least
   */
  SoakLines(int wanted) {
    String text = text();
    for (int number = FIRST; all.size() < wanted; ) {
      List<Map<String, Object>> kinds = flows(text, number);
      for (int kind = 0; kind < kinds.size(); kind++) {
        Map<String, Object> flow = flows(text, number).get(kind);
        flows.add(flow);
        all.add(new Line("+1415" + number + "0000", phones(flow)));
        number++;
      }
      if (all.size() > MOST) {
        throw new IllegalArgumentException("there are no numbers for more than 800 lines");
      }
    }
  }

  /** All of them. */
  List<Line> all() {
    return List.copyOf(all);
  }

  /** Writes them as a flow file. */
  void write(Path file) {
    try {
      // JSON is YAML.
      Files.write(file, ContractJson.write(Map.of("flows", flows)));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private static List<String> phones(Map<String, Object> flow) {
    return ((List<?>) Objects.requireNonNull(flow.get("specialists")))
        .stream().map(each -> String.valueOf(((Map<?, ?>) each).get("number"))).toList();
  }

  private static List<Map<String, Object>> flows(String text, int number) {
    Map<String, List<Map<String, Object>>> file =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(text.replace("{n}", Integer.toString(number)));
    return Objects.requireNonNull(file.get("flows"));
  }

  private static String text() {
    try (InputStream lines =
        Objects.requireNonNull(
            SoakLines.class.getResourceAsStream("/soak/lines.yaml"), "soak/lines.yaml")) {
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
