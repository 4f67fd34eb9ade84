package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.LegInterrupted;
import dev.patchcord.sandbox.twin.leg.TwimlSource;
import dev.patchcord.sandbox.twin.record.Ears;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A leg in one document: what the verbs need to know.
 *
 * @param url of the document, without fragment; null if it was given with a REST request
 * @param address the same with its fragment, as it was asked for
 */
record Walk(
    Leg leg,
    @Nullable URI url,
    @Nullable String address,
    String method,
    TwinRecord record,
    Ears ears,
    TwinClock clock) {

  /** The party hears something from now on. */
  void hear(String kind, String content) {
    record.add(new Entry.Heard(clock.now(), leg.sid(), kind, content));
  }

  void hear(Sound sound) {
    hear(sound.kind(), sound.content());
    if (sound.kind().equals("silence")) {
      ears.pauses(leg.sid(), sound.lasts());
    }
  }

  /** Plays a sound to its end. */
  void play(Sound sound) throws LegInterrupted {
    hear(sound);
    leg.pause(sound.lasts());
    ended(sound, "nothing");
  }

  /** A sound has been played to its end; {@code during} as in {@link Ears}. */
  void ended(Sound sound, String during) {
    ears.ended(leg.sid(), sound.kind(), sound.content(), during);
  }

  /** A line in Twilio's debugger. */
  void warn(int code, String message) {
    record.notify(clock.now(), leg.sid(), code, message);
  }

  /** An absolute URL for one that may be relative to the document. */
  String resolve(String reference) throws TwimlProblem {
    if (reference.matches("(?i)https?://.*")) {
      return reference;
    }
    if (url == null) {
      throw new TwimlProblem(
          11100, "Invalid URL format: '" + reference + "' must be absolute here");
    }
    try {
      return url.resolve(reference).toString();
    } catch (IllegalArgumentException e) {
      throw new TwimlProblem(11100, "Invalid URL format: '" + reference + "'");
    }
  }

  /** The URL in an attribute, made absolute. */
  Optional<String> url(Element element, String attribute) throws TwimlProblem {
    String reference = element.attributes().get(attribute);
    return reference == null || reference.isBlank()
        ? Optional.empty()
        : Optional.of(resolve(reference));
  }

  /** The document that an {@code action} names, if it names one. */
  Optional<TwimlSource> action(Element element, Map<String, String> extra) throws TwimlProblem {
    Optional<String> action = url(element, "action");
    return action.map(to -> new TwimlSource.Fetch(to, method(element, "method"), extra));
  }

  /** As {@link #action}; without one the current document is asked again (Gather, Record). */
  TwimlSource actionOrSelf(Element element, Map<String, String> extra) throws TwimlProblem {
    Optional<TwimlSource> action = action(element, extra);
    if (action.isPresent()) {
      return action.get();
    }
    if (address == null) {
      throw new TwimlProblem(
          11100, "Invalid URL format: <" + element.name() + "> needs an action in inline TwiML");
    }
    return new TwimlSource.Fetch(address, method(element, "method"), extra);
  }

  /** GET or POST, as an attribute says; POST without one. */
  static String method(Element element, String attribute) {
    return element.attribute(attribute).filter("GET"::equalsIgnoreCase).isPresent()
        ? "GET"
        : "POST";
  }
}
