package dev.patchcord.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.journal.CallState;
import dev.patchcord.sandbox.promise.CallFile;
import dev.patchcord.sandbox.twin.record.Entry;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who talks to whom, whose phone rings, and who hears what: all by the twin's record. */
public final class TalkSteps {
  private final Scene scene;

  TalkSteps(Scene scene) {
    this.scene = scene;
  }

  @Then("{caller} talks to {specialist}")
  public void talksTo(String name, Person person) {
    scene.eventually(
        name + " talks to " + person,
        () -> assertThat(talked(name, person)).as("%s talks to %s", name, person).isTrue());
  }

  @Then("{caller} talks to a specialist")
  public void talksToSomebody(String name) {
    scene.eventually(
        name + " talks to somebody", () -> assertThat(talks(name)).as("talks").isPositive());
  }

  @Then("{caller} has talked to somebody {int} times")
  public void hasTalked(String name, int times) {
    scene.eventually(
        name + " has talked " + times + " times",
        () -> assertThat(talks(name)).as("talks").isEqualTo(times));
  }

  @Then("{specialist} never talked to {caller}")
  public void neverTalked(Person person, String name) {
    assertThat(talked(name, person)).isFalse();
  }

  @Then("{specialist}'s phone rings")
  public void phoneRings(Person person) {
    scene.eventually(
        person + "'s phone rings", () -> assertThat(rang(person)).as("rang").isPositive());
  }

  @Then("{specialist}'s phone rang once")
  public void phoneRangOnce(Person person) {
    assertThat(rang(person)).isEqualTo(1);
  }

  @Then("{specialist}'s phone did not ring")
  public void phoneDidNotRing(Person person) {
    assertThat(scene.legs(person)).isEmpty();
  }

  @Then("{specialist} was tried {int} times")
  public void wasTried(Person person, int times) {
    scene.eventually(
        person + " was tried " + times + " times",
        () -> assertThat(scene.legs(person)).hasSize(times));
  }

  @Then("{specialist}'s phone stops ringing")
  public void phoneStops(Person person) {
    scene.eventually(
        person + "'s phone is silent",
        () ->
            assertThat(
                    scene
                        .seen(Entry.PhoneStopped.class)
                        .filter(stopped -> scene.legs(person).contains(stopped.callSid()))
                        .count())
                .isEqualTo(rang(person)));
  }

  @When("{specialist}'s phone loses its connection")
  public void phoneLosesItsConnection(Person person) {
    scene.legs(person).forEach(scene.centre()::loses);
  }

  @Then("every phone is silent")
  public void everyPhoneIsSilent() {
    scene.endAll();
  }

  @Then("no phone was dialled twice")
  public void noPhoneWasDialledTwice() {
    for (Person person : List.of(Person.ADA, Person.BEN, Person.CLEO)) {
      assertThat(scene.legs(person).size()).as("%s was dialled", person).isLessThan(2);
    }
  }

  @Then("{specialist} is asked to press 1")
  public void isAskedToPress(Person person) {
    hears(person, "A caller is waiting to speak with you.");
  }

  @Then("{specialist} is not asked to press 1")
  public void isNotAskedToPress(Person person) {
    neverHears(person, "A caller is waiting to speak with you.");
  }

  @Then("{caller} hears {string}")
  public void hears(String name, String words) {
    scene.eventually(
        name + " hears " + words,
        () ->
            assertThat(scene.heard(scene.calls(name)))
                .as("heard")
                .anyMatch(heard -> heard.contains(words)));
  }

  @Then("{caller} hears the music {string}")
  public void hearsMusic(String name, String address) {
    hears(name, address);
  }

  @Then("{specialist} hears {string}")
  public void hears(Person person, String words) {
    scene.eventually(
        person + " hears " + words,
        () ->
            assertThat(scene.heard(scene.legs(person)))
                .as("heard")
                .anyMatch(heard -> heard.contains(words)));
  }

  @Then("{specialist} never hears {string}")
  public void neverHears(Person person, String words) {
    assertThat(scene.heard(scene.legs(person))).noneMatch(heard -> heard.contains(words));
  }

