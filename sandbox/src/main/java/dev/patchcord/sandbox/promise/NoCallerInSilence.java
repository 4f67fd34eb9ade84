package dev.patchcord.sandbox.promise;

import dev.patchcord.sandbox.twin.record.Entry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A live caller always hears something: the AI, a person, music or a sentence. Fetching the next
 * document takes a moment, and while a question waits for a key it is quiet; nothing else is.
 */
final class NoCallerInSilence implements Promise {
  /** In real time, since it is the services that somebody waits for then. */
  private static final Duration NEXT_DOCUMENT = Duration.ofSeconds(5);

  /** In the callers' own time: a pause that is written into a document. */
  private static final Duration BREATH = Duration.ofSeconds(3);

  @Override
  public List<String> broken(CallEvidence call) {
    Stream<String> errors =
        call.of(Entry.Heard.class)
            .filter(heard -> heard.callSid().equals(call.callId()))
            .filter(heard -> heard.kind().equals("application-error"))
            .map(heard -> "%s heard an application error %s".formatted(call.callId(), heard));
    Stream<String> silences =
        call.of(Entry.Silence.class)
            .filter(silence -> silence.callSid().equals(call.callId()))
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
    return Stream.concat(errors, silences).toList();
  }

  private static boolean isTooLong(Entry.Silence silence) {
    Duration real = Duration.between(silence.since(), silence.at());
    return switch (silence.during()) {
      case "key" -> false;
      case "pause" -> silence.lasted().compareTo(BREATH) > 0;
      default -> real.compareTo(NEXT_DOCUMENT) > 0;
    };
  }
}
