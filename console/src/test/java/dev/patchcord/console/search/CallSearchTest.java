package dev.patchcord.console.search;

import static dev.patchcord.console.Samples.NOON;
import static dev.patchcord.console.Samples.callId;
import static dev.patchcord.console.Samples.ended;
import static dev.patchcord.console.Samples.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.console.login.Person;
import dev.patchcord.console.login.Role;
import dev.patchcord.console.projection.Fact;
import dev.patchcord.console.projection.Limits;
import dev.patchcord.console.projection.Projection;
import dev.patchcord.contract.journal.CallState;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallSearchTest {
  private static final Person OPERATOR = new Person("kim", Role.OPERATOR);
  private static final Person VIEWER = new Person("vi", Role.VIEWER);
  private static final Projection KNOWN =
      Projection.EMPTY.with(
          List.of(
              new Fact.CallEnded(ended(callId(1), NOON, "Ada", "voicemail")),
              new Fact.CallEnded(ended(callId(2), NOON.plusSeconds(60), "Bo", "no-answer")),
              new Fact.CallSeen(snapshot(callId(3), CallState.AI, NOON.plusSeconds(90)))),
          new Limits(10, 10));

  private static List<String> found(CallQuestion question, Person person) {
    return CallSearch.find(KNOWN, question, person, 10).calls().stream()
        .map(FoundCall::callId)
        .toList();
  }

  @Test
  void withoutAQuestionTheNewestStandFirst() {
    assertThat(found(new CallQuestion(null, null, null, null, null, null, null, null), OPERATOR))
        .containsExactly(callId(2), callId(3), callId(1));
  }

  @Test
  void allThatIsGivenMustHold() {
    assertThat(
            found(
                new CallQuestion(null, null, "ada", "voicemail", CallState.ENDED, null, null, null),
                OPERATOR))
        .containsExactly(callId(1));
    assertThat(
            found(
                new CallQuestion(null, null, "ada", "no-answer", null, null, null, null), OPERATOR))
        .isEmpty();
    assertThat(
            found(
                new CallQuestion(null, null, null, null, null, NOON.plusSeconds(1), null, "clinic"),
                OPERATOR))
        .containsExactly(callId(2), callId(3));
  }

  @Test
  void whoSeesNoNumbersCannotFindOneByTrying() {
    CallQuestion byNumber =
        new CallQuestion(null, "4155550123", null, null, null, null, null, null);
    assertThat(found(byNumber, OPERATOR)).hasSize(3);
    assertThat(found(byNumber, VIEWER)).isEmpty();
  }

  @Test
  void anExportedCellIsNeverAFormula() {
    FoundCall call =
        new FoundCall(
            callId(1),
            CallState.ENDED,
            "+14155550123",
            "",
            NOON,
            null,
            false,
            List.of("=HYPERLINK(\"x\")"),
            List.of("no-answer"),
            "f",
            "3");
    assertThat(Export.csv(List.of(call)))
        .contains("\"'=HYPERLINK(\"\"x\"\")\"")
        .contains("\"+14155550123\"")
        .endsWith("\r\n");
  }
}
