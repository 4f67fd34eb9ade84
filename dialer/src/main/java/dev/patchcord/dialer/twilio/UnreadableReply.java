package dev.patchcord.dialer.twilio;

/** An error status without the carrier's JSON: some proxy's page, or an empty 502. */
final class UnreadableReply extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int httpStatus;

  UnreadableReply(int httpStatus) {
    super("HTTP " + httpStatus + " without a body in Twilio's form");
    this.httpStatus = httpStatus;
  }

  int httpStatus() {
    return httpStatus;
  }
}
