package dev.patchcord.sandbox.twin.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that shall go wrong next, as the control API takes it.
 *
 * <p>REST: {@code {"on":"POST Calls","status":503,"times":1,"after":true}}. Callbacks: {@code
 * {"on":"callback","lose":1}} or {@code {"on":"callback","delay":"PT1S","times":2}}.
 *
 * @param on {@code callback}, or method and resource: {@code Calls}, {@code Call}, {@code
 *     Conferences}, {@code Conference}, {@code Participants}, {@code Participant}, {@code
 *     Recordings}, {@code Recording}
 * @param kind callbacks only: {@code call-status}, {@code conference}, {@code amd}, ...; absent =
 *     any
 * @param status REST only: HTTP status to answer with; 0 drops the connection
 * @param code REST only: Twilio's error code; absent = one that fits the status
 * @param times how many requests, or delayed callbacks; absent = once
 * @param after REST only: true = the request is carried out first (the ambiguous case)
 * @param delay waits before answering a REST request, or before sending a callback, which those
 *     after it then overtake; in the machine's time
 * @param lose how many callbacks get lost
 * @param duplicate how many callbacks are delivered twice
 * @param sameToken with duplicate: true = both deliveries have one idempotency token
 */
public record Fault(
    String on,
    @Nullable String kind,
    @Nullable Integer status,
    @Nullable Integer code,
    @Nullable Integer times,
    @Nullable Boolean after,
    @Nullable Duration delay,
    @Nullable Integer lose,
    @Nullable Integer duplicate,
    @Nullable Boolean sameToken) {

  public Fault {
    if (on.equals("callback")) {
      refuse(
          status != null || code != null || after != null, "status, code and after are for REST");
      if (count(lose) + count(duplicate) < 1 && delay == null) {
        throw new IllegalArgumentException(
            "a callback fault needs lose or duplicate, above 0, or a delay");
      }
      refuse(times != null && delay == null, "times goes with a delay here: give lose a number");
      refuse(sameToken != null && count(duplicate) < 1, "sameToken goes with duplicate");
    } else if (!on.matches("(GET|POST|DELETE) (Calls?|Conferences?|Participants?|Recordings?)")) {
      throw new IllegalArgumentException(
          "on must be 'callback' or like 'POST Calls', but is '" + on + "'");
    } else if (status == null && delay == null) {
      throw new IllegalArgumentException("a REST fault needs a status (0 = drop) or a delay");
    } else if (status != null && status != 0 && (status < 400 || status > 599)) {
      throw new IllegalArgumentException("status must be 0 or from 400 to 599, but is " + status);
    } else {
      refuse(
          kind != null || lose != null || duplicate != null || sameToken != null,
          "kind, lose, duplicate and sameToken are for callbacks");
    }
    refuse(times != null && times < 1, "times must be above 0");
    refuse(delay != null && delay.isNegative(), "delay must not be negative");
  }

  private static void refuse(boolean wrong, String why) {
    if (wrong) {
      throw new IllegalArgumentException(why);
    }
  }

  private static int count(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
