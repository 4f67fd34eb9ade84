package dev.patchcord.sandbox.scenario;

import dev.patchcord.sandbox.scenario.Lines.Line;
import io.cucumber.java.en.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How specialists behave, and which line is dialled. */
public final class PeopleSteps {
  private final Scene scene;

  PeopleSteps(Scene scene) {
    this.scene = scene;
  }

  @Given("the line {string}")
  public void line(String words) {
    scene.takeLine(words);
  }

  @Given("{specialist} answers")
  public void answers(Person person) {
    is(person, "answers");
  }

  @Given("{specialist} answers after {int} seconds")
  public void answersAfter(Person person, int seconds) {
    is(person, "answers");
    scene.specialist(person).put("answerAfter", seconds(seconds));
  }

  @Given("{specialist} answers after {int} second(s) and presses 1 after {int} second(s)")
  public void answersAndAcceptsAfter(Person person, int answer, int key) {
    answersAfter(person, answer);
    Scene.member(scene.specialist(person), "keys").add(Map.of("after", seconds(key), "digit", "1"));
  }

  @Given("{specialist} answers and talks for {int} seconds")
  public void answersAndTalks(Person person, int seconds) {
    is(person, "answers");
    scene.specialist(person).put("hangUpWhen", "bridged+" + seconds(seconds));
  }

  @Given("{specialist} answers, and presses the star key {int} seconds into the talk")
  public void answersAndLeaves(Person person, int seconds) {
    is(person, "answers");
    List<Object> keys = Scene.member(scene.specialist(person), "keys");
    keys.add(Map.of("after", seconds(1), "digit", "1"));
    keys.add(Map.of("when", "bridged+" + seconds(seconds), "digit", "*"));
  }

  @Given("{specialist} answers without pressing a key")
  public void answersWithoutKey(Person person) {
    is(person, "silent");
    scene.specialist(person).put("amd", "human");
  }

  @Given("{specialist} answers, and the detection cannot tell who answered")
  public void answersUndetected(Person person) {
    is(person, "answers");
    scene.specialist(person).put("amd", "unknown");
  }

  @Given("{specialist} is busy")
  public void isBusy(Person person) {
    is(person, "busy");
  }

  @Given("{specialist} is busy at first, and answers later")
  public void isBusyAtFirst(Person person) {
    isBusy(person);
    Line line = scene.line();
    scene.later(
        () -> scene.behaves(line.phone(person), new HashMap<>(Map.of("behaviour", "answers"))));
  }

  @Given("{specialist} does not answer")
  public void doesNotAnswer(Person person) {
    is(person, "no-answer");
  }

  @Given("{specialist} cannot be reached")
  public void cannotBeReached(Person person) {
    is(person, "failed");
  }

  @Given("{specialist} declines")
  public void declines(Person person) {
    is(person, "declines");
  }

  @Given("{specialist} lets the voicemail answer")
  public void voicemail(Person person) {
    is(person, "voicemail");
  }

  @Given("{specialist} picks up and presses nothing")
  public void picksUpAndPressesNothing(Person person) {
    is(person, "silent");
  }

  @Given("{specialist}'s phone is answered by a {word}")
  public void answeredBy(Person person, String machine) {
    is(person, "voicemail");
    if (machine.equals("fax")) {
      scene.specialist(person).put("amd", "fax");
    }
  }

  @Given("{specialist}'s voicemail answers, and the detection takes it for a person")
  public void mistakenVoicemail(Person person) {
    is(person, "voicemail");
    scene.specialist(person).put("amd", "human");
  }

  @Given("only {specialist} answers")
  public void onlyAnswers(Person person) {
    for (int extension = 21; extension < 30; extension++) {
      scene.behaves(
          "+1415%d00%d".formatted(scene.line().number(), extension),
          Map.of("behaviour", "no-answer"));
    }
    answers(person);
  }

  private void is(Person person, String behaviour) {
    scene.specialist(person).put("behaviour", behaviour);
  }

  static String seconds(int seconds) {
    return "PT" + seconds + "S";
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
