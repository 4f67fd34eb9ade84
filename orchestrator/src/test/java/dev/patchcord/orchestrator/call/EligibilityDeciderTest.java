package dev.patchcord.orchestrator.call;

import static dev.patchcord.orchestrator.call.Happenings.callerJoins;
import static dev.patchcord.orchestrator.call.Happenings.music;
import static dev.patchcord.orchestrator.call.Happenings.reachedHold;
import static dev.patchcord.orchestrator.call.Happenings.specialist;
import static dev.patchcord.orchestrator.call.Happenings.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.LegStatus;
import dev.patchcord.contract.answer.OpenAiSession;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.RedirectCaller;
import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Hours;
import dev.patchcord.contract.flow.Hours.Opening;
import dev.patchcord.contract.flow.Specialist;
import dev.patchcord.contract.flow.Strategy;
import dev.patchcord.contract.journal.CallSnapshot.PassedOver;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.SpecialistStanding;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Who is rung: skills, a name, hours, and the order that the flow asks for. The call is at noon.
 */
class EligibilityDeciderTest {
  private static final Flow SKILLED =
      new Flows(Happenings.FLOW)
          .specialists(
              List.of(
                  Flows.person("Ada", "billing"),
                  Flows.person("Ben", "es"),
                  Flows.person("Cleo", "Billing", "es"),
                  Flows.person("Dr. Dora Grau")))
          .attempts(4)
          .flow();

  @Test
  void ringsOnlyWhoHasAllTheSkillsThatWereAskedFor() {
    CallScript call = on(SKILLED, wanted(null, "billing", "ES"));
    assertThat(HuntDeciderTest.rung(call)).containsExactly("Cleo");
    assertThat(call.call().snapshot().passedOver())
        .containsExactly(
            new PassedOver("Ada", "lacks es"),
            new PassedOver("Ben", "lacks billing"),
            new PassedOver("Dr. Dora Grau", "lacks billing and es"));
    call.happens(specialist(1, LegStatus.FAILED));
    assertThat(call.state()).as("nobody with less is rung instead").isEqualTo(CallState.FALLBACK);
    call.replay();
  }

  @Test
  void aSkillThatNobodyHasKeepsNobodyOut() {
    CallScript call = on(SKILLED, wanted(null, "astrology", "es"));
    assertThat(HuntDeciderTest.rung(call)).containsExactly("Ben");
    CallScript other = on(SKILLED, wanted(null, "astrology"));
    assertThat(HuntDeciderTest.rung(other)).containsExactly("Ada");
    other.replay();
  }

  @Test
  void aSecondTransferAsksForItsOwnSkills() {
    CallScript call = on(SKILLED, wanted(null, "billing", "es"));
    call.happens(specialist(1, LegStatus.FAILED));
    Scenes.transferredAgain(call);
    assertThat(HuntDeciderTest.rung(call)).containsExactly("Cleo", "Ada");
    call.replay();
  }

  @Test
  void theNamedSpecialistIsRungFirstAndThenTheOthers() {
    CallScript call = on(SKILLED, wanted("dora", "es"));
    call.happens(specialist(1, LegStatus.BUSY));
    call.happens(specialist(2, LegStatus.BUSY));
    assertThat(HuntDeciderTest.rung(call)).containsExactly("Dr. Dora Grau", "Ben", "Cleo");
    call.replay();
  }

  @Test
  void aNameThatNobodyHasIsSaidSoAndAnybodyIsRung() {
    CallScript call = on(SKILLED, wanted("Zoe"));
    assertThat(HuntDeciderTest.rung(call)).containsExactly("Ada");
    assertThat(call.call().snapshot().passedOver())
        .containsExactly(new PassedOver("Zoe", "unknown"));
    call.replay();
  }

  @Test
  void aNameThatTwoHaveFitsNobodyInParticular() {
    Flow flow = new Flows(SKILLED).people("Eva Mann", "Eva Berg").flow();
    assertThat(Roster.named(flow, "eva")).isEmpty();
    assertThat(Roster.named(flow, "berg")).map(Specialist::name).contains("Eva Berg");
    assertThat(Roster.named(flow, " eva  mann ")).map(Specialist::name).contains("Eva Mann");
    assertThat(Roster.named(flow, " ")).isEmpty();
  }

  @Test
  void whoeverIsOutsideHoursIsPassedOver() {
    Flow flow = new Flows(SKILLED).specialists(List.of(at("Ada", 13, 17), at("Ben", 9, 13))).flow();
    CallScript call = on(flow, wanted(null));
    assertThat(HuntDeciderTest.rung(call)).containsExactly("Ben");
    assertThat(call.call().snapshot().passedOver())
        .containsExactly(new PassedOver("Ada", "outside-hours"));
    call.replay();
  }

