package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.LegInterrupted;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Is silent for a while. */
@Component
final class PauseVerb implements Verb {

  @Override
  public String name() {
    return "Pause";
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
