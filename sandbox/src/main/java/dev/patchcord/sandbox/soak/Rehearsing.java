package dev.patchcord.sandbox.soak;

import dev.patchcord.sandbox.rerun.RehearsalLog;
import dev.patchcord.sandbox.rerun.RehearsedCall;
import dev.patchcord.sandbox.run.Rehearsal;
import dev.patchcord.sandbox.run.Service;
import dev.patchcord.sandbox.soak.CallMix.Story;
import dev.patchcord.sandbox.soak.SoakLines.Line;
import dev.patchcord.sandbox.twin.fault.ChaosRates;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down how each of a soak's calls is rehearsed, so that a single one can happen again. */
final class Rehearsing {
  private final RehearsalLog log;
  private final double speed;
  private final Duration ringTimeout;
  private final Map<String, Map<String, String>> settings;
  private final String flows;
  private final @Nullable ChaosRates chaos;

  Rehearsing(Rehearsal rehearsal, RehearsalLog log, Path flows, @Nullable ChaosRates chaos) {
    this.log = log;
    this.speed = rehearsal.bean(Service.TWIN, TwinClock.class).speed();
    this.ringTimeout = rehearsal.ringTimeout();
    this.settings = RehearsedCall.settings(rehearsal.overrides());
    this.chaos = chaos;
    try {
      this.flows = Files.readString(flows, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(flows + " cannot be read", e);
    }
  }

  /**
   * A call begins.
   *
   * @param legsBefore as in {@link RehearsedCall}, of all numbers
   */
  void begins(String callId, Story story, Line line, Map<String, Integer> legsBefore) {
    log.write(
        callId,
        new RehearsedCall(
            speed,
            ringTimeout,
            settings,
            flows,
            chaos,
            ofThisCall(story, line, legsBefore),
            story.from(),
            line.dialled(),
            story.caller(),
            story.parties(),
            story.wishes().stream()
                .map(wish -> new RehearsedCall.Wish(wish.after(), wish.action(), wish.body()))
                .toList()));
  }

  private static Map<String, Integer> ofThisCall(
      Story story, Line line, Map<String, Integer> legs) {
    Map<String, Integer> own = new TreeMap<>();
    legs.forEach(
        (pair, count) -> {
          if (Stream.concat(story.parties().keySet().stream(), Stream.of(line.dialled()))
              .anyMatch(number -> pair.startsWith(number + ">") || pair.endsWith(">" + number))) {
            own.put(pair, count);
          }
        });
    return own;
  }
}
