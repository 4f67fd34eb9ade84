package dev.patchcord.console.call;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.call.RowNames;
import dev.patchcord.orchestrator.replay.Hops;
import dev.patchcord.orchestrator.replay.Step;
import dev.patchcord.orchestrator.timeline.RecordWords;
import dev.patchcord.orchestrator.timeline.TimeWords;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One record in words.
 *
 * @param sequence its number
 * @param clock when, UTC
 * @param what who did what
 * @param states before and after
 * @param changes true if the state changed
 * @param row of the table that was taken, and what it does; or why nothing was done
 * @param asked commands and answers
 * @param lag how long the way here took
 * @param disagreement what replay would decide otherwise; null for nothing
 */
public record StepLine(
    long sequence,
    String clock,
    String what,
    String states,
    boolean changes,
    String row,
    List<String> asked,
    String lag,
    @Nullable String disagreement) {

  static List<StepLine> of(List<Step> steps, UnaryOperator<String> sees) {
    RecordWords words = new RecordWords();
    RowNames rows = new RowNames();
    Hops hops = new Hops();
    return steps.stream().map(step -> line(step, words, rows, hops, sees)).toList();
  }

  private static StepLine line(
      Step step, RecordWords words, RowNames rows, Hops hops, UnaryOperator<String> sees) {
    JournalRecord record = step.record();
    return new StepLine(
        record.sequence(),
        TimeWords.clock(record.at()),
        sees.apply(words.happening(record)),
        RecordWords.states(record).replace("->", "→"),
        record.from() != record.to(),
        row(record, rows),
        RecordWords.asked(record).stream().map(sees).toList(),
        lag(hops.next(record)),
        step.disagreement() == null ? null : sees.apply(step.disagreement().says()));
  }

  private static String row(JournalRecord record, RowNames rows) {
    String taken = record.transition();
    if (taken == null) {
      return record.rejection() == null ? "" : "nothing: " + record.rejection();
    }
    return rows.row(record)
        .map(row -> row.does().isEmpty() ? taken : taken + ": " + row.does())
        .orElse(taken);
  }

  private static String lag(Hops.Lag lag) {
    Duration carriedOut = lag.carriedOut();
    return (carriedOut == null ? "" : "command to outcome " + TimeWords.of(carriedOut) + ", ")
        + "taken after "
        + TimeWords.of(lag.taken());
  }
}
