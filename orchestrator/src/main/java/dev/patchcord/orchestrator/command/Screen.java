package dev.patchcord.orchestrator.command;

import dev.patchcord.contract.archive.ReadProgress;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.timeline.Style;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Mixin of every command that shows something: where to print, in which style, and whether people
 * or programs read it. Colour and progress are for terminals only.
 */
final class Screen {
  @Option(
      names = "--json",
      description = "Print JSON for programs: one object, or one a line where there are several.")
  private boolean json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  private @Nullable ProgressBar bar;

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  BufferedReader in() {
    return terminal().in();
  }

  InstantSource clock() {
    return terminal().clock();
  }

  boolean isInteractive() {
    return terminal().interactive();
  }

  boolean json() {
    return json;
  }

  Style style() {
    return Style.of(terminal().environment(), terminal().interactive() && !json);
  }

  void line(String text) {
    clearBar();
    out().println(text.stripTrailing());
  }

  /** One line of JSON, in the form of the topics. */
  void json(Object value) {
    clearBar();
    out().println(new String(ContractJson.write(value), StandardCharsets.UTF_8));
  }

  /**
   * Shows how far long work is, on a terminal's error output; nothing is shown elsewhere.
   *
   * @param what is done, for example {@code reading the journal}
   */
  Progress progress(String what) {
    if (terminal().interactive() && !json) {
      bar = new ProgressBar(err(), what, clock());
      return bar;
    }
    return new Progress() {
      @Override
      public void at(long done, long total) {
        // Nobody watches.
      }

      @Override
      public void close() {
        // Nothing was drawn.
      }
    };
  }

  /** A line must not begin behind the bar. */
  private void clearBar() {
    if (bar != null) {
      bar.close();
    }
  }

  /** Hears how far the work is; closed when it is done, whatever its end. */
  interface Progress extends ReadProgress, AutoCloseable {
    @Override
    void close();
  }

  private Terminal terminal() {
    return ((Commands) spec.root().userObject()).terminal();
  }
}
