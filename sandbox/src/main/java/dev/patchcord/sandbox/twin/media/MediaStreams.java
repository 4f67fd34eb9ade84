package dev.patchcord.sandbox.twin.media;

import java.net.URI;

/**
 * Receives the bidirectional streams that legs open by {@code <Connect><Stream>}. No audio flows:
 * the twin only knows when a stream starts and ends.
 */
public interface MediaStreams {

  /**
   * A leg has opened a stream. Called by the TwiML engine; must return at once.
   *
   * @param url the Stream's {@code wss:} URL
   * @param callSid the leg
   * @param closeFromFarEnd ends the stream from the AI's side: the leg goes on with its next verb
   * @return told when the leg's side ended it (hang-up, redirect); harmless when already closed
   */
  Runnable opened(URI url, String callSid, Runnable closeFromFarEnd);
}
