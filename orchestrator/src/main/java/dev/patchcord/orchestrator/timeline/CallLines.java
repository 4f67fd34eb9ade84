package dev.patchcord.orchestrator.timeline;

import dev.patchcord.orchestrator.call.Attempt;
import dev.patchcord.orchestrator.call.Call;
import dev.patchcord.orchestrator.replay.CallFacts;
import dev.patchcord.orchestrator.replay.Disagreement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A call as a whole: its head, what replay says of it, and how it stood at a moment. */
public final class CallLines {
  private final Style style;

  public CallLines(Style style) {
    this.style = style;
  }

  /** Who called whom, under which rules, when, and how it went. */
  public List<String> head(CallFacts call) {
    Instant ended = call.endedAt();
    Duration waited = call.timeToPerson();
    return List.of(
        style.bold("call      " + call.callId()),
        "from      " + orUnknown(call.from()) + " to " + orUnknown(call.to()),
        "rules     flow " + orUnknown(call.flow()) + ", machine " + call.machine(),
        "span      %s UTC, %s"
            .formatted(
                TimeWords.day(call.begunAt()),
                ended == null
                    ? "goes on: last record at " + TimeWords.clock(call.lastAt())
                    : "ended at %s (%s)"
                        .formatted(TimeWords.clock(ended), TimeWords.of(call.duration()))),
        "states    " + call.path().stream().map(Enum::name).collect(Collectors.joining(" -> ")),
        "outcome   "
            + (call.attempts() == 0
                ? "nobody was rung"
                : "%s; attempts: %s"
                    .formatted(
                        waited == null ? "no person" : "a person after " + TimeWords.of(waited),
                        call.outcomes().isEmpty()
                            ? "none is over"
                            : String.join(", ", call.outcomes()))),
        "");
  }

  /** Whether every decision would be taken again. */
  public List<String> verdict(CallFacts call) {
    Disagreement disagreement = call.disagreement();
    if (disagreement == null) {
      return List.of(
          style.green(
              "replay agrees: %d records decided again, the same".formatted(call.records())));
    }
    return new DisagreementLines(style).of(disagreement);
  }

  /**
   * The call as it stood.
   *
   * @param sequence of the last record until then
   */
  public List<String> at(Instant moment, Call call, long sequence) {
    List<String> lines = new ArrayList<>();
    lines.add(
        style.bold(
            "call      %s at %s UTC (%s after its begin), after record %d"
                .formatted(
                    call.callId(),
                    TimeWords.day(moment),
                    TimeWords.of(Duration.between(call.begunAt(), moment)),
                    sequence)));
    lines.add(
        "state     %s since %s (%s)"
            .formatted(
                call.state(),
                TimeWords.clock(call.since()),
                TimeWords.of(Duration.between(call.since(), moment))));
    lines.addAll(titled("attempts", call.attempts().stream().map(CallLines::attempt).toList()));
    lines.addAll(
        titled(
            "deadlines",
            call.deadlines().entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue())
                .map(each -> deadline(each.getKey(), each.getValue(), moment))
                .toList()));
    lines.addAll(
        titled(
            "parked",
            call.parked().stream()
                .map(ask -> "%s waits (%s)".formatted(ask.replyTo(), ask.correlationId()))
                .toList()));
    return lines;
  }

  private static String attempt(Attempt attempt) {
    String times =
        attempt.times().entrySet().stream()
            .sorted(Map.Entry.<String, Instant>comparingByValue())
            .map(each -> each.getKey() + " " + TimeWords.clock(each.getValue()))
            .collect(Collectors.joining(", "));
    return "%d %s at %s: %s; %s"
        .formatted(
            attempt.number(),
            orUnknown(attempt.specialist()),
            orUnknown(attempt.to()),
            attempt.outcome() == null ? attempt.progress().name() : attempt.outcome(),
            times);
  }

  private static String deadline(String name, Instant due, Instant moment) {
    Duration left = Duration.between(moment, due);
    return "%s due %s (%s)"
        .formatted(
            name,
            TimeWords.clock(due),
            left.isNegative()
                ? "overdue by " + TimeWords.of(left.negated())
                : "in " + TimeWords.of(left));
  }

  private static List<String> titled(String title, List<String> values) {
    List<String> lines = new ArrayList<>();
    String lead = title;
    for (String value : values.isEmpty() ? List.of("none") : values) {
      lines.add("%-9s %s".formatted(lead, value));
      lead = "";
    }
    return lines;
  }

  private static String orUnknown(String text) {
    return text.isEmpty() ? "unknown" : text;
  }
}
