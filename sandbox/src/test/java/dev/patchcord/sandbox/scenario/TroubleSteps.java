package dev.patchcord.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.event.AnswererDetected;
import dev.patchcord.contract.journal.CallState;
import dev.patchcord.sandbox.twin.record.Entry;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What goes wrong at the carrier or at the assistant's. */
public final class TroubleSteps {
  private static final Pattern STATUS = Pattern.compile("(\\d{3}|a broken connection), and (.*)");

  private final Scene scene;
  private final List<Lines.Line> manyLines = new ArrayList<>();
  private Stage own;

  TroubleSteps(Scene scene) {
    this.scene = scene;
  }

  /** Whatever a scenario did to everybody's carrier and assistant is over with it. */
  @After("@alone")
  public void everythingWorksAgain() {
    for (String path : List.of("/twin/faults", "/twin/chaos", "/twin/rest", "/twin/vapi")) {
      scene.centre().send(HttpRequest.newBuilder(scene.centre().twin(path)).DELETE().build());
    }
  }

  @After("@one-call-per-second")
  public void closeOwnStage() {
    if (own != null) {
      own.close();
    }
  }

  @Given("the carrier's news {}")
  public void news(String trouble) {
    switch (trouble) {
      case "of the phones gets lost" ->
          fault("{\"on\":\"callback\",\"kind\":\"call-status\",\"lose\":3}");
      case "of the phones comes twice" ->
          fault("{\"on\":\"callback\",\"kind\":\"call-status\",\"duplicate\":8}");
      case "of the phones comes a second late" ->
          fault("{\"on\":\"callback\",\"kind\":\"call-status\",\"delay\":\"PT1S\",\"times\":8}");
      case "of the room comes twice" ->
          fault("{\"on\":\"callback\",\"kind\":\"conference\",\"duplicate\":8}");
      case "of the room comes a second late" ->
          fault("{\"on\":\"callback\",\"kind\":\"conference\",\"delay\":\"PT1S\",\"times\":8}");
      case "overtakes each other" ->
          scene.centre().put("/twin/chaos", "{\"seed\":7,\"callbacks\":{\"reorder\":0.7}}");
      default -> throw new IllegalArgumentException(trouble);
    }
  }

  @Given("the carrier's reply to the dial is {}")
  public void replyToTheDial(String trouble) {
    reply("POST Calls", trouble);
  }

  @Given("the carrier's reply to the move is {}")
  public void replyToTheMove(String trouble) {
    reply("POST Call", trouble);
  }

  @Given("the carrier answers the request to dial {int} seconds late")
  public void answersLate(int seconds) {
    reply("POST Calls", seconds + " seconds late");
  }

  @Given("the carrier refuses every request for {int} seconds")
  public void refusesEverything(int seconds) {
    scene.centre().put("/twin/rest", "{\"mode\":\"unavailable\"}");
    Thread.ofVirtual()
        .start(
            () -> {
              Instant until = Instant.now().plusSeconds(seconds);
              scene.eventually("it is over", () -> assertThat(Instant.now()).isAfter(until));
              scene.centre().put("/twin/rest", "{\"mode\":\"ok\"}");
            });
  }

  @Given("{specialist} answers, and the detection says {string} long after she has pressed 1")
  public void answersAndIsMistaken(Person person, String verdict) {
    scene.specialist(person).put("amd", verdict);
    scene.centre().put("/twin/chaos", "{\"amd\":{\"late\":1,\"lateBy\":\"PT30S\"}}");
  }

  @Then("that verdict is only noted")
  public void verdictIsNoted() {
    scene.eventually(
        "the verdict comes in the talk",
        () ->
            assertThat(scene.journal())
                .anyMatch(
                    record ->
                        record.trigger() instanceof AnswererDetected
                            && record.from() == CallState.BRIDGED
                            && record.to() == CallState.BRIDGED));
  }

  @Given("the assistant is down")
  public void assistantIsDown() {
    scene.centre().assistant("{\"mode\":\"down\"}");
  }

  @Given("the assistant takes {int} seconds to answer")
  public void assistantIsSlow(int seconds) {
    scene.centre().assistant("{\"mode\":\"slow\",\"latency\":\"PT" + seconds + "S\"}");
  }

  @When("nobody is told that {caller} hangs up")
  public void hangsUpUnheard(String name) {
    fault("{\"on\":\"callback\",\"lose\":3}");
    scene.centre().hangsUp(scene.call(name));
  }

  @Given("the line {string}, for {int} callers")
  public void lineForMany(String words, int callers) {
    own = Stage.withOneCallPerSecond();
    scene.onStage(own);
    for (int i = 0; i < callers; i++) {
      scene.takeLine(words);
      manyLines.add(scene.line());
    }
  }

  @Given("every specialist answers")
  public void everySpecialistAnswers() {
    manyLines.forEach(
        line -> scene.behaves(line.phone(Person.ADA), Map.of("behaviour", "answers")));
  }

  @When("{int} callers call at once and want a person")
  public void manyCall(int callers) {
    IntStream.range(0, callers)
        .forEach(
            i -> {
              scene.wants("caller " + i, 1, "PT2S", null, Map.of());
              scene.dials("caller " + i, manyLines.get(i));
            });
  }

  @Then("everybody talks to a specialist")
  public void everybodyTalks() {
    scene.eventually(
        "everybody talks",
        () ->
            assertThat(scene.calls())
                .allSatisfy(
                    call ->
                        assertThat(scene.seen(Entry.Bridged.class))
                            .anyMatch(bridged -> bridged.callSid().equals(call))));
  }

  @Then("no more than 1 phone was dialled per second")
  public void dialledSlowly() {
    List<Instant> dials =
        scene
            .centre()
            .seen(
                Entry.RestRequest.class,
                request -> request.method().equals("POST") && request.path().equals("/Calls.json"))
            .stream()
            .map(Entry.RestRequest::at)
            .toList();
    assertThat(dials).hasSize(manyLines.size());
    for (int i = 1; i < dials.size(); i++) {
      // The twin notes when a request arrives, and some take longer on their way than others.
      assertThat(Duration.between(dials.getFirst(), dials.get(i)))
          .isGreaterThan(Duration.ofSeconds(i).minusMillis(400));
    }
  }

  @Then("somebody heard how long it may take")
  public void heardHowLong() {
    assertThat(scene.heard(scene.calls()))
        .anyMatch(heard -> heard.contains("We will try the next specialist in about"));
  }

  private void reply(String request, String trouble) {
    Matcher status = STATUS.matcher(trouble);
    if (status.matches()) {
      String code = status.group(1).equals("a broken connection") ? "0" : status.group(1);
      boolean after = !status.group(2).startsWith("nothing");
      fault("{\"on\":\"%s\",\"status\":%s,\"after\":%s}".formatted(request, code, after));
    } else {
      fault("{\"on\":\"%s\",\"delay\":\"PT2S\"}".formatted(request));
    }
  }

  private void fault(String json) {
    HttpResponse<String> answer =
        scene
            .centre()
            .send(
                HttpRequest.newBuilder(scene.centre().twin("/twin/faults"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json))
                    .build());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }
}
