package dev.patchcord.orchestrator.timeline;

import java.util.Map;

/**
 * How lines may look.
 *
 * @param width columns of the terminal; at least 60 are used
 * @param colour whether ANSI colours may be used
 */
public record Style(int width, boolean colour) {
  private static final int LEAST = 60;
  private static final int USUAL = 120;

  public Style {
    width = Math.max(width, LEAST);
  }

  /**
   * The style for this process: colour only on a terminal and only if the variable {@code NO_COLOR}
   * is absent or empty (no-color.org); the width from {@code COLUMNS}.
   */
  public static Style of(Map<String, String> environment, boolean terminal) {
    boolean refused = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
    return new Style(width(environment.getOrDefault("COLUMNS", "")), terminal && !refused && !dumb);
  }

  public String bold(String text) {
    return paint("1", text);
  }

  public String dim(String text) {
    return paint("2", text);
  }

  public String red(String text) {
    return paint("31", text);
  }

  public String green(String text) {
    return paint("32", text);
  }

  public String yellow(String text) {
    return paint("33", text);
  }

  public String cyan(String text) {
    return paint("36", text);
  }

  private String paint(String code, String text) {
    return colour && !text.isBlank() ? "\033[" + code + "m" + text + "\033[0m" : text;
  }

  private static int width(String columns) {
    try {
      return columns.isBlank() ? USUAL : Integer.parseInt(columns.strip());
    } catch (NumberFormatException e) {
      return USUAL;
    }
  }
}
