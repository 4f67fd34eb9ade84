package dev.patchcord.sandbox.scenario;

import static dev.patchcord.sandbox.scenario.PeopleSteps.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.journal.CallState;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What callers want and do. */
public final class CallerSteps {
  private static final String SOON = "PT2S";

  private final Scene scene;

  CallerSteps(Scene scene) {
    this.scene = scene;
  }

  @Given("{caller} wants a person")
  public void wantsAPerson(String name) {
    scene.wants(name, 1, SOON, null, Map.of());
  }

  @Given("{caller} wants a person again when she is back with the assistant")
  public void wantsAPersonAgain(String name) {
    scene.wants(name, 2, SOON, null, Map.of());
  }

  @Given("{caller} asks once more after {int} seconds")
  public void asksOnceMore(String name, int seconds) {
    scene.wants(name, 1, seconds(seconds), null, Map.of());
  }

  @Given("{caller} wants a person a third time")
  public void wantsAPersonAThirdTime(String name) {
    scene.wants(name, 3, SOON, null, Map.of());
  }

  @Given("{caller} wants a person because of {string}, and the assistant sums up: {string}")
  public void wantsAPersonBecause(String name, String reason, String summary) {
    scene.wants(name, 1, SOON, null, Map.of("reason", reason, "summary", summary));
  }

  @Given("{caller} wants somebody who knows {string}")
  public void wantsSomebodyWhoKnows(String name, String skill) {
    scene.wants(name, 1, SOON, null, Map.of("skills", List.of(skill)));
  }

  @Given("{caller} wants to talk to {specialist}")
  public void wantsToTalkTo(String name, Person person) {
    String named = person.name().charAt(0) + PeopleSteps.lower(person.name().substring(1));
    scene.wants(name, 1, SOON, null, Map.of("specialist", named));
  }

  @Given("{caller} asks the assistant to be called back because of {string}")
  public void asksToBeCalledBack(String name, String reason) {
    scene.wants(name, 1, SOON, "request_callback", Map.of("reason", reason));
  }

  @Given("{caller} asks the assistant for free times, and takes the first")
  public void books(String name) {
    scene.wants(name, 1, SOON, "check_availability", Map.of());
    scene.wants(
        name,
        1,
        "PT20S",
        "book_appointment",
        Map.of("start", "{slot-1}", "specialist", "Ada", "name", name));
  }

  @Given("{caller} hangs up after {int} seconds")
  public void hangsUpAfter(String name, int seconds) {
    scene.caller(name).put("hangUpAfter", seconds(seconds));
  }

  @Given("{caller} hangs up {int} second(s) after the specialist's phone rings")
  public void hangsUpWhileItRings(String name, int seconds) {
    scene.caller(name).put("hangUpWhen", "specialist-rings+" + seconds(seconds));
  }

  @Given("{caller} hangs up {int} second(s) after the talk begins")
  public void hangsUpInTheTalk(String name, int seconds) {
    scene.caller(name).put("hangUpWhen", "bridged+" + seconds(seconds));
  }

  @Given("{caller} presses the star key {int} seconds into the talk")
  public void pressesStar(String name, int seconds) {
    Scene.member(scene.caller(name), "keys")
        .add(Map.of("when", "bridged+" + seconds(seconds), "digit", "*"));
  }

  @Given("{caller} presses 1 when she hears {string}")
  public void pressesWhenShehears(String name, String words) {
    Map<String, Object> key = Map.of("hearing", words, "digit", "1");
    Scene.member(scene.caller(name), "keys").add(key);
    // The same when her phone is rung.
    scene.behaves(scene.number(name), Map.of("behaviour", "answers", "keys", List.of(key)));
  }

  @Given("{caller}'s phone is busy at first, and is answered later")
  public void phoneIsBusyAtFirst(String name) {
    scene.behaves(scene.number(name), Map.of("behaviour", "busy"));
    Map<String, Object> later = new HashMap<>();
    later.put("behaviour", "answers");
    later.put("keys", List.of(Map.of("hearing", "you asked us to call you back", "digit", "1")));
    scene.laterStill(() -> scene.behaves(scene.number(name), later));
  }

  @Given("{caller} speaks for {int} seconds after the tone")
  public void speaks(String name, int seconds) {
    scene.caller(name).put("speaks", seconds(seconds));
  }

  @Given("{caller} says nothing after the tone")
  public void saysNothing(String name) {
    scene.caller(name).put("speaks", "PT0S");
  }

  @Given("{caller} has talked to {specialist}")
  public void hasTalkedTo(String name, Person person) {
    scene.specialist(person).put("hangUpWhen", "bridged+PT3S");
    scene.wants(name, 1, SOON, null, Map.of());
    scene.dials(name);
    scene.eventually(
        name + " has talked to " + person,
        () -> assertThat(scene.talked(scene.calls(name), scene.legs(person))).isTrue());
    scene.eventually(
        name + "'s talk is over",
        () ->
            assertThat(scene.centre().visited(scene.call(name)))
                .contains(CallState.BRIDGED, CallState.ENDED));
  }

  @Given("{caller} has asked the assistant for free times")
  public void hasAskedForFreeTimes(String name) {
    scene.wants(name, 1, SOON, "check_availability", Map.of());
    scene.dials(name);
    scene.eventually(
        name + " was offered something",
        () -> assertThat(AssistantSteps.toolReplies(scene, name)).isNotEmpty());
  }

  @When("{caller} calls")
  public void calls(String name) {
    scene.dials(name);
  }

  @When("{caller} calls and wants a person")
  public void callsAndWantsAPerson(String name) {
    wantsAPerson(name);
    scene.dials(name);
  }

  @When("{caller} asks the assistant for free times, and takes the first one")
  public void callsAndBooks(String name) {
    books(name);
    scene.dials(name);
  }

  @When("{caller} hangs up")
  public void hangsUp(String name) {
    scene.eventually(
        name + "'s wish has been heard",
        () -> assertThat(AssistantSteps.toolReplies(scene, name)).isNotEmpty());
    scene.centre().hangsUp(scene.call(name));
    scene.eventually(
        name + "'s call is over",
        () -> assertThat(scene.isOver(scene.calls(name).getFirst())).isTrue());
    scene.callEnded();
  }
}
