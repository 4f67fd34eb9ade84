package dev.patchcord.sandbox.twin.twiml;

import org.springframework.stereotype.Component;

/** Ends the leg. */
@Component
final class HangupVerb implements Verb {

  @Override
  public String name() {
    return "Hangup";
  }

  @Override
  public Next perform(Element verb, Walk walk) {
    walk.leg().hangUp();
    return new Next.Over();
  }
}
