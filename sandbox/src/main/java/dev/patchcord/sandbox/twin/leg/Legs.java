package dev.patchcord.sandbox.twin.leg;

import org.springframework.stereotype.Component;

/** All legs of the twin. */
@Component
public final class Legs {

  /**
   * Makes an inbound leg that is in progress and has that very SID, for a person who plays Twilio
   * by hand: their own request fetched the document, the twin takes the call from there.
   *
   * @param callSid any text that begins with {@code CA}
   * @param from the caller's number
   * @param twiml what the leg does first
   * @return false if walk-ins are not admitted, or a leg with that SID exists
   */
  public boolean walkIn(String callSid, String from, String twiml) {
    return !callSid.isEmpty() && !from.isEmpty() && twiml.isEmpty();
  }
}
