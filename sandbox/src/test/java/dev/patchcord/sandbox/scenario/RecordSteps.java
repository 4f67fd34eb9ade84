package dev.patchcord.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.answer.Announce;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.answer.HangUp;
import dev.patchcord.contract.answer.Wait;
import dev.patchcord.contract.event.OperatorAsked;
import dev.patchcord.contract.flow.Spoken;
import dev.patchcord.contract.journal.AttemptView;
import dev.patchcord.contract.journal.CallSnapshot;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.sandbox.twin.record.Entry;
import io.cucumber.java.en.Then;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the call's record says. */
public final class RecordSteps {
  private final Scene scene;

  RecordSteps(Scene scene) {
    this.scene = scene;
  }

  @Then("the record says of {specialist}: {string}")
  public void saysOf(Person person, String outcome) {
    scene.eventually(
        "the record says of " + person,
        () -> {
          assertThat(attempt(person).map(AttemptView::outcome)).contains(outcome);
          assertThat(snapshots().flatMap(each -> each.attempts().stream()))
              .as("the snapshot")
              .anyMatch(each -> isOf(each, person) && outcome.equals(each.outcome()));
        });
  }

  @Then("the record says of {specialist}: {string} with the SIP code {int}")
  public void saysOfWithCode(Person person, String outcome, int code) {
    saysOf(person, outcome);
    assertThat(attempt(person).map(AttemptView::sipCode)).contains(code);
  }

  @Then("the record says when {specialist}'s attempt was {string}")
  public void saysWhen(Person person, String steps) {
    scene.endAll();
    assertThat(attempt(person).orElseThrow().times().keySet())
        .containsAll(Arrays.asList(steps.split(", ")));
  }

  @Then("the record says that {specialist} was passed over: {string}")
  public void saysWhoWasPassedOver(Person person, String why) {
    scene.eventually(
        "the record says that " + person + " was passed over",
        () ->
            assertThat(snapshots().flatMap(each -> each.passedOver().stream()))
                .anyMatch(
                    each ->
                        each.specialist().equalsIgnoreCase(person.name())
                            && each.why().equals(why)));
  }

  @Then("the record says that {string} did it because {string}")
  public void saysWho(String operator, String why) {
    assertThat(scene.calls())
        .flatMap(call -> scene.centre().triggers(call, OperatorAsked.class))
        .anyMatch(asked -> asked.by().equals(operator) && asked.why().equals(why));
  }

  @Then("{caller}'s message is kept, with its address in the record")
  public void messageIsKept(String name) {
    isKept("message");
  }

  @Then("the recording of the call is kept, with its address in the record")
  public void recordingIsKept() {
    isKept("call");
  }

  @Then("{caller} heard it before the recording began")
  public void heardItBefore(String name) {
    List<Entry> entries = scene.evidence(scene.call(name)).entries();
    assertThat(
            entries.stream()
                .filter(
                    entry ->
                        entry instanceof Entry.Recorded
                            || (entry instanceof Entry.Heard heard
                                && heard.content().contains("This call is recorded."))))
        .first()
        .isInstanceOf(Entry.Heard.class);
  }

  @Then("the call is handled by the flow of its line")
  public void handledByItsFlow() {
    scene.eventually(
        "the call is in the journal",
        () ->
            assertThat(scene.journal().map(JournalRecord::flow).findFirst())
                .hasValueSatisfying(
                    flow -> assertThat(flow.version()).isEqualTo(scene.line().version())));
  }

  @Then("{caller} hears {string} in {string}")
  public void hearsIn(String name, String words, String language) {
    hears(name, words, spoken -> language.equals(spoken.language()));
  }

  @Then("{caller} hears {string} in {string} by the voice {string}")
  public void hearsInBy(String name, String words, String language, String voice) {
    hears(
        name, words, spoken -> language.equals(spoken.language()) && voice.equals(spoken.voice()));
  }

  @Then("every promise is kept")
  public void everyPromiseIsKept() {
    scene.endAll();
    scene.eventually(
        "every promise is kept", () -> scene.calls().forEach(scene.centre()::keptItsPromises));
  }

  private void hears(String name, String words, java.util.function.Predicate<Spoken> how) {
    new TalkSteps(scene).hears(name, words);
    assertThat(
            scene
                .journal()
                .flatMap(record -> record.answers().stream())
                .flatMap(given -> words(given.answer()).stream()))
        .anyMatch(spoken -> spoken.text().contains(words) && how.test(spoken));
  }

  private static List<Spoken> words(Answer answer) {
    return switch (answer) {
      case HangUp said -> said.words();
      case Wait said -> said.words();
      case Announce said -> said.words();
      default -> List.of();
    };
  }

  private void isKept(String purpose) {
    scene.eventually(
        "the recording is kept",
        () ->
            assertThat(snapshots().flatMap(each -> each.recordings().stream()))
                .anyMatch(each -> each.purpose().equals(purpose) && each.url() != null));
  }

  private Stream<CallSnapshot> snapshots() {
    return scene.calls().stream()
        .map(call -> scene.stage().snapshot(call))
        .flatMap(Stream::ofNullable);
  }

  private Optional<AttemptView> attempt(Person person) {
    return scene
        .journal()
        .flatMap(record -> record.attempts().stream())
        .filter(each -> isOf(each, person))
        .reduce((before, after) -> after);
  }

  private static boolean isOf(AttemptView attempt, Person person) {
    return attempt.specialist().equalsIgnoreCase(person.name());
  }
}
