package dev.patchcord.orchestrator.capsule;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.call.CallDecider;
import dev.patchcord.orchestrator.call.Machines;
import dev.patchcord.orchestrator.replay.CallFold;
import dev.patchcord.orchestrator.replay.JournalLine;
import dev.patchcord.orchestrator.timeline.RecordWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A capsule's call as a test: what happened to it is told to the machine in force, and every
 * decision is compared with what the test expects. Tests that {@code capsule to-test} writes use
 * it.
 *
 * <p>A step is one line of five parts, with {@code |} between them: time (UTC), what happened, the
 * row of the table (or {@code rejected}), the states, and what the machine asked for. An expected
 * part that is {@code *} is not compared.
 */
public final class CapsuleScenario {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final String BETWEEN = " | ";
  private static final String ANY = "*";

  private final String callId;
  private final List<String> steps;

  private CapsuleScenario(String callId, List<String> steps) {
    this.callId = callId;
    this.steps = List.copyOf(steps);
  }

  /** What the machine in force makes of what happened to this call. */
  public static CapsuleScenario of(Capsule capsule, Machines machines) {
    CallDecider inForce = machines.inForce();
    RecordWords words = new RecordWords();
    List<String> steps = new ArrayList<>();
    CallFold fold = new CallFold();
    for (JournalLine line : capsule.journal().lines()) {
      fold.open(line.record());
      steps.add(step(fold.decide(inForce, line).journal(), words));
    }
    return new CapsuleScenario(capsule.callId(), steps);
  }

  /**
   * The same of a capsule that lies beside a test.
   *
   * @throws CapsuleProblem if it cannot be used
   * @throws UncheckedIOException if it is not there
   */
  public static CapsuleScenario read(Class<?> test, String resource, Machines machines) {
    try (InputStream in = test.getResourceAsStream(resource)) {
      if (in == null) {
        throw new UncheckedIOException(
            new IOException("%s has no resource %s".formatted(test.getName(), resource)));
      }
      return of(CapsuleFile.read(in.readAllBytes()), machines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line for each step, as the machine in force decides. */
  public List<String> steps() {
    return steps;
  }

  /**
   * Compares.
   *
   * @param expected a line for each step; empty lines do not count
   * @throws AssertionError at the first step that is decided otherwise: those after it follow from
   *     it
   */
  public void expect(String expected) {
    List<String> lines = expected.lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
    for (int index = 0; index < Math.min(lines.size(), steps.size()); index++) {
      String line = lines.get(index);
      String step = steps.get(index);
      if (!fits(line, step)) {
        throw new AssertionError(
            "call %s, step %d is decided otherwise%nexpected: %s%ndecided:  %s"
                .formatted(callId, index + 1, line, step));
      }
    }
    if (lines.size() != steps.size()) {
      throw new AssertionError(
          "call %s has %d steps, but %d are expected"
              .formatted(callId, steps.size(), lines.size()));
    }
  }

  private static boolean fits(String expected, String step) {
    List<String> wanted = parts(expected);
    List<String> decided = parts(step);
    if (wanted.size() != decided.size()) {
      return false;
    }
    for (int part = 0; part < wanted.size(); part++) {
      if (!wanted.get(part).equals(ANY) && !wanted.get(part).equals(decided.get(part))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> parts(String line) {
    return java.util.Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
  }

  private static String step(JournalRecord record, RecordWords words) {
    List<String> asked = RecordWords.asked(record);
    return String.join(
        BETWEEN,
        TIME.format(record.at()),
        part(words.happening(record)),
        part(row(record.transition())),
        RecordWords.states(record),
        asked.isEmpty() ? "-" : part(String.join("; ", asked)));
  }

  private static String row(@Nullable String transition) {
    return transition == null ? "rejected" : transition;
  }

  private static String part(String text) {
    return text.replace('|', '/');
  }
}
