package dev.patchcord.contract.deadletter;

import dev.patchcord.contract.wire.DeadLetter;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which letters are wanted; whatever is null does not matter.
 *
 * @param topic where the record was read, with or without {@code patchcord.}
 * @param service who gave the record up: part of its name
 * @param from given up at this time or later
 * @param to given up before this time
 * @param call id of a call: the record's key
 * @param cause part of the cause, in any case
 */
public record LetterFilter(
    @Nullable String topic,
    @Nullable String service,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String call,
    @Nullable String cause) {
  private static final String PREFIX = "patchcord.";

  /** Every letter. */
  public static final LetterFilter ALL = new LetterFilter(null, null, null, null, null, null);

  public boolean matches(Letter letter) {
    DeadLetter content = letter.content();
    return (topic == null
            || content.topic().equals(topic)
            || content.topic().equals(PREFIX + topic))
        && (service == null || content.service().contains(service))
        && (from == null || !content.at().isBefore(from))
        && (to == null || content.at().isBefore(to))
        && (call == null || content.key().equals(call))
        && (cause == null || lower(content.cause()).contains(lower(cause)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
