package dev.patchcord.sandbox.twin.twiml;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a Dial ended.
 *
 * @param fields for its action; null if the leg skips to the next verb without asking it
 */
record DialOutcome(@Nullable Map<String, String> fields) {

  /** The noun was refused (conference label in use, full): the leg falls through. */
  static DialOutcome skipped() {
    return new DialOutcome(null);
  }

  /** After a conference: no Sid, no duration (Twilio, TwiML Dial, DialCallStatus). */
  static DialOutcome conference(boolean bridged) {
    return new DialOutcome(
        Map.of("DialCallStatus", "answered", "DialBridged", Boolean.toString(bridged)));
  }

  static DialOutcome failed() {
    return new DialOutcome(Map.of("DialCallStatus", "failed", "DialBridged", "false"));
  }
}
