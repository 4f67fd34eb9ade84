package dev.patchcord.orchestrator.flow;

import java.util.Comparator;

/**
 * Something in a flow file that cannot be meant so.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param path where in the file's structure, for example {@code flows[0].ladder[1]}; empty for all
 *     of it
 * @param text what is wrong and what to write instead, one line
 */
public record Problem(int line, int column, String path, String text) {
  /** In the order of the file. */
  static final Comparator<Problem> BY_PLACE =
      Comparator.comparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::text);

  /** The line for people, as compilers write it. */
  public String in(String file) {
    return "%s:%d:%d %s%s".formatted(file, line, column, path.isEmpty() ? "" : path + ": ", text);
  }
}
