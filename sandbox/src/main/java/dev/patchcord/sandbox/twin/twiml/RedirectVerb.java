package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.TwimlSource;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Goes on with another document, or with none given asks the current one again. */
@Component
final class RedirectVerb implements Verb {

  @Override
  public String name() {
    return "Redirect";
  }

  @Override
  public Next perform(Element verb, Walk walk) throws TwimlProblem {
    if (verb.text().isEmpty()) {
      return new Next.Document(walk.actionOrSelf(verb, Map.of()));
    }
    return new Next.Document(
        new TwimlSource.Fetch(walk.resolve(verb.text()), Walk.method(verb, "method"), Map.of()));
  }
}
