package dev.patchcord.sandbox.twin.twiml;

import java.time.Duration;
import java.util.Optional;

/**
 * What a Say, Play or Pause sounds like. No audio flows: a sentence takes 60 ms per character from
 * 1 to 8 s, a recording 5 s.
 *
 * @param kind {@code say}, {@code play} or {@code silence}
 * @param lasts in call time, repetitions included
 */
record Sound(String kind, String content, Duration lasts) {
  private static final int MAX_LOOPS = 1000;
  private static final Duration RECORDING = Duration.ofSeconds(5);
  private static final Duration HALF_SECOND = Duration.ofMillis(500);

  /** The sound of an element; empty if it is no Say, Play or Pause. */
  static Optional<Sound> of(Element element) {
    return switch (element.name()) {
      case "Say" ->
          Optional.of(repeated(element, new Sound("say", element.text(), spoken(element.text()))));
      case "Play" -> Optional.of(repeated(element, played(element)));
      case "Pause" ->
          Optional.of(
              new Sound("silence", "pause", Duration.ofSeconds(element.number("length", 1))));
      default -> Optional.empty();
    };
  }

  private static Sound played(Element element) {
    return element
        .attribute("digits")
        .map(digits -> new Sound("play", digits, HALF_SECOND.multipliedBy(digits.length())))
        .orElseGet(() -> new Sound("play", element.text(), RECORDING));
  }

  private static Duration spoken(String text) {
    return Duration.ofMillis(Math.clamp(60L * text.length(), 1000, 8000));
  }

  private static Sound repeated(Element element, Sound once) {
    int loop = element.number("loop", 1);
    int times = loop == 0 ? MAX_LOOPS : Math.min(loop, MAX_LOOPS);
    return new Sound(once.kind, once.content, once.lasts.multipliedBy(times));
  }
}
