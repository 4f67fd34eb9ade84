package dev.patchcord.orchestrator.stream;

import static dev.patchcord.contract.journal.CallState.AI;
import static dev.patchcord.contract.journal.CallState.BRIDGED;
import static dev.patchcord.contract.journal.CallState.DIALING;
import static dev.patchcord.contract.journal.CallState.ENDED;
import static dev.patchcord.contract.journal.CallState.FALLBACK;
import static dev.patchcord.contract.journal.CallState.HOLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.journal.CallState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallerWaitTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final List<Duration> holds = new ArrayList<>();
  private final List<Duration> persons = new ArrayList<>();
  private CallerWait wait = CallerWait.NONE;

  @Test
  void theHoldAndTheWayToThePersonEndWithTheTalk() {
    goesTo(AI, 0);
    goesTo(HOLD, 10);
    goesTo(DIALING, 14);
    goesTo(DIALING, 30);
    goesTo(BRIDGED, 40);
    goesTo(FALLBACK, 100);
    goesTo(ENDED, 101);
    assertThat(holds).containsExactly(Duration.ofSeconds(30));
    assertThat(persons).containsExactly(Duration.ofSeconds(30));
    assertThat(wait).isEqualTo(CallerWait.NONE);
  }

  @Test
  void aCallerWhoIsHeldAgainHasWaitedSinceTheWish() {
    goesTo(HOLD, 10);
    goesTo(FALLBACK, 30);
    goesTo(DIALING, 35);
    goesTo(BRIDGED, 50);
    assertThat(holds).containsExactly(Duration.ofSeconds(20), Duration.ofSeconds(15));
    assertThat(persons).containsExactly(Duration.ofSeconds(40));
  }

  @Test
  void aCallerWhoIsBackWithTheAssistantWantsNobodyAnyMore() {
    goesTo(HOLD, 10);
    goesTo(FALLBACK, 30);
    goesTo(AI, 31);
    goesTo(HOLD, 100);
    goesTo(BRIDGED, 105);
    assertThat(persons).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void aCallerWhoGivesUpHasWaitedForNobody() {
    goesTo(HOLD, 10);
    goesTo(ENDED, 25);
    assertThat(holds).containsExactly(Duration.ofSeconds(15));
    assertThat(persons).isEmpty();
  }

  @Test
  void ofACallThatIsTakenOverThePresentStateIsKnown() {
    wait = CallerWait.restored(DIALING, NOON);
    goesTo(BRIDGED, 7);
    assertThat(persons).containsExactly(Duration.ofSeconds(7));
    assertThat(CallerWait.restored(FALLBACK, NOON)).isEqualTo(CallerWait.NONE);
  }

  private void goesTo(CallState state, int second) {
    Instant at = NOON.plusSeconds(second);
    Duration held = wait.heldUntil(state, at);
    Duration person = wait.personAfter(state, at);
    wait = wait.after(state, at);
    if (held != null) {
      holds.add(held);
    }
    if (person != null) {
      persons.add(person);
    }
  }
}
