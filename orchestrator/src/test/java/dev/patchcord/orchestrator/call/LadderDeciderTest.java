package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.CALL;
import static dev.patchcord.orchestrator.call.Happenings.callerJoins;
import static dev.patchcord.orchestrator.call.Happenings.choosesCallback;
import static dev.patchcord.orchestrator.call.Happenings.failed;
import static dev.patchcord.orchestrator.call.Happenings.hangUp;
import static dev.patchcord.orchestrator.call.Happenings.leavesHold;
import static dev.patchcord.orchestrator.call.Happenings.leavesMessage;
import static dev.patchcord.orchestrator.call.Happenings.opened;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.Announce;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.OfferCallback;
import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.answer.TakeMessage;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.flow.Rung;
import dev.patchcord.contract.flow.Rung.Kind;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.journal.CallState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The ladder, rung by rung, in any order. */
class LadderDeciderTest {
  private CallScript call = new CallScript();

  @AfterEach
  void replays() {
    call.replay();
  }

  private void failedTransfer(Flows flow) {
    call = new CallScript(flow.flow());
    Scenes.dialing(call);
    call.happens(specialist(1, LegStatus.BUSY));
  }

  private Answer answer() {
    assertThat(call.lastAnswers()).hasSize(1);
    return call.lastAnswers().getFirst();
  }

  private static List<Spoken> words(String text) {
    return List.of(Happenings.FLOW.spoken(text));
  }

  @Test
  void saysTheAnnouncementAndGoesOnWhenTheLegComesBackFromIt() {
    failedTransfer(Flows.tests().ladder(Kind.ANNOUNCEMENT, Kind.GOODBYE));
    RedirectCaller redirect = call.commands(RedirectCaller.class).getLast();
    Announce page = new Announce(words("All busy."), redirect.step() - 1);
    call.asks(leavesHold(0));
    assertThat(answer()).as("the interrupted Dial's action").isEqualTo(page);
    call.asks(leavesHold(redirect.step()));
    assertThat(answer()).as("the redirect's own fetch").isEqualTo(page);
    call.asks(leavesHold(page.step()));
    assertThat(answer()).isEqualTo(hangUp("Goodbye."));
    call.asks(leavesHold(page.step()));
    assertThat(answer()).as("a late repetition").isEqualTo(hangUp("Goodbye."));
  }

  @Test
  void speaksTheTextOfTheRung() {
    failedTransfer(Flows.tests().ladder(List.of(new Rung(Kind.GOODBYE, "We open again at nine."))));
    call.asks(leavesHold(1));
    assertThat(answer()).isEqualTo(hangUp("We open again at nine."));
  }

  @Test
  void saysThatNobodyIsThereAtTheEndOfALadderWithoutAnEnd() {
    failedTransfer(Flows.tests().ladder(Kind.ANNOUNCEMENT));
    call.asks(leavesHold(2));
    call.asks(leavesHold(1));
    assertThat(answer()).isEqualTo(hangUp("Nobody is there."));
  }

  @Test
  void goesOnByItselfWhenTheLegDoesNotComeBackFromAPage() {
    failedTransfer(Flows.tests().ladder(Kind.ANNOUNCEMENT, Kind.GOODBYE));
    call.asks(leavesHold(2));
    assertThat(call.until("fallback-confirm")).hasSeconds(60);
    call.passes(Duration.ofSeconds(60));
    assertThat(call.transition()).isEqualTo("fallback/page-unanswered");
    assertThat(call.commands(RedirectCaller.class)).hasSize(2);
    call.asks(leavesHold(call.commands(RedirectCaller.class).getLast().step()));
    assertThat(answer()).isEqualTo(hangUp("Goodbye."));
  }

