package dev.patchcord.orchestrator.timeline;

import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.replay.Disagreement;
import dev.patchcord.orchestrator.replay.Disagreement.Difference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Both sides of a decision that is not taken again as it stands, one below the other. */
public final class DisagreementLines {
  private static final String NOTHING = "(nothing)";

  private final Style style;

  public DisagreementLines(Style style) {
    this.style = style;
  }

  /** A headline, then each value that differs: members by name, elements of lists by number. */
  public List<String> of(Disagreement disagreement) {
    List<String> lines = new ArrayList<>();
    lines.add(
        style.bold(
            "call %s, record %d: %s"
                .formatted(disagreement.callId(), disagreement.sequence(), disagreement.says())));
    for (Difference each : leaves(disagreement)) {
      lines.add("  " + each.member());
      lines.add("    journal   " + style.red(side(each.recorded())));
      lines.add("    this jar  " + style.green(side(each.decided())));
    }
    return lines;
  }

  /** The same differences, down to the smallest values. */
  public static List<Difference> leaves(Disagreement disagreement) {
    List<Difference> leaves = new ArrayList<>();
    for (Difference each : disagreement.differences()) {
      compare(each.member(), parsed(each.recorded()), parsed(each.decided()), leaves);
    }
    return leaves;
  }

  private static void compare(
      String path, @Nullable JsonNode left, @Nullable JsonNode right, List<Difference> leaves) {
    if (left != null && left.equals(right)) {
      return;
    }
    if (left != null && right != null && left.isObject() && right.isObject()) {
      Set<String> names = new LinkedHashSet<>(left.propertyNames());
      names.addAll(right.propertyNames());
      names.forEach(name -> compare(path + "." + name, left.get(name), right.get(name), leaves));
    } else if (left != null && right != null && left.isArray() && right.isArray()) {
      for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
        compare(path + "[" + i + "]", left.get(i), right.get(i), leaves);
      }
    } else if (left != null || right != null) {
      leaves.add(new Difference(path, text(left), text(right)));
    }
  }

  private static @Nullable JsonNode parsed(String json) {
    return json.isEmpty() ? null : ContractJson.mapper().readTree(json);
  }

  private static String text(@Nullable JsonNode value) {
    return value == null ? "" : value.toString();
  }

  private static String side(String json) {
    return json.isEmpty() ? NOTHING : json;
  }
}
