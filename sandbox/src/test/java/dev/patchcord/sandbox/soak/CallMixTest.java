package dev.patchcord.sandbox.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.sandbox.soak.CallMix.Story;
import dev.patchcord.sandbox.soak.SoakLines.Line;
import dev.patchcord.sandbox.twin.party.Behaviour;
import dev.patchcord.sandbox.twin.party.PartyScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallMixTest {
  private static final Line LINE = new Line("+14151000000", List.of("+14151000011"));

  @Test
  void theSameSeedMakesUpTheSameStories() {
    assertThat(stories(7)).isEqualTo(stories(7)).isNotEqualTo(stories(8));
  }

  @Test
  void everyCallerHangsUpInTheEnd() {
    assertThat(stories(1))
        .allSatisfy(story -> assertThat(story.caller().hangUpAfter()).isNotNull());
  }

  @Test
  void everyBehaviourAndEveryOperatorsActionOccurs() {
    List<Story> stories = stories(1);
    Set<Behaviour> behaviours =
        stories.stream()
            .flatMap(story -> story.parties().values().stream())
            .map(PartyScript::behaves)
            .collect(Collectors.toSet());
    // A soak has nobody at its phones.
    assertThat(behaviours).isEqualTo(EnumSet.complementOf(EnumSet.of(Behaviour.BY_HAND)));
    assertThat(stories.stream().flatMap(story -> story.wishes().stream()).map(CallMix.Wish::action))
        .contains("transfer", "take-back", "try-next", "announce", "hang-up");
  }

  @Test
  void noTwoLinesShareANumber() {
    List<Line> lines = new SoakLines(100).all();
    assertThat(lines)
        .hasSizeGreaterThanOrEqualTo(100)
        .extracting(Line::dialled)
        .doesNotHaveDuplicates();
  }

  private static List<Story> stories(long seed) {
    CallMix mix = new CallMix(seed);
    return IntStream.range(0, 400).mapToObj(number -> mix.story(number, LINE)).toList();
  }
}