  @Test
  void keepsAMessageAndSaysGoodbye() {
    failedTransfer(Flows.tests().ladder(Kind.MESSAGE, Kind.GOODBYE));
    call.asks(leavesHold(2));
    assertThat(answer()).isEqualTo(new TakeMessage(words("Speak now."), Duration.ofMinutes(3), 1));
    call.asks(leavesMessage(1, "RE-1"));
    assertThat(call.transition()).isEqualTo("fallback/message-left");
    assertThat(answer()).isEqualTo(hangUp("Goodbye."));
    assertThat(call.call().snapshot().recordings())
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.purpose()).isEqualTo("message");
              assertThat(kept.url()).endsWith("RE-1");
            });
    call.asks(leavesMessage(1, "RE-1"));
    assertThat(answer()).as("a repetition").isEqualTo(hangUp("Goodbye."));
    assertThat(call.call().care().recordings()).hasSize(1);
  }

  @Test
  void goesOnWhenNothingWasSaidAfterTheTone() {
    failedTransfer(Flows.tests().ladder(Kind.MESSAGE, Kind.ANNOUNCEMENT));
    call.asks(leavesHold(0));
    call.asks(leavesMessage(1, null));
    assertThat(call.transition()).isEqualTo("fallback/no-message-left");
    assertThat(answer()).isInstanceOf(Announce.class);
  }

  @Test
  void keepsTheMessageOfACallerWhoHangsUpWhileSpeaking() {
    failedTransfer(Flows.tests().ladder(Kind.MESSAGE));
    call.asks(leavesHold(0));
    call.happens(Happenings.caller(LegStatus.COMPLETED));
    call.asks(leavesMessage(1, "RE-1"));
    assertThat(answer()).isEqualTo(new HangUp(List.of()));
    assertThat(call.call().care().recordings()).hasSize(1);
  }

  @Test
  void promisesACallbackForTheKeyOne() {
    failedTransfer(Flows.tests().ladder(Kind.CALLBACK, Kind.GOODBYE));
    call.asks(leavesHold(0));
    assertThat(answer()).isEqualTo(new OfferCallback(words("Press 1 to be called back."), 1));
    call.asks(choosesCallback(1, "1"));
    assertThat(answer())
        .isEqualTo(
            new HangUp(
                List.of(
                    Happenings.FLOW.spoken("We call back."), Happenings.FLOW.spoken("Goodbye."))));
  }

  @Test
  void goesOnWithoutACallbackForAnyOtherKeyOrSilence() {
    failedTransfer(Flows.tests().ladder(Kind.CALLBACK, Kind.MESSAGE));
    call.asks(leavesHold(0));
    call.asks(choosesCallback(7, "1"));
    assertThat(answer()).as("of another page").isInstanceOf(OfferCallback.class);
    call.asks(choosesCallback(1, ""));
    assertThat(call.transition()).isEqualTo("fallback/callback-not-wanted");
    assertThat(answer()).isInstanceOf(TakeMessage.class);
  }

  @Test
  void takesTheNextRungWhenTheAssistantFails() {
    failedTransfer(Flows.tests().ladder(Kind.BACK_TO_AI, Kind.MESSAGE));
    call.asks(leavesHold(0));
    assertThat(answer()).isInstanceOf(OpenAiSession.class);
    call.asks(leavesHold(1));
    assertThat(call.lastAnswers()).isEmpty();
    call.asks(failed(2));
    assertThat(call.lastAnswers()).hasSize(2).allMatch(TakeMessage.class::isInstance);
  }

  @Test
  void redirectsToTheNextRungWhenTheAssistantIsLateAndNobodyWaits() {
    failedTransfer(Flows.tests().ladder(Kind.BACK_TO_AI, Kind.MESSAGE));
    call.asks(leavesHold(1));
    call.passes(Duration.ofSeconds(10));
    assertThat(call.transition()).isEqualTo("fallback/assistant-is-late");
    assertThat(call.commands(RedirectCaller.class)).hasSize(2);
    call.asks(leavesHold(call.commands(RedirectCaller.class).getLast().step()));
    assertThat(answer()).isInstanceOf(TakeMessage.class);
  }

  @Test
  void asksTheAssistantOnceMoreOnASecondRungOfThatKind() {
    failedTransfer(Flows.tests().ladder(Kind.BACK_TO_AI, Kind.ANNOUNCEMENT, Kind.BACK_TO_AI));
    call.asks(leavesHold(1));
    call.asks(failed(2));
    Announce page = (Announce) answer();
    call.asks(leavesHold(page.step()));
    assertThat(answer())
        .isInstanceOfSatisfying(
            OpenAiSession.class, open -> assertThat(open.session()).isEqualTo(3));
    call.happens(opened(3));
    assertThat(call.state()).isEqualTo(CallState.AI);
  }

  @Test
  void beginsAnotherLadderForAnotherTransfer() {
    failedTransfer(Flows.tests().ladder(Kind.ANNOUNCEMENT, Kind.BACK_TO_AI));
    call.asks(leavesHold(0));
    call.asks(leavesHold(1));
    call.happens(opened(2));
    assertThat(call.state()).isEqualTo(CallState.AI);
    call.happens(Happenings.wantedAtOnce());
    call.happens(callerJoins());
    call.happens(specialist(2, LegStatus.BUSY));
    call.asks(leavesHold(0));
    assertThat(answer()).isInstanceOf(Announce.class);
    call.asks(leavesHold(((Announce) answer()).step()));
    assertThat(answer()).isInstanceOf(OpenAiSession.class);
  }

  @Test
  void holdsTheCallerAgainForOneMoreSpecialistAfterAnAnnouncement() {
    failedTransfer(
        Flows.tests()
            .people("Ada", "Ben")
            .ladder(Kind.ANNOUNCEMENT, Kind.NEXT_SPECIALIST, Kind.GOODBYE));
    call.asks(leavesHold(2));
    call.asks(leavesHold(1));
    assertThat(call.transition()).isEqualTo("fallback/page-over-next-specialist");
    assertThat(answer()).isEqualTo(Happenings.hold());
    assertThat(call.until("hold-limit")).hasMinutes(3);
    call.happens(callerJoins());
    assertThat(call.commands(DialSpecialist.class)).hasSize(2);
    call.happens(specialist(2, LegStatus.NO_ANSWER));
    call.asks(leavesHold(0));
    assertThat(answer()).as("not the announcement again").isEqualTo(hangUp("Goodbye."));
  }

  @Test
  void ringsOneMorePhoneWithoutMovingTheCallerWhoIsStillOnHold() {
    failedTransfer(
        Flows.tests().people("Ada", "Ben", "Cleo").ladder(Kind.NEXT_SPECIALIST, Kind.GOODBYE));
    assertThat(call.transition()).isEqualTo("dialing/specialist-leg-over-next");
    assertThat(call.commands(RedirectCaller.class)).isEmpty();
    call.happens(specialist(2, LegStatus.BUSY));
    assertThat(call.state()).as("one rung, one phone").isEqualTo(CallState.FALLBACK);
    call.asks(leavesHold(0));
    assertThat(answer()).isEqualTo(hangUp("Goodbye."));
    assertThat(call.commands(DialSpecialist.class)).hasSize(2);
  }

  @Test
  void ringsAsManyMorePhonesAsTheLadderHasSuchRungs() {
    failedTransfer(
        Flows.tests()
            .people("Ada", "Ben", "Cleo")
            .ladder(Kind.NEXT_SPECIALIST, Kind.NEXT_SPECIALIST, Kind.NEXT_SPECIALIST));
    call.happens(specialist(2, LegStatus.BUSY));
    call.happens(specialist(3, LegStatus.BUSY));
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
    call.asks(leavesHold(0));
    assertThat(answer()).isEqualTo(hangUp("Nobody is there."));
  }

  @Test
  void skipsOneMoreSpecialistWhenNobodyIsLeft() {
    failedTransfer(Flows.tests().ladder(Kind.ANNOUNCEMENT, Kind.NEXT_SPECIALIST, Kind.GOODBYE));
    call.asks(leavesHold(2));
    call.asks(leavesHold(1));
    assertThat(answer()).isEqualTo(hangUp("Goodbye."));
  }

  @Test
  void skipsOneMoreSpecialistWhenTheCallerHasWaitedLongEnough() {
    failedTransfer(
        Flows.tests()
            .people("Ada", "Ben")
            .ladder(Kind.ANNOUNCEMENT, Kind.NEXT_SPECIALIST, Kind.GOODBYE));
    call.passes(Duration.ofMinutes(4));
    call.asks(leavesHold(0));
    call.asks(leavesHold(1));
    assertThat(answer()).isEqualTo(hangUp("Goodbye."));
    assertThat(call.commands(HoldCaller.class)).hasSize(1);
  }

  /** What may end a rung, once the caller is there, and the row that then rings one more phone. */
  static Stream<Arguments> endsOfARung() {
    return Stream.of(
        Arguments.of(
            Kind.BACK_TO_AI,
            (Consumer<CallScript>) it -> it.asks(failed(2)),
            "fallback/assistant-fails-next-specialist"),
        Arguments.of(
            Kind.BACK_TO_AI,
            (Consumer<CallScript>) it -> it.passes(Duration.ofSeconds(10)),
            "fallback/assistant-is-late-next-specialist"),
        Arguments.of(
            Kind.CALLBACK,
            (Consumer<CallScript>) it -> it.asks(choosesCallback(1, "")),
            "fallback/callback-not-wanted-next-specialist"),
        Arguments.of(
            Kind.MESSAGE,
            (Consumer<CallScript>) it -> it.asks(leavesMessage(1, null)),
            "fallback/no-message-left-next-specialist"),
        Arguments.of(
            Kind.ANNOUNCEMENT,
            (Consumer<CallScript>) it -> it.passes(Duration.ofSeconds(60)),
            "fallback/page-unanswered-next-specialist"));
  }

  @ParameterizedTest
  @MethodSource("endsOfARung")
  void ringsOneMorePhoneAfterAnyRung(Kind first, Consumer<CallScript> ends, String row) {
    failedTransfer(Flows.tests().people("Ada", "Ben").ladder(first, Kind.NEXT_SPECIALIST));
    call.asks(leavesHold(0));
    ends.accept(call);
    assertThat(call.journal()).extracting("transition").contains(row);
    assertThat(call.state()).isEqualTo(CallState.HOLD);
    call.happens(callerJoins());
    assertThat(call.commands(DialSpecialist.class)).hasSize(2);
  }

  @Test
  void goesOnWithTheLadderWhenTheCallerCannotBeHeldAgain() {
    failedTransfer(
        Flows.tests()
            .people("Ada", "Ben")
            .ladder(Kind.CALLBACK, Kind.NEXT_SPECIALIST, Kind.GOODBYE));
    call.asks(leavesHold(0));
    call.asks(choosesCallback(1, ""));
    call.passes(Duration.ofSeconds(40));
    assertThat(call.journal())
        .extracting("transition")
        .contains("hold/move-unconfirmed-without-assistant");
    call.asks(leavesHold(0));
    assertThat(answer()).isEqualTo(hangUp("Goodbye."));
  }

  @Test
  void goesOnWithTheLadderWhenTheCarrierRefusesToHoldTheCallerAgain() {
    failedTransfer(
        Flows.tests()
            .people("Ada", "Ben")
            .ladder(Kind.CALLBACK, Kind.NEXT_SPECIALIST, Kind.GOODBYE));
    call.asks(leavesHold(0));
    call.asks(choosesCallback(1, ""));
    call.passes(Duration.ofSeconds(10));
    for (int tries = 0; tries < 3; tries++) {
      String id = call.commands(HoldCaller.class).getLast().commandId();
      call.happens(Happenings.refused(Integer.parseInt(id.substring(CALL.length() + 1)), 20429));
      call.passes(Duration.ofSeconds(1));
    }
    assertThat(call.journal())
        .extracting("transition")
        .contains("hold/move-fails-without-assistant");
  }

  /** Random ladders, random behaviour: every rung at most once, then the end. */
  @Test
  void everyLadderEndsWithoutALoop() {
    for (long seed = 1; seed <= 100; seed++) {
      Random random = new Random(seed);
      List<Kind> kinds = new ArrayList<>();
      for (int rung = random.nextInt(6); rung > 0; rung--) {
        kinds.add(Kind.values()[random.nextInt(Kind.values().length)]);
      }
      failedTransfer(Flows.tests().people("Ada", "Ben", "Cleo").ladder(kinds.toArray(Kind[]::new)));
      for (int step = 0; step < 40 && call.state() != CallState.AI; step++) {
        climb(random);
      }
      boolean settled =
          call.state() == CallState.AI || call.call().fallback().page() == Fallback.Page.LAST_WORDS;
      assertThat(settled).as("seed %d, ladder %s: %s", seed, kinds, call.call()).isTrue();
      call.replay();
    }
  }

  private void climb(Random random) {
    Fallback fallback = call.call().fallback();
    if (call.state() == CallState.HOLD) {
      call.happens(callerJoins());
    } else if (call.state() == CallState.DIALING) {
      call.happens(specialist(call.call().attempts().size(), LegStatus.NO_ANSWER));
    } else if (random.nextInt(4) == 0) {
      call.passes(Duration.ofSeconds(random.nextInt(100)));
    } else if (fallback.isOn(Fallback.Page.MESSAGE)) {
      call.asks(leavesMessage(fallback.pageStep(), null));
    } else if (fallback.isOn(Fallback.Page.CALLBACK)) {
      call.asks(choosesCallback(fallback.pageStep(), ""));
    } else if (fallback.isOn(Fallback.Page.ASSISTANT) && random.nextBoolean()) {
      call.asks(
          random.nextInt(5) == 0
              ? opened(call.call().ai().number())
              : failed(call.call().ai().number()));
    } else {
      call.asks(leavesHold(random.nextBoolean() ? fallback.pageStep() : 0));
    }
  }
}
