package dev.patchcord.sandbox.twin.rest;

import dev.patchcord.sandbox.twin.leg.TwimlSource;
import dev.patchcord.sandbox.twin.room.Entrance;

/** The document of a leg that Participants create dials: straight into the room. */
final class RoomDocument {
  private RoomDocument() {}

  static TwimlSource of(Entrance entrance, Form form) {
    StringBuilder twiml = new StringBuilder("<Response><Dial><Conference");
    // Sent but empty means silence; not sent, Twilio's own music.
    if (form.has("WaitUrl")) {
      attribute(twiml, "waitUrl", form.text("WaitUrl").orElse(""));
      attribute(twiml, "waitMethod", form.text("WaitMethod").orElse("POST"));
    }
    return new TwimlSource.Inline(
        twiml.append('>').append(escaped(entrance.room())) + "</Conference></Dial></Response>");
  }

  private static void attribute(StringBuilder twiml, String name, String value) {
    twiml.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
