package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.LegInterrupted;
import dev.patchcord.sandbox.twin.leg.PartyConduct;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks for keys while it speaks. Silence falls through to the next verb, unless {@code
 * actionOnEmptyResult}. Speech is never heard: the twin's parties only press keys.
 */
@Component
final class GatherVerb implements Verb {
  private static final int UNLIMITED = 1000;
  private final PartyConduct conduct;

  GatherVerb(PartyConduct conduct) {
    this.conduct = conduct;
  }

  /** What was keyed in; {@code finishedOn} is empty unless the finishing key was pressed. */
  private record Keyed(String digits, String finishedOn) {}

  @Override
  public String name() {
    return "Gather";
  }

  @Override
  public Next perform(Element verb, Walk walk) throws LegInterrupted, TwimlProblem {
    Leg leg = walk.leg();
    leg.listen(true);
    Keyed keyed;
    try {
      conduct.asked(leg, question(verb));
      keyed = listen(verb, walk);
    } finally {
      leg.listen(false);
    }
    if (keyed.digits().isEmpty() && !verb.flag("actionOnEmptyResult", false)) {
      return new Next.Verb();
    }
    return new Next.Document(
        walk.actionOrSelf(
            verb,
            Map.of(
                "Digits", keyed.digits(),
                "FinishedOnKey", keyed.finishedOn(),
                "msg", "Gather End")));
  }

  private static String question(Element verb) {
    return verb.children().stream().map(Element::text).collect(Collectors.joining(" "));
  }

  private static Keyed listen(Element verb, Walk walk) throws LegInterrupted {
    int wanted = verb.number("numDigits", UNLIMITED);
    String finish = verb.attribute("finishOnKey").orElse("#");
    Duration timeout = Duration.ofSeconds(verb.number("timeout", 5));
    StringBuilder digits = new StringBuilder();
    String key = firstKey(verb, walk, timeout);
    while (key != null) {
      if (!finish.isEmpty() && finish.contains(key)) {
        return new Keyed(digits.toString(), key);
      }
      digits.append(key);
      if (digits.length() >= wanted) {
        break;
      }
      key = walk.leg().await(timeout, walk.leg()::takeKey).orElse(null);
    }
    return new Keyed(digits.toString(), "");
  }

  /** A key stops the prompt; the time to think begins after it. */
  private static @Nullable String firstKey(Element verb, Walk walk, Duration timeout)
      throws LegInterrupted {
    for (Element prompt : verb.children()) {
      Optional<Sound> sound = Sound.of(prompt);
      if (sound.isPresent()) {
        walk.hear(sound.get());
        Optional<String> key = walk.leg().await(sound.get().lasts(), walk.leg()::takeKey);
        walk.ended(sound.get(), "key");
        if (key.isPresent()) {
          return key.get();
        }
      }
    }
    return walk.leg().await(timeout, walk.leg()::takeKey).orElse(null);
  }
}
