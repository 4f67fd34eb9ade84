package dev.patchcord.orchestrator.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The gate's reason to be: a machine that was changed without a new version is caught. */
class ChangedMachineTest {
  private static final CallTransitions TWO = CallTransitions.of(MachineVersion.V2);

  private static List<String> caught(String row, UnaryOperator<Transition> change)
      throws IOException {
    List<Transition> rows =
        TWO.rows().stream()
            .map(each -> each.name().equals(row) ? change.apply(each) : each)
            .filter(Objects::nonNull)
            .toList();
    return GoldenReplay.disagreements(
        GoldenJournals.ours(), TableMachines.of(CallTransitions.of(MachineVersion.V2, rows)));
  }

  private static Stream<String> about(List<String> caught, String file) {
    return caught.stream().filter(each -> each.startsWith(file));
  }

  @Test
  void agreesWithTheTableAsItIs() throws IOException {
    assertThat(GoldenReplay.disagreements(GoldenJournals.ours(), TableMachines.of(TWO))).isEmpty();
  }

  @Test
  void namesTheDecisionThatAChangedGuardTakesOtherwise() throws IOException {
    List<String> caught =
        caught(
            "dialing/specialist-accepts",
            row ->
                with(
                    row,
                    new Guard(
                        "any key but 1", (call, stimulus) -> !row.guard().holds(call, stimulus)),
                    row.effect()));
    assertThat(about(caught, "2/a-talk.jsonl"))
        .singleElement()
        .asString()
        .startsWith(
            "2/a-talk.jsonl, line 9: record 9 of the call was decided by"
                + " dialing/specialist-accepts, but machine 2 takes dialing/specialist-declines: ")
        .containsSubsequence(
            "  transition\n",
            "    recorded \"dialing/specialist-accepts\"\n",
            "    decided  \"dialing/specialist-declines\"\n",
            "  commands\n",
            "    recorded []\n",
            "    decided  [{\"type\":\"patchcord.end-leg.v1\"",
            "make it a new machine version (docs/developing.md");
  }

  @Test
  void namesTheDecisionThatARemovedRowHadTaken() throws IOException {
    assertThat(
            about(caught("dialing/dial-refused-next", _ -> null), "2/the-carrier-refuses-a-dial"))
        .singleElement()
        .asString()
        .contains(
            "line 5: record 5 of the call was decided by dialing/dial-refused-next, but machine 2"
                + " takes dialing/dial-refused: ");
  }

  @Test
  void namesWhatAChangedEffectDoesOtherwise() throws IOException {
    List<String> caught =
        caught(
            "fallback/leg-asks",
            row -> with(row, row.guard(), row.effect().then(FallbackEffects::redirectAgain)));
    assertThat(about(caught, "2/every-rung-of-the-ladder"))
        .singleElement()
        .asString()
        .contains("fallback/leg-asks is decided otherwise by machine 2: commands");
  }

  private static Transition with(Transition row, Guard guard, Effect effect) {
    return new Transition(
        row.name(), row.from(), row.on(), guard, row.to(), effect, row.does(), row.versions());
  }
}
