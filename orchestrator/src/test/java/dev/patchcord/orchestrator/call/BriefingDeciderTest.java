package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.answers;
import static dev.patchcord.orchestrator.call.Happenings.arrival;
import static dev.patchcord.orchestrator.call.Happenings.callerJoins;
import static dev.patchcord.orchestrator.call.Happenings.opened;
import static dev.patchcord.orchestrator.call.Happenings.presses;
import static dev.patchcord.orchestrator.call.Happenings.reported;
import static dev.patchcord.orchestrator.call.Happenings.wantedAtOnce;
import static dev.patchcord.orchestrator.call.Happenings.wantedBecause;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.answer.JoinRoom;
import dev.patchcord.contract.answer.SayToRoom;
import dev.patchcord.contract.command.AnnounceToRoom;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Sentences;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is calling and why, told to the specialist who has accepted. */
class BriefingDeciderTest {
  static final Flow BRIEFED = briefedWith("{specialist}, call from {caller}. {reason}. {summary}.");

  @RegisterExtension final CallScript call = new CallScript(BRIEFED);

  @Test
  void tellsTheSpecialistWhoIsCallingAndWhy() {
    call.asks(arrival());
    call.happens(opened(1));
    call.happens(wantedBecause("An invoice", "Paid twice in May. Wants the money back."));
    call.happens(callerJoins());
    call.asks(answers(1));
    assertThat(said()).as("nothing of it to whoever has not accepted").doesNotContain("invoice");
    call.asks(presses(1, "1"));
    assertThat(call.lastAnswers()).singleElement().isInstanceOf(JoinRoom.class);
    assertThat(said())
        .isEqualTo(
            "Ada, call from 1 4 1 5 5 5 5 0 1 0 0. An invoice. Paid twice in May. Wants the money"
                + " back.");
    assertThat(call.until("attempt-1")).as("ten seconds and the briefing").hasSeconds(17);
  }

  @Test
  void introducesBothWhenTheyAreTogether() {
    Scenes.bridged(call);
    AnnounceToRoom introduction = call.commands(AnnounceToRoom.class).getFirst();
    assertThat(introduction.conferenceSid()).isEqualTo(Happenings.ROOM);
    call.asks(Happenings.announcement(introduction.announcement()));
    assertThat(call.lastAnswers())
        .containsExactly(new SayToRoom(List.of(BRIEFED.spoken("You are connected."))));
    call.asks(Happenings.announcement(7));
    assertThat(call.lastAnswers()).containsExactly(new SayToRoom(List.of()));
  }

  @Test
  void theLatestReportOfTheAssistantIsTheSummary() {
    call.asks(arrival());
    call.happens(wantedAtOnce());
    call.happens(callerJoins());
    call.happens(reported("Asked about an invoice."));
    call.happens(reported());
    call.asks(answers(1));
    call.asks(presses(1, "1"));
    assertThat(said()).isEqualTo("Ada, call from 1 4 1 5 5 5 5 0 1 0 0. Asked about an invoice.");
  }

  @Test
  void whatIsNotKnownLeavesNoHole() {
    call.happens(wantedAtOnce());
    call.happens(callerJoins());
    call.asks(answers(1));
    call.asks(presses(1, "1"));
    assertThat(said()).isEqualTo("Ada.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Call from {caller}, about {reason}. | Call from 1 2, about tax.",
        "Call from {caller}, about {summary}. | Call from 1 2.",
        "Call for {summary}, about {reason}. | about tax.",
        "{summary}. | ''",
        "At 9.30, a call from {caller}! | At 9.30, a call from 1 2!",
        "A caller waits. | A caller waits.",
        "{unheard}{caller} | ''",
        "{caller} waits | 1 2 waits"
      })
  void fillsWhatIsKnownAndLeavesOutTheRest(String template, String text) {
    assertThat(Wording.fill(template, Map.of("caller", "1 2", "reason", "tax"))).isEqualTo(text);
  }

  @Test
  void whatTheCallerSaidIsNotATemplate() {
    assertThat(Wording.fill("{reason}.", Map.of("reason", "{caller} $1 \\", "caller", "1")))
        .isEqualTo("{caller} $1 \\.");
  }

  @Test
  void aLongSummaryIsCutAtASentence() {
    String sentence = "This caller has much to say about it. ";
    call.asks(arrival());
    call.happens(wantedBecause("Talk", sentence.repeat(10).strip()));
    call.happens(callerJoins());
    call.asks(answers(1));
    call.asks(presses(1, "1"));
    assertThat(said()).endsWith("Talk. " + sentence.repeat(5).strip());
  }

  @Test
  void aLongReasonIsCutAtAWordAndNeverInACharacter() {
    call.asks(arrival());
    call.happens(wantedBecause("word ".repeat(100) + "end", "\uD83D\uDE00".repeat(300)));
    call.happens(callerJoins());
    call.asks(answers(1));
    call.asks(presses(1, "1"));
    assertThat(said()).contains("word ".repeat(19) + "word.").doesNotContain("end");
    assertThat(said().codePoints()).noneMatch(each -> each >= 0xD800 && each <= 0xDFFF);
    assertThat(said().length()).isLessThan(Wording.LONGEST_REASON + Wording.LONGEST_SUMMARY + 60);
  }

  @Test
  void aHalfCharacterIsLeftOut() {
    call.asks(arrival());
    call.happens(wantedBecause("Talk", "a" + "\uD83D\uDE00".repeat(300)));
    call.happens(callerJoins());
    call.asks(answers(1));
    call.asks(presses(1, "1"));
    assertThat(said().codePoints()).noneMatch(each -> each >= 0xD800 && each <= 0xDFFF);
  }

  private String said() {
    return call.lastAnswers().stream()
        .flatMap(
            each ->
                switch (each) {
                  case JoinRoom join -> join.briefing().stream();
                  case dev.patchcord.contract.answer.Screen screen -> screen.words().stream();
                  default -> Stream.of();
                })
        .map(each -> each.text())
        .collect(Collectors.joining(" "));
  }

  private static Flow briefedWith(String template) {
    Sentences old = Happenings.FLOW.sentences();
    return new Flows(Happenings.FLOW)
        .sentences(
            new Sentences(
                old.screening(),
                old.pressToAccept(),
                template,
                "You are connected.",
                old.taken(),
                old.tooLate(),
                old.dropped(),
                old.announcement(),
                old.leaveMessage(),
                old.offerCallback(),
                old.callbackPromised(),
                old.callingBack(),
                old.goodbye(),
                old.nobodyAvailable()))
        .flow();
  }
}
