package dev.patchcord.sandbox.twin.rest;

/** A request that Twilio would refuse, with Twilio's code. */
final class TwilioRefusal extends RuntimeException {
  private final int status;
  private final int code;

  TwilioRefusal(int status, int code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  /** A parameter that is missing or wrong. */
  static TwilioRefusal badRequest(int code, String message) {
    return new TwilioRefusal(400, code, message);
  }

  static TwilioRefusal notFound(String uri) {
    return new TwilioRefusal(404, 20404, "The requested resource " + uri + " was not found");
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }
}
