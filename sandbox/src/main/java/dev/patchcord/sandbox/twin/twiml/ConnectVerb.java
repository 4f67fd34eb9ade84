package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.LegInterrupted;
import dev.patchcord.sandbox.twin.media.MediaStreams;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gives the leg to a bidirectional media stream until one of the two ends it. */
@Component
final class ConnectVerb implements Verb {
  private final ObjectProvider<MediaStreams> streams;
  private final StreamReports reports;

  ConnectVerb(ObjectProvider<MediaStreams> streams, StreamReports reports) {
    this.streams = streams;
    this.reports = reports;
  }

  @Override
  public String name() {
    return "Connect";
  }

  @Override
  public Next perform(Element verb, Walk walk) throws LegInterrupted, TwimlProblem {
    Optional<Element> stream =
        verb.children().stream().filter(child -> child.name().equals("Stream")).findFirst();
    if (stream.isEmpty()) {
      return new Next.Verb();
    }
    converse(stream.get(), walk);
    return walk.action(verb, Map.of()).<Next>map(Next.Document::new).orElseGet(Next.Verb::new);
  }

  private void converse(Element stream, Walk walk) throws LegInterrupted, TwimlProblem {
    URI url = url(stream);
    Leg leg = walk.leg();
    AtomicBoolean closed = new AtomicBoolean();
    walk.hear("ai", url.toString());
    Runnable stopped = reports.started(stream, walk);
    Runnable closeFromLeg =
        streams
            .getIfAvailable(() -> (to, callSid, closeFromFarEnd) -> () -> {})
            .opened(
                url,
                leg.sid(),
                () -> {
                  closed.set(true);
                  leg.wake();
                });
    try {
      leg.await(null, () -> closed.get() ? Boolean.TRUE : null);
    } finally {
      // Harmless if the far end closed it.
      closeFromLeg.run();
      stopped.run();
    }
  }

  private static URI url(Element stream) throws TwimlProblem {
    String given = stream.attribute("url").orElse("");
    // Twilio wants wss; ws is for a stand-in on loopback.
    if (!given.matches("wss?://.+")) {
      throw new TwimlProblem(12100, "<Stream> needs a url that begins with wss://");
    }
    try {
      return URI.create(given);
    } catch (IllegalArgumentException e) {
      throw new TwimlProblem(12100, "<Stream> has the invalid url '" + given + "'");
    }
  }
}
