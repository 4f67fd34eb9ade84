package dev.patchcord.contract.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One phone rung, as others see it.
 *
 * @param number the attempt's number
 * @param specialist name
 * @param progress where the attempt stands, for example {@code RINGING}
 * @param outcome how it ended, for example {@code no-answer}; null while it goes on
 * @param sipCode the carrier's SIP response code, for example 486; null if it gave none
 * @param times when each step was noticed: {@code requested}, {@code initiated}, {@code ringing},
 *     {@code answered}, {@code accepted}, {@code joined}, {@code left}
 */
public record AttemptView(
    int number,
    String specialist,
    String progress,
    @Nullable String outcome,
    @Nullable Integer sipCode,
    SortedMap<String, Instant> times) {
  public AttemptView {
    times = Collections.unmodifiableSortedMap(new TreeMap<>(times));
  }
}
