package dev.patchcord.dialer.twilio;

import java.io.IOException;

/** No connection could be made: nothing was sent. */
final class NotConnected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotConnected(IOException cause) {
    super(cause);
  }
}
