package dev.patchcord.sandbox.observe;

import dev.patchcord.contract.wire.ContractJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** The files that Grafana and Prometheus are given. */
public final class Observation {
  private static final Path FOLDER = Path.of("..", "observe");

  private Observation() {}

  /**
   * An expression.
   *
   * @param place file and panel or rule, for people
   */
  public record Asked(String place, String promQl) {}

  /** A rule of alerts.yml. */
  public record Alert(
      String name, String promQl, String severity, String summary, String runbook) {}

  /** Every panel's expressions. */
  public static List<Asked> dashboards() {
    List<Asked> all = new ArrayList<>();
    for (String file : List.of("calls.json", "services.json")) {
      JsonNode board = ContractJson.mapper().readTree(text(Path.of("grafana", "dashboards", file)));
      for (JsonNode panel : board.path("panels")) {
        for (JsonNode target : panel.path("targets")) {
          all.add(
              new Asked(
                  file + ": " + panel.path("title").asString(), target.path("expr").asString()));
        }
      }
    }
    return all;
  }

  /** Every rule. */
  public static List<Alert> alerts() {
    List<Alert> all = new ArrayList<>();
    Map<String, List<Map<String, List<Map<String, Object>>>>> file =
        new Yaml().load(text(Path.of("alerts.yml")));
    file.get("groups").forEach(group -> group.get("rules").forEach(rule -> all.add(alert(rule))));
    return all;
  }

  private static Alert alert(Map<String, Object> rule) {
    Map<?, ?> labels = (Map<?, ?>) rule.get("labels");
    Map<?, ?> annotations = (Map<?, ?>) rule.get("annotations");
    return new Alert(
        (String) rule.get("alert"),
        (String) rule.get("expr"),
        (String) labels.get("severity"),
        (String) annotations.get("summary"),
        (String) annotations.get("runbook"));
  }

  private static String text(Path file) {
    try {
      return Files.readString(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
