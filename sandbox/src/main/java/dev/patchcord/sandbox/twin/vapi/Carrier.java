package dev.patchcord.sandbox.twin.vapi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the Vapi half asks of the Twilio half. */
interface Carrier {

  /** Whether this leg still lives: tells a caller who hung up from one who was moved away. */
  boolean isLive(String callSid);

  /**
   * What this caller wants of the assistant.
   *
   * @param session counted per leg from 1
   */
  List<Wish> wishes(String callSid, int session);

  /** How the assistant sums up its talk with this caller; empty text: it does not. */
  String summary(String callSid);

  /**
   * Makes a leg for a caller who exists only on paper (somebody posted to our number's voice URL by
   * hand), and lets it walk the TwiML that answered the post. Does nothing if there is such a leg.
   *
   * @param from the caller's number; null when it was withheld
   */
  void walkIn(String callSid, @Nullable String from, String twiml);
}