  @Test
  void looksAfterTheCallerAtOnceWhenEverybodyIsOutsideHours() {
    Flow flow = new Flows(SKILLED).specialists(List.of(at("Ada", 13, 17))).flow();
    CallScript inRoom = on(flow, wanted(null));
    assertThat(inRoom.transition()).isEqualTo("hold/caller-in-room-nobody-to-ring");
    assertNobodyIsRung(inRoom);

    CallScript music = wanting(flow, wanted(null));
    music.happens(music());
    assertThat(music.transition()).isEqualTo("hold/caller-hears-music-nobody-to-ring");
    assertNobodyIsRung(music);

    CallScript silent = wanting(flow, wanted(null));
    silent.asks(reachedHold());
    silent.passes(Duration.ofSeconds(10));
    assertThat(silent.transition()).isEqualTo("hold/room-stays-silent-nobody-to-ring");
    assertNobodyIsRung(silent);
  }

  @Test
  void looksAfterACallerWhoIsFoundOnHoldWhenEverybodyIsOutsideHours() {
    Flow flow = new Flows(SKILLED).specialists(List.of(at("Ada", 13, 17))).flow();
    CallScript found = new CallScript(flow);
    found.happens(callerJoins());
    assertThat(found.transition()).isEqualTo("ai/caller-found-in-room-nobody-to-ring");
    assertNobodyIsRung(found);

    CallScript listening = new CallScript(flow);
    listening.happens(music());
    assertThat(listening.transition()).isEqualTo("ai/caller-found-hearing-music-nobody-to-ring");
    assertNobodyIsRung(listening);

    CallScript held = new CallScript(flow);
    held.asks(reachedHold());
    assertThat(held.transition()).isEqualTo("ai/caller-found-on-hold-nobody-to-ring");
    assertThat(held.lastAnswers())
        .as("a leg that asks needs no redirect")
        .singleElement()
        .isInstanceOf(OpenAiSession.class);
    assertThat(held.commands(DialSpecialist.class)).isEmpty();
    held.replay();
  }

  private static void assertNobodyIsRung(CallScript call) {
    assertThat(call.state()).isEqualTo(CallState.FALLBACK);
    assertThat(call.call().fallback().reason()).isEqualTo("outside-hours");
    assertThat(call.commands(DialSpecialist.class)).isEmpty();
    assertThat(call.commands(RedirectCaller.class)).hasSize(1);
    call.replay();
  }

  @Test
  void holidaysAndTheSpecialistsOwnTimeZoneCount() {
    Instant noon = CallScript.NOON;
    Hours sydney =
        new Hours(
            ZoneId.of("Australia/Sydney"),
            List.of(new Opening(DayOfWeek.SUNDAY, LocalTime.of(22, 0), LocalTime.MIDNIGHT)),
            List.of());
    assertThat(sydney.isOpenAt(noon)).isTrue();
    Hours holiday =
        new Hours(sydney.zone(), sydney.openings(), List.of(LocalDate.of(2026, 11, 22)));
    assertThat(holiday.isOpenAt(noon)).isFalse();
  }

  @Test
  void roundRobinBeginsWithWhoWasOfferedACallLongestAgo() {
    CallScript call =
        new CallScript(
            new Flows(SKILLED).people("Ada", "Ben", "Cleo").strategy(Strategy.ROUND_ROBIN).flow());
    call.knows(standing("Ada", -10, 0, null), standing("Ben", -20, 0, null));
    Scenes.dialing(call);
    call.happens(specialist(1, LegStatus.BUSY));
    call.happens(specialist(2, LegStatus.BUSY));
    assertThat(HuntDeciderTest.rung(call)).containsExactly("Cleo", "Ben", "Ada");
    call.replay();
  }

  @Test
  void longestIdleBeginsWithWhoHasBeenWithoutACallerLongest() {
    CallScript call =
        new CallScript(
            new Flows(SKILLED).people("Ada", "Ben", "Cleo").strategy(Strategy.LONGEST_IDLE).flow());
    call.knows(
        standing("Ada", -5, -5, null),
        standing("Ben", -90, -90, null),
        standing("Cleo", -99, -99, "CA-another-call"));
    Scenes.dialing(call);
    call.happens(specialist(1, LegStatus.BUSY));
    call.happens(specialist(2, LegStatus.BUSY));
    assertThat(HuntDeciderTest.rung(call)).containsExactly("Ben", "Ada", "Cleo");
    call.replay();
  }

  private static CallScript wanting(Flow flow, dev.patchcord.contract.Trigger wish) {
    CallScript call = new CallScript(flow);
    Scenes.withAssistant(call);
    call.happens(wish);
    return call;
  }

  private static CallScript on(Flow flow, dev.patchcord.contract.Trigger wish) {
    CallScript call = wanting(flow, wish);
    call.happens(callerJoins());
    return call;
  }

  static Specialist at(String name, int from, int to) {
    return new Specialist(
        name,
        Flows.number(name),
        List.of(),
        new Hours(
            ZoneId.of("UTC"),
            List.of(new Opening(DayOfWeek.SUNDAY, LocalTime.of(from, 0), LocalTime.of(to, 0))),
            List.of()),
        null);
  }

  static SpecialistStanding standing(String name, int offered, int talked, String engagedBy) {
    return new SpecialistStanding(
        Flows.number(name),
        name,
        CallScript.NOON.plusSeconds(60L * offered),
        talked == 0 ? null : CallScript.NOON.plusSeconds(60L * talked),
        engagedBy);
  }
}
