package dev.patchcord.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.patchcord.contract.journal.CallState;
import dev.patchcord.sandbox.twin.record.Entry;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Callers in every situation, while something is away. */
public final class OutageSteps {
  private final Scene scene;
  private Lines.Line second;

  OutageSteps(Scene scene) {
    this.scene = scene;
  }

  @Given(
      "{caller} talks to Ada, {caller} waits while a phone rings, and {caller} talks to the assistant")
  public void everySituation(String talking, String waiting, String withAssistant) {
    scene.takeLine("long rings");
    scene.wants(talking, 1, "PT2S", null, Map.of());
    scene.specialist(Person.ADA).put("behaviour", "answers");
    scene.dials(talking);
    scene.eventually(talking + " talks", () -> assertState(talking, CallState.BRIDGED));
    scene.takeLine("long rings");
    second = scene.line();
    scene.specialist(Person.ADA).put("behaviour", "no-answer");
    scene.wants(waiting, 1, "PT2S", null, Map.of());
    scene.dials(waiting);
    scene.eventually(
        "a phone rings for " + waiting,
        () ->
            assertThat(scene.seen(Entry.PhoneRang.class))
                .anyMatch(rang -> rang.to().equals(second.phone(Person.ADA))));
    scene.dials(withAssistant);
    scene.eventually(
        withAssistant + " talks to the assistant", () -> assertState(withAssistant, CallState.AI));
  }

  @When("{string} is away for {int} seconds, and {caller} calls meanwhile")
  public void isAway(String what, int seconds, String arriving) {
    Outage outage = Outage.of(what);
    outage.begins(scene.centre());
    try {
      scene.dials(arriving);
      await("the outage is over, and nobody was dropped")
          .pollDelay(Duration.ofSeconds(seconds))
          .atMost(Duration.ofSeconds(seconds).plus(Scene.PATIENCE))
          .untilAsserted(() -> assertThat(dropped()).isEmpty());
    } finally {
      outage.ends(scene.centre());
    }
  }

  @Then("nobody was dropped")
  public void nobodyWasDropped() {
    scene.eventually(
        "every call is known",
        () ->
            assertThat(scene.calls()).noneMatch(call -> scene.centre().journalOf(call).isEmpty()));
    assertThat(dropped()).isEmpty();
  }

  private void assertState(String name, CallState state) {
    assertThat(scene.centre().visited(scene.call(name))).contains(state);
  }

  /** Callers whose leg is over. */
  private List<Entry.LegChanged> dropped() {
    List<String> calls = scene.calls();
    return scene
        .seen(Entry.LegChanged.class)
        .filter(change -> calls.contains(change.callSid()) && change.cause() != null)
        .toList();
  }
}
