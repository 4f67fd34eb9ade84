package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.Direction;
import dev.patchcord.sandbox.twin.leg.DocumentWalker;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.LegInterrupted;
import dev.patchcord.sandbox.twin.leg.LegPlan.Hook;
import dev.patchcord.sandbox.twin.leg.TwimlSource;
import dev.patchcord.sandbox.twin.leg.TwimlSource.Fetch;
import dev.patchcord.sandbox.twin.record.Ears;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Walks a leg from verb to verb and from document to document (Twilio, "How TwiML works"): top to
 * bottom, an action takes over, out of verbs ends it.
 */
@Component
final class TwimlWalker implements DocumentWalker {
  /** From a REST redirect to the request for its document; measured in the field. */
  static final Duration REDIRECT_TAKES = Duration.ofMillis(650);

  private static final Duration APPLICATION_ERROR = Duration.ofSeconds(3);
  private static final Set<String> BEFORE_BRIDGING =
      Set.of("Say", "Play", "Pause", "Gather", "Redirect", "Hangup");

  private final Map<String, Verb> verbs;
  private final Documents documents;
  private final TwinRecord record;
  private final Ears ears;
  private final TwinClock clock;

  TwimlWalker(
      List<Verb> verbs, Documents documents, TwinRecord record, Ears ears, TwinClock clock) {
    this.verbs = verbs.stream().collect(Collectors.toMap(Verb::name, Function.identity()));
    this.documents = documents;
    this.record = record;
    this.ears = ears;
    this.clock = clock;
  }

  @Override
  public void walk(Leg leg, TwimlSource first) {
    walk(leg, first, false);
  }

  @Override
  public void redirected(Leg leg) {
    walk(leg, leg.takeRedirect().orElse(null), true);
  }

  private void walk(Leg leg, @Nullable TwimlSource first, boolean byRedirect) {
    @Nullable TwimlSource next = first;
    boolean redirected = byRedirect;
    // What a dialled Number hears before it is bridged; a redirect takes the leg out of the Dial.
    boolean whisper = !byRedirect && leg.plan().direction() == Direction.OUTBOUND_DIAL;
    while (next != null) {
      // Until the next document makes a sound.
      ears.quiet(leg.sid(), "nothing");
      try {
        if (redirected) {
          leg.pause(REDIRECT_TAKES);
        }
        redirected = false;
        next = document(leg, next, whisper).orElse(null);
      } catch (LegInterrupted e) {
        next = leg.takeRedirect().orElse(null);
        redirected = true;
        whisper = false;
      }
    }
  }

  /** Walks one document; empty when the leg has nothing more to do. */
  private Optional<TwimlSource> document(Leg leg, TwimlSource source, boolean whisper)
      throws LegInterrupted {
    try {
      return verbs(documents.load(leg, source), context(leg, source), whisper);
    } catch (TwimlProblem problem) {
      record.notify(clock.now(), leg.sid(), problem.code(), String.valueOf(problem.getMessage()));
      return fallback(leg, source, problem);
    }
  }

  private Optional<TwimlSource> verbs(List<Element> document, Walk walk, boolean whisper)
      throws LegInterrupted, TwimlProblem {
    for (Element element : document) {
      Grammar.warnings(element).forEach(warning -> walk.warn(12200, warning));
      Verb verb = verbs.get(element.name());
      if (verb == null || (whisper && !allowed(walk, element))) {
        continue;
      }
      // The first verb takes the call, except the one that refuses it.
      if (!element.name().equals("Reject") && walk.leg().status() == CallStatus.RINGING) {
        walk.leg().answer();
      }
      switch (verb.perform(element, walk)) {
        case Next.Verb() -> ears.quiet(walk.leg().sid(), "nothing");
        case Next.Document(TwimlSource source) -> {
          return Optional.of(source);
        }
        case Next.Over() -> {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private static boolean allowed(Walk walk, Element element) {
    if (BEFORE_BRIDGING.contains(element.name())) {
      return true;
    }
    walk.warn(13201, "<" + element.name() + "> is not allowed before a Number is bridged");
    return false;
  }

  private Optional<TwimlSource> fallback(Leg leg, TwimlSource failed, TwimlProblem problem)
      throws LegInterrupted {
    Hook fallback = leg.fallback();
    String url = failed instanceof Fetch fetch ? fetch.url() : "";
    boolean isFallback = failed instanceof Fetch fetch && fetch.extra().containsKey("ErrorCode");
    if (fallback != null && !isFallback) {
      return Optional.of(
          new Fetch(
              fallback.url(),
              fallback.method(),
              Map.of("ErrorCode", Integer.toString(problem.code()), "ErrorUrl", url)));
    }
    if (leg.status() == CallStatus.RINGING) {
      leg.answer();
    }
    record.add(
        new Entry.Heard(
            clock.now(),
            leg.sid(),
            "application-error",
            "We are sorry, an application error has occurred. Goodbye."));
    leg.pause(APPLICATION_ERROR);
    return Optional.empty();
  }

  private Walk context(Leg leg, TwimlSource source) throws TwimlProblem {
    return switch (source) {
      case TwimlSource.Inline inline -> new Walk(leg, null, null, "POST", record, ears, clock);
      case Fetch fetch -> {
        int fragmentAt = fetch.url().indexOf('#');
        String bare = fragmentAt < 0 ? fetch.url() : fetch.url().substring(0, fragmentAt);
        try {
          yield new Walk(leg, URI.create(bare), fetch.url(), fetch.method(), record, ears, clock);
        } catch (IllegalArgumentException e) {
          throw new TwimlProblem(11100, "Invalid URL format: '" + bare + "'");
        }
      }
    };
  }
}