  @Then("{specialist} hears it before she talks to {caller}")
  public void hearsItBefore(Person person, String name) {
    talksTo(name, person);
    List<String> legs = scene.legs(person);
    List<Entry> entries =
        scene.seen().filter(entry -> legs.contains(String.valueOf(entry.callSid()))).toList();
    int talk =
        entries.indexOf(
            entries.stream().filter(Entry.Bridged.class::isInstance).findFirst().orElseThrow());
    assertThat(
            entries.subList(0, talk).stream()
                .filter(Entry.Heard.class::isInstance)
                .map(entry -> ((Entry.Heard) entry).content()))
        .anyMatch(heard -> heard.contains("broken tooth"));
  }

  @Then("{caller}'s call ends")
  public void callEnds(String name) {
    String call = scene.calls(name).getFirst();
    scene.eventually(
        name + "'s call is over",
        () -> {
          assertThat(scene.centre().visited(call)).contains(CallState.ENDED);
          assertThat(finals(List.of(call))).contains(call);
        });
    scene.callEnded();
  }

  @Then("{caller}'s call goes on")
  public void callGoesOn(String name) {
    assertThat(finals(scene.calls(name))).isEmpty();
  }

  @Then("{specialist}'s call ends")
  public void callEnds(Person person) {
    scene.eventually(
        person + "'s call is over",
        () -> assertThat(finals(scene.legs(person))).containsAll(scene.legs(person)));
  }

  @Then("{caller} was held for at most {int} seconds")
  public void wasHeld(String name, int seconds) {
    List<Instant> held =
        scene
            .journal()
            .filter(record -> Set.of(CallState.HOLD, CallState.DIALING).contains(record.to()))
            .map(record -> record.at())
            .sorted()
            .toList();
    assertThat(Duration.between(held.getFirst(), held.getLast()))
        .isLessThan(Duration.ofSeconds(seconds));
  }

  @Then("{caller}'s phone rings")
  public void callersPhoneRings(String name) {
    scene.eventually(
        name + "'s phone rings",
        () -> assertThat(scene.seen(Entry.PhoneRang.class)).anyMatch(rang -> isFor(rang, name)));
  }

  @Then("{caller}'s phone is rung {int} times")
  public void callersPhoneIsRung(String name, int times) {
    String call = scene.calls(name).getFirst();
    scene.eventually("a first try", () -> assertThat(callbacks(call)).isNotEmpty());
    scene.triedOnce();
    scene.eventually("all tries", () -> assertThat(callbacks(call)).hasSize(times));
  }

  @Then("{caller} talks to {specialist} in the call that we placed")
  public void talksInOurCall(String name, Person person) {
    String call = scene.calls(name).getFirst();
    scene.eventually(
        "a call of its own",
        () ->
            assertThat(callbacks(call)).anyMatch(leg -> !scene.centre().journalOf(leg).isEmpty()));
    scene.began(
        name,
        callbacks(call).stream()
            .filter(leg -> !scene.centre().journalOf(leg).isEmpty())
            .findFirst()
            .orElseThrow());
    scene.eventually(
        name + " talks to " + person,
        () -> assertThat(scene.talked(List.of(scene.call(name)), scene.legs(person))).isTrue());
  }

  private Set<String> callbacks(String call) {
    return scene.evidence(call).phones().values().stream()
        .filter(CallFile.Phone::callback)
        .map(CallFile.Phone::legSid)
        .collect(Collectors.toSet());
  }

  private boolean isFor(Entry.PhoneRang rang, String name) {
    return rang.to().equals(scene.number(name));
  }

  private boolean talked(String name, Person person) {
    return scene.talked(scene.calls(name), scene.legs(person));
  }

  private long talks(String name) {
    return scene
        .seen(Entry.Bridged.class)
        .filter(bridged -> scene.calls(name).contains(bridged.callSid()))
        .count();
  }

  private long rang(Person person) {
    List<String> legs = scene.legs(person);
    return scene.seen(Entry.PhoneRang.class).filter(rang -> legs.contains(rang.callSid())).count();
  }

  private Set<String> finals(List<String> legs) {
    return scene
        .seen(Entry.LegChanged.class)
        .filter(change -> legs.contains(change.callSid()))
        .filter(
            change ->
                Set.of("completed", "busy", "no-answer", "failed", "canceled")
                    .contains(change.status()))
        .map(Entry.LegChanged::callSid)
        .collect(Collectors.toSet());
  }
}
