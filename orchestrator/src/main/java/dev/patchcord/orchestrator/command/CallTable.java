package dev.patchcord.orchestrator.command;

import dev.patchcord.orchestrator.replay.CallFacts;
import dev.patchcord.orchestrator.replay.Disagreement;
import dev.patchcord.orchestrator.timeline.Style;
import dev.patchcord.orchestrator.timeline.TimeWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Calls, one a line. */
final class CallTable {
  private static final int SHOWN_DIGITS = 3;
  private static final String FORMAT = "%-34s  %-23s  %-14s  %-10s  %-8s  %s";

  private final Style style;
  private final boolean numbers;

  /**
   * A table.
   *
   * @param numbers true to show phone numbers whole, not only their last three digits
   */
  CallTable(Style style, boolean numbers) {
    this.style = style;
    this.numbers = numbers;
  }

  List<String> lines(List<CallFacts> calls) {
    List<String> lines = new ArrayList<>();
    lines.add(
        style.bold(
            FORMAT.formatted(
                "call", "begun (UTC)", "from", "to person", "replay", "states; outcomes")));
    calls.forEach(call -> lines.add(line(call)));
    return lines;
  }

  private String line(CallFacts call) {
    Duration waited = call.timeToPerson();
    String states = call.path().stream().map(Enum::name).collect(Collectors.joining(" "));
    String outcomes = String.join(", ", call.outcomes());
    return FORMAT.formatted(
        call.callId(),
        TimeWords.day(call.begunAt()),
        call.from().isEmpty() ? "unknown" : numbers ? call.from() : masked(call.from()),
        waited == null ? "-" : TimeWords.of(waited),
        verdict(call),
        outcomes.isEmpty() ? states : states + "; " + outcomes);
  }

  private static String verdict(CallFacts call) {
    Disagreement disagreement = call.disagreement();
    return disagreement == null
        ? "agrees"
        : switch (disagreement.kind()) {
          case DECIDED_OTHERWISE -> "DIFFERS";
          case UNKNOWN_MACHINE -> "unknown";
          case GAP, NO_BEGINNING -> "partial";
        };
  }

  /** {@code +1415***0100} would still name a person in a small town: only the end is left. */
  static String masked(String number) {
    int hidden = Math.max(0, number.length() - SHOWN_DIGITS);
    return String.format(Locale.ROOT, "%s%s", "*".repeat(hidden), number.substring(hidden));
  }
}
