package dev.patchcord.dialer.telephony;

import dev.patchcord.contract.LegStatus;
import java.time.Duration;

/** What came of one request, sorted by what may be done next. */
public sealed interface Reply {

  /**
   * It is done, or was done already.
   *
   * @param note one line
   */
  record Done(String legSid, LegStatus status, String note) implements Reply {}

  /**
   * The carrier will not do it; asking again gets the same answer.
   *
   * @param code the carrier's error code
   * @param message one line
   */
  record Refused(int httpStatus, int code, String message) implements Reply {}

  /**
   * The carrier has certainly not taken it: asking again is safe, also for a dial. Too many
   * requests at once, or no connection.
   *
   * @param retryAfter the carrier's wish; zero if it has none
   * @param httpStatus 0 if there was no connection
   * @param code the carrier's error code, 0 if none
   * @param cause one line
   */
  record NotTaken(Duration retryAfter, int httpStatus, int code, String cause) implements Reply {}

  /**
   * Nobody knows whether it happened: never ask again for something that must not happen twice.
   *
   * @param httpStatus 0 if there was no reply
   * @param cause one line
   */
  record Ambiguous(int httpStatus, String cause) implements Reply {}
}
