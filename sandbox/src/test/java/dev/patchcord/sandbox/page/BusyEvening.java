package dev.patchcord.sandbox.page;

import dev.patchcord.sandbox.run.Rehearsal;
import dev.patchcord.sandbox.run.Service;
import dev.patchcord.sandbox.twin.leg.Legs;
import dev.patchcord.sandbox.twin.party.Behaviour;
import dev.patchcord.sandbox.twin.party.PartyScript;
import dev.patchcord.sandbox.twin.party.PartyScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A call centre at its busiest: many callers with the AI, some with a person or waiting for one.
 * The line of the page Rehearsal is another one.
 */
final class BusyEvening {
  private static final String LINE = "+14155550300";
  private static final List<String> NAMES =
      List.of(
          "Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gwen", "Hugo", "Ines", "Jon", "Kim", "Lena",
          "Max", "Nora", "Omar", "Pia", "Quinn", "Rosa", "Sam", "Tess");

  /** Every seventh caller asks for a person. */
  private static final int ASKS = 7;

  private final SplittableRandom random = new SplittableRandom(20_261_128);

  /** Writes the flows of both lines. */
  Path flows(Path directory) throws IOException {
    String specialists =
        IntStream.range(0, NAMES.size())
            .mapToObj(each -> "{name: %s, number: \"%s\"}".formatted(NAMES.get(each), number(each)))
            .collect(Collectors.joining(", "));
    return Files.writeString(
        directory.resolve("evening.yaml"),
        """
        flows:
          - version: evening
            numbers: ["%s"]
            from: "%s"
            specialists: [%s]
            strategy: longest-idle
            ring-timeout: 40s
            ladder: [next-specialist, announcement, back-to-ai]
          - version: desk
            numbers: ["+14155550199"]
            from: "+14155550199"
            specialists: [{name: Dr. Kim, number: "+14155550101"}]
            ring-timeout: 60s
            ladder: [announcement, back-to-ai]
        """
            .formatted(LINE, LINE, specialists));
  }

  /** How the specialists are today: some busy, some away, some slow to answer. */
  void arrive(Rehearsal rehearsal) {
    PartyScripts scripts = rehearsal.bean(Service.TWIN, PartyScripts.class);
    for (int each = 0; each < NAMES.size(); each++) {
      Behaviour behaviour =
          switch (each % 10) {
            case 3 -> Behaviour.BUSY;
            case 5, 8 -> Behaviour.NO_ANSWER;
            case 7 -> Behaviour.DECLINES;
            default -> Behaviour.ANSWERS;
          };
      scripts.put(
          number(each),
          new PartyScript(behaviour, seconds(2, 12), null, seconds(120, 400), null, null, null));
    }
  }

  /** The next caller dials. */
  void call(Rehearsal rehearsal, int number) {
    boolean asks = number % ASKS == 0;
    PartyScript script =
        new PartyScript(null, null, null, null, null, null, asks ? seconds(1, 30) : null);
    rehearsal
        .bean(Service.TWIN, Legs.class)
        .call(String.format(Locale.ROOT, "+1555%07d", number), LINE, script)
        .orElseThrow();
  }

  private Duration seconds(int least, int most) {
    return Duration.ofMillis(random.nextLong(1000L * least, 1000L * most));
  }

  private static String number(int specialist) {
    return "+14155550" + (400 + specialist);
  }
}
