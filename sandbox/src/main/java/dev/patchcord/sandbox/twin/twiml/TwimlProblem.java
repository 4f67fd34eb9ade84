package dev.patchcord.sandbox.twin.twiml;

/** A document that cannot be had or read; carries Twilio's error code. */
final class TwimlProblem extends Exception {
  private final int code;

  TwimlProblem(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }
}
