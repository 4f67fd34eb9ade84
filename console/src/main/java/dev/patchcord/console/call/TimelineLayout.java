package dev.patchcord.console.call;

import dev.patchcord.console.call.Timeline.Bar;
import dev.patchcord.console.call.Timeline.Fold;
import dev.patchcord.console.call.Timeline.Lane;
import dev.patchcord.console.call.Timeline.Mark;
import dev.patchcord.contract.event.AiSessionEnded;
import dev.patchcord.contract.event.AiSessionOpened;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.contract.journal.AttemptView;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.outcome.CommandOutcome;
import dev.patchcord.orchestrator.timeline.RecordWords;
import dev.patchcord.orchestrator.timeline.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Draws a call's records. For one call and one thread. */
final class TimelineLayout {
  private static final int MARGIN = 12;

  private final List<JournalRecord> records;
  private final Instant end;
  private final UnaryOperator<String> sees;
  private final TimeScale scale;
  private final Map<Integer, AttemptView> attempts = new TreeMap<>();

  private TimelineLayout(List<JournalRecord> records, Instant end, UnaryOperator<String> sees) {
    this.records = records;
    this.end = end;
    this.sees = sees;
    records.forEach(record -> record.attempts().forEach(each -> attempts.put(each.number(), each)));
    TreeSet<Instant> moments = new TreeSet<>();
    records.forEach(record -> moments.add(record.at()));
    attempts.values().forEach(each -> moments.addAll(each.times().values()));
    moments.add(end);
    scale = TimeScale.of(moments);
  }

  /**
   * The drawing.
   *
   * @param records of one call, in order, at least one
   * @param end its last moment, or now
   * @param sees masks what may not be seen
   */
  static Timeline of(List<JournalRecord> records, Instant end, UnaryOperator<String> sees) {
    return new TimelineLayout(records, end, sees).timeline();
  }

  private Timeline timeline() {
    List<Lane> lanes = new ArrayList<>();
    lanes.add(new Lane("caller", y(0), states(), List.of()));
    lanes.add(new Lane("AI", y(1), sessions(), List.of()));
    for (AttemptView each : attempts.values()) {
      String name = each.specialist().isEmpty() ? "phone " + each.number() : each.specialist();
      lanes.add(new Lane(name, y(lanes.size()), steps(each), List.of()));
    }
    lanes.add(new Lane("decisions", y(lanes.size()), List.of(), marks()));
    return new Timeline(
        scale.width() + 2 * MARGIN,
        lanes,
        scale.folds().stream()
            .map(each -> new Fold(each.x() + MARGIN, each.width(), TimeWords.of(each.length())))
            .toList());
  }

  private static int y(int lane) {
    return Timeline.TOP + lane * Timeline.LANE;
  }

  private List<Bar> states() {
    List<Bar> bars = new ArrayList<>();
    Instant since = records.getFirst().at();
    CallState state = records.getFirst().to();
    for (JournalRecord record : records) {
      if (record.to() != state) {
        add(bars, state, since, record.at());
        state = record.to();
        since = record.at();
      }
    }
    add(bars, state, since, end);
    return bars;
  }

  private void add(List<Bar> bars, CallState state, Instant from, Instant to) {
    if (state != CallState.ENDED) {
      bars.add(bar(state.name().toLowerCase(Locale.ROOT), state.name(), from, to));
    }
  }

  private List<Bar> sessions() {
    List<Bar> bars = new ArrayList<>();
    Instant open = null;
    for (JournalRecord record : records) {
      if (record.trigger() instanceof AiSessionOpened && open == null) {
        open = record.at();
      }
      boolean over =
          record.trigger() instanceof AiSessionEnded
              || (record.to() != CallState.AI && record.from() == CallState.AI);
      if (open != null && over) {
        bars.add(bar("ai", "session", open, record.at()));
        open = null;
      }
    }
    if (open != null) {
      bars.add(bar("ai", "session", open, end));
    }
    return bars;
  }

  private List<Bar> steps(AttemptView attempt) {
    List<Map.Entry<String, Instant>> times =
        attempt.times().entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
            .toList();
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      String step = times.get(i).getKey();
      Instant from = times.get(i).getValue();
      boolean last = i == times.size() - 1;
      Instant until = last ? attempt.outcome() == null ? end : from : times.get(i + 1).getValue();
      if (!isOver(step)) {
        bars.add(bar(step, step, from, until));
      }
    }
    if (attempt.outcome() != null && !times.isEmpty()) {
      Instant over = times.getLast().getValue();
      int x = x(over);
      bars.add(
          new Bar(
              x,
              attempt.outcome().length() * 7 + 12,
              "outcome",
              attempt.outcome(),
              "%s at %s%s"
                  .formatted(attempt.outcome(), TimeWords.clock(over), sip(attempt.sipCode()))));
    }
    return bars;
  }

  private static boolean isOver(String step) {
    return step.equals("over") || step.equals("left");
  }

  private static String sip(@Nullable Integer code) {
    return code == null ? "" : ", SIP " + code;
  }

  private Bar bar(String kind, String label, Instant from, Instant to) {
    int x = x(from);
    return new Bar(
        x,
        Math.max(3, x(to) - x),
        kind,
        label,
        "%s, %s from %s"
            .formatted(label, TimeWords.of(Duration.between(from, to)), TimeWords.clock(from)));
  }

  private int x(Instant moment) {
    return MARGIN + scale.at(moment);
  }

  private List<Mark> marks() {
    RecordWords words = new RecordWords();
    List<Mark> marks = new ArrayList<>();
    for (JournalRecord record : records) {
      String title =
          "%d  %s  %s  %s"
              .formatted(
                  record.sequence(),
                  TimeWords.clock(record.at()),
                  words.happening(record),
                  RecordWords.states(record));
      marks.add(
          new Mark(
              x(record.at()),
              record.sequence(),
              shape(record),
              record.commands().size(),
              record.from() != record.to(),
              sees.apply(title)));
    }
    return marks;
  }

  private static String shape(JournalRecord record) {
    return switch (record.trigger()) {
      case DeadlineExpired _ -> "clock";
      case CommandOutcome _ -> "reply";
      case OperatorAsked _ -> "operator";
      default -> "event";
    };
  }
}
