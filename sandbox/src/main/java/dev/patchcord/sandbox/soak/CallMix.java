package dev.patchcord.sandbox.soak;

import dev.patchcord.sandbox.soak.SoakLines.Line;
import dev.patchcord.sandbox.twin.party.Behaviour;
import dev.patchcord.sandbox.twin.party.Cue;
import dev.patchcord.sandbox.twin.party.KeyPress;
import dev.patchcord.sandbox.twin.party.Moment;
import dev.patchcord.sandbox.twin.party.PartyScript;
import dev.patchcord.sandbox.twin.party.ToolUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Makes up callers and the people whom they reach. The same seed makes up the same. */
final class CallMix {
  private static final Cue[] MOMENTS = Cue.values();

  /** Whoever has not hung up by then does. */
  private static final int LONGEST_CALL_SECONDS = 150;

  private final long seed;

  /**
   * One caller, and how everybody behaves.
   *
   * @param from the caller's number
   * @param caller how the caller behaves
   * @param parties how the others behave, and the caller when called back, by number
   * @param wishes what operators do meanwhile
   */
  record Story(
      String from, PartyScript caller, Map<String, PartyScript> parties, List<Wish> wishes) {
    Story {
      parties = Map.copyOf(parties);
      wishes = List.copyOf(wishes);
    }
  }

  /**
   * An operator steps in.
   *
   * @param after the beginning of the call, in call time
   * @param action as in the operators' endpoint
   * @param body of the request
   */
  record Wish(Duration after, String action, Map<String, String> body) {
    Wish {
      body = Map.copyOf(body);
    }
  }

  CallMix(long seed) {
    this.seed = seed;
  }

  /**
   * The story of a call.
   *
   * @param number counted from 0
   */
  Story story(int number, Line line) {
    Dice dice = new Dice(new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L)));
    String from = String.format(Locale.ROOT, "+1555%07d", number);
    Map<String, PartyScript> parties = new LinkedHashMap<>();
    for (String phone : line.phones()) {
      parties.put(phone, specialist(dice));
    }
    parties.put(from, calledBack(dice));
    return new Story(from, caller(dice, number), parties, wishes(dice));
  }

  private static PartyScript caller(Dice dice, int number) {
    List<KeyPress> keys = new ArrayList<>();
    if (dice.chance(0.6)) {
      keys.add(new KeyPress(dice.seconds(0.5, 4), "1", null, "call you back"));
    }
    if (dice.chance(0.25)) {
      keys.add(new KeyPress(null, "*", new Moment(Cue.BRIDGED, dice.seconds(1, 8)), null));
    }
    List<ToolUse> asks = new ArrayList<>();
    boolean wantsPerson = dice.chance(0.85);
    if (dice.chance(0.12)) {
      asks.add(new ToolUse(dice.seconds(1, 3), "check_availability", Map.of(), 1));
      asks.add(
          new ToolUse(
              dice.seconds(4, 7),
              "book_appointment",
              Map.of("start", "{slot-1}", "specialist", "Ada", "name", "Caller " + number),
              1));
    }
    if (dice.chance(0.06)) {
      asks.add(new ToolUse(dice.seconds(1, 6), "request_callback", Map.of("reason", "soak"), 1));
    }
    for (int session = 2; session <= 3; session++) {
      if (dice.chance(0.5)) {
        asks.add(new ToolUse(dice.seconds(1, 5), null, Map.of("reason", "once more"), session));
      }
    }
    return new PartyScript(
        null,
        null,
        keys,
        dice.seconds(wantsPerson ? 60 : 15, LONGEST_CALL_SECONDS),
        leaves(dice),
        null,
        wantsPerson ? dice.seconds(1, 8) : null,
        dice.seconds(0, 10),
        asks,
        null,
        "The caller of story " + number + ".");
  }

  /** A third of all callers hang up at some moment of their own. */
  private static @Nullable Moment leaves(Dice dice) {
    Cue cue = MOMENTS[dice.below(MOMENTS.length)];
    return dice.chance(0.33) ? new Moment(cue, dice.seconds(0, cue == Cue.BRIDGED ? 20 : 9)) : null;
  }

  private static PartyScript specialist(Dice dice) {
    Behaviour behaviour = dice.behaviour();
    List<KeyPress> keys =
        switch (behaviour) {
          case ANSWERS -> List.of(new KeyPress(dice.seconds(0.3, 5), "1"));
          case DECLINES -> List.of(new KeyPress(dice.seconds(0.3, 3), "2"));
          default -> List.of();
        };
    // Some put the phone down while they are asked, or when the talk has just begun.
    boolean impatient = dice.chance(0.06);
    return new PartyScript(
        behaviour,
        dice.seconds(0.2, 7),
        keys,
        impatient ? dice.seconds(0.5, 6) : null,
        dice.chance(0.7) ? new Moment(Cue.BRIDGED, dice.seconds(0.5, 40)) : null,
        null,
        null);
  }

  private static PartyScript calledBack(Dice dice) {
    Behaviour behaviour = dice.chance(0.7) ? Behaviour.ANSWERS : dice.behaviour();
    List<KeyPress> keys =
        behaviour == Behaviour.ANSWERS
            ? List.of(new KeyPress(dice.seconds(0.3, 4), dice.chance(0.9) ? "1" : "5"))
            : List.of();
    return new PartyScript(
        behaviour, dice.seconds(0.5, 9), keys, dice.seconds(20, 90), null, null, null);
  }

  private static List<Wish> wishes(Dice dice) {
    List<Wish> wishes = new ArrayList<>();
    Duration when = Duration.ZERO;
    while (wishes.size() < 3 && dice.chance(0.12)) {
      when = when.plus(dice.seconds(2, 30));
      String action =
          List.of("transfer", "take-back", "try-next", "announce", "hang-up").get(dice.below(5));
      wishes.add(
          new Wish(
              when,
              action,
              action.equals("announce")
                  ? Map.of("why", "soak", "text", "One moment more, please.")
                  : Map.of("why", "soak")));
    }
    return wishes;
  }

  /** One call's chances. */
  private record Dice(SplittableRandom random) {
    boolean chance(double rate) {
      return random.nextDouble() < rate;
    }

    int below(int bound) {
      return random.nextInt(bound);
    }

    Duration seconds(double least, double most) {
      return Duration.ofMillis((long) (1000 * random.nextDouble(least, most)));
    }

    Behaviour behaviour() {
      double drawn = random.nextDouble();
      return drawn < 0.5
          ? Behaviour.ANSWERS
          : drawn < 0.6
              ? Behaviour.BUSY
              : drawn < 0.7
                  ? Behaviour.NO_ANSWER
                  : drawn < 0.75
                      ? Behaviour.FAILED
                      : drawn < 0.85
                          ? Behaviour.VOICEMAIL
                          : drawn < 0.94 ? Behaviour.DECLINES : Behaviour.SILENT;
    }
  }
}
