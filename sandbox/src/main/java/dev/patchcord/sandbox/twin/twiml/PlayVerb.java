package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.LegInterrupted;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Plays a recording, or dials tones. */
@Component
final class PlayVerb implements Verb {

  @Override
  public String name() {
    return "Play";
  }

  @Override
  public Next perform(Element verb, Walk walk) throws LegInterrupted {
    Optional<Sound> sound = Sound.of(verb);
    if (sound.isPresent()) {
      walk.play(sound.get());
    }
    return new Next.Verb();
  }
}
