package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.fault.Chaos;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.LegInterrupted;
import dev.patchcord.sandbox.twin.leg.TwimlSource.Fetch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** Connects the leg to others, then asks its action. */
@Component
final class DialVerb implements Verb {
  // From a redirect to the request for the interrupted Dial's action; measured in the field. The
  // redirect's own document is asked for later, and only that one controls the leg.
  private static final Duration ACTION_AFTER_REDIRECT = Duration.ofMillis(300);

  private final List<DialNoun> nouns;
  private final Documents documents;
  private final Chaos chaos;

  DialVerb(List<DialNoun> nouns, Documents documents, Chaos chaos) {
    this.nouns = nouns;
    this.documents = documents;
    this.chaos = chaos;
  }

  @Override
  public String name() {
    return "Dial";
  }

  @Override
  public Next perform(Element verb, Walk walk) throws LegInterrupted, TwimlProblem {
    Optional<DialNoun> noun = nouns.stream().filter(one -> one.takes(verb)).findFirst();
    DialOutcome outcome;
    if (noun.isEmpty()) {
      walk.warn(12200, "<Dial> needs a Number or a Conference here; it is taken for failed");
      outcome = DialOutcome.failed();
    } else {
      AtomicReference<DialOutcome> soFar = new AtomicReference<>(DialOutcome.failed());
      try {
        outcome = noun.get().dial(verb, walk, soFar);
      } catch (LegInterrupted e) {
        askDiscarded(verb, walk, soFar.get());
        throw e;
      }
    }
    Map<String, String> fields = outcome.fields();
    return fields == null
        ? new Next.Verb()
        : walk.action(verb, fields).<Next>map(Next.Document::new).orElseGet(Next.Verb::new);
  }

  /** The action of a Dial that was cut short is asked for too; its document has no effect. */
  private void askDiscarded(Element verb, Walk walk, DialOutcome outcome) throws TwimlProblem {
    Leg leg = walk.leg();
    Map<String, String> fields = outcome.fields();
    if (fields != null && walk.action(verb, fields).orElse(null) instanceof Fetch action) {
      if (leg.live() && !chaos.dialActionOnRedirect(leg.sid())) {
        return;
      }
      if (leg.live()) {
        leg.later(ACTION_AFTER_REDIRECT, () -> documents.discard(leg, action));
      } else {
        documents.discard(leg, action);
      }
    }
  }
}
