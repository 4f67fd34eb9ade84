package dev.patchcord.orchestrator.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows one record after another, as a person at a terminal asks for them. */
final class StepWalk {
  private static final String PROMPT = "Enter: next, b: back, g N: go to N, q: quit > ";

  private final Screen screen;
  private final List<List<String>> steps;
  private int position;

  StepWalk(Screen screen, List<List<String>> steps) {
    this.screen = screen;
    this.steps = steps;
  }

  /** Until the person quits or the last record was shown and left. */
  void run() {
    show();
    for (String asked = ask(); asked != null && !asked.equals("q"); asked = ask()) {
      if (asked.isEmpty() && position == steps.size() - 1) {
        return;
      }
      move(asked);
    }
  }

  private void move(String asked) {
    int wanted =
        switch (asked) {
          case "" -> position + 1;
          case "b" -> position - 1;
          default -> asked.matches("g *[0-9]{1,6}") ? number(asked) - 1 : -1;
        };
    if (wanted < 0 || wanted >= steps.size()) {
      screen.line("expected Enter, b, q, or g and a number from 1 to " + steps.size());
      return;
    }
    position = wanted;
    show();
  }

  private static int number(String asked) {
    return Integer.parseInt(asked.substring(1).strip());
  }

  private void show() {
    steps.get(position).forEach(screen::line);
  }

  private @Nullable String ask() {
    screen.out().print("[%d of %d] %s".formatted(position + 1, steps.size(), PROMPT));
    screen.out().flush();
    try {
      String line = screen.in().readLine();
      return line == null ? null : line.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
