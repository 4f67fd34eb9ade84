package dev.patchcord.orchestrator.promise;

import dev.patchcord.orchestrator.promise.Fact.ErrorHeard;
import dev.patchcord.orchestrator.promise.Fact.Silence;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A live caller always hears something: the AI, a person, music or a sentence. Fetching the next
 * document takes a moment, and while a question waits for a key it is quiet; nothing else is.
 *
 * <p>The carrier's side hears it: seconds of silence, and the carrier's own words about an
 * application error. The log hears nothing. It shows what leads to silence: somebody who asked what
 * to do and was never told, a caller who waits for something that nothing gives up, and a machine
 * that does not go on when the next step is due ({@link WaitingCaller}). The first two are looked
 * for whoever saw the call.
 */
final class NoCallerInSilence implements Promise {
  /** In real time, since it is machines that somebody waits for then. */
  private static final Duration NEXT_DOCUMENT = Duration.ofSeconds(5);

  /** In the callers' own time: a pause that is written into a document. */
  private static final Duration BREATH = Duration.ofSeconds(3);

  @Override
  public List<String> broken(CallEvidence call) {
    Stream<String> errors =
        call.of(ErrorHeard.class)
            .filter(heard -> heard.leg().equals(call.callId()))
            .map(
                heard -> "%s heard an application error %s".formatted(call.callId(), heard.what()));
    Stream<String> silences =
        call.of(Silence.class)
            .filter(silence -> silence.leg().equals(call.callId()))
            .filter(NoCallerInSilence::isTooLong)
            .map(
                silence ->
                    "%s heard nothing for %s ms from %s on (%s), after %s"
                        .formatted(
                            call.callId(),
                            Duration.between(silence.since(), silence.at()).toMillis(),
                            silence.since(),
                            silence.during(),
                            silence.after()));
    return Stream.of(errors, silences, WaitingCaller.leftAlone(call).stream())
        .flatMap(each -> each)
        .toList();
  }

  private static boolean isTooLong(Silence silence) {
    Duration real = Duration.between(silence.since(), silence.at());
    return switch (silence.during()) {
      case "key" -> false;
      case "pause" ->
          silence.written().compareTo(BREATH) > 0
              || real.minus(inRealTime(silence.written(), silence)).compareTo(NEXT_DOCUMENT) > 0;
      default -> real.compareTo(NEXT_DOCUMENT) > 0;
    };
  }

  /** The parties may live faster than the machines that serve them. */
  private static Duration inRealTime(Duration theirs, Silence silence) {
    Duration real = Duration.between(silence.since(), silence.at());
    double speed = (double) silence.lasted().toNanos() / Math.max(1, real.toNanos());
    return Duration.ofNanos(Math.round(theirs.toNanos() / Math.max(1, speed)));
  }
}
