package dev.patchcord.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.event.AppointmentBooked;
import io.cucumber.java.en.Then;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the assistant is told, and what it has booked. */
public final class AssistantSteps {
  private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:+Z-]+");

  private final Scene scene;

  AssistantSteps(Scene scene) {
    this.scene = scene;
  }

  @Then("{caller} is back with the assistant")
  public void isBack(String name) {
    hasBeenBack(name, 1);
  }

  @Then("{caller} has been back with the assistant {int} times")
  public void hasBeenBack(String name, int times) {
    scene.eventually(
        name + " is back with the assistant",
        () ->
            assertThat(scene.centre().sessions(scene.call(name)))
                .filteredOn(session -> !session.path("openedAt").isNull())
                .hasSize(times + 1));
  }

  @Then("{caller} talks to the assistant {string}")
  public void talksToAssistant(String name, String assistant) {
    scene.eventually(
        name + " talks to the assistant",
        () ->
            assertThat(scene.centre().sessions(scene.call(name)))
                .extracting(session -> session.path("request").path("assistantId").asString())
                .containsExactly(assistant));
  }

  @Then("the assistant knows that {specialist}: {string}")
  public void knowsOf(Person person, String what) {
    String name = person.name().charAt(0) + PeopleSteps.lower(person.name().substring(1));
    assertThat(context()).containsPattern(name + "[^.,;]*" + what);
  }

  @Then("the assistant knows {string}")
  public void knows(String what) {
    assertThat(context()).contains(what);
  }

  @Then("the assistant is told {string}")
  public void isTold(String words) {
    scene.eventually(
        "the assistant is told " + words,
        () ->
            assertThat(scene.calls())
                .flatMap(call -> replies(scene, call))
                .anyMatch(reply -> reply.contains(words)));
  }

  @Then("{caller} has an appointment")
  public void hasAnAppointment(String name) {
    scene.eventually(
        name + " has an appointment",
        () ->
            assertThat(scene.centre().triggers(scene.call(name), AppointmentBooked.class))
                .hasSize(1));
  }

  @Then("the appointment can be downloaded as iCalendar")
  public void canBeDownloaded() {
    AppointmentBooked booked = booked();
    scene.eventually(
        "the download",
        () ->
            assertThat(get("/appointments/" + booked.appointmentId() + ".ics"))
                .contains("BEGIN:VCALENDAR", "UID:" + booked.appointmentId()));
  }

  @Then("the appointment is in its specialist's feed")
  public void isInTheFeed() {
    AppointmentBooked booked = booked();
    scene.eventually(
        "the feed",
        () ->
            assertThat(get("/appointments/feed/" + booked.specialist() + ".ics"))
                .contains("BEGIN:VCALENDAR", "UID:" + booked.appointmentId()));
  }

  @Then("no time was offered to both")
  public void offeredOnce() {
    List<Set<String>> offers =
        scene.calls().stream().map(call -> moments(replies(scene, call).getFirst())).toList();
    assertThat(offers).hasSize(2).noneMatch(Set::isEmpty);
    assertThat(offers.getFirst()).doesNotContainAnyElementsOf(offers.getLast());
  }

  /** What the caller's assistant was answered by its tools, in order. */
  static List<String> toolReplies(Scene scene, String name) {
    return replies(scene, scene.call(name));
  }

  private static List<String> replies(Scene scene, String call) {
    return scene.centre().sessions(call).stream()
        .flatMap(session -> session.path("toolCalls").valueStream())
        .map(tool -> tool.path("reply").asString(""))
        .filter(reply -> !reply.isEmpty())
        .toList();
  }

  private static Set<String> moments(String reply) {
    return MOMENT.matcher(reply).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private AppointmentBooked booked() {
    return scene.calls().stream()
        .flatMap(call -> scene.centre().triggers(call, AppointmentBooked.class).stream())
        .findFirst()
        .orElseThrow();
  }

  private String get(String path) {
    HttpResponse<String> answer =
        scene
            .centre()
            .send(
                HttpRequest.newBuilder(scene.centre().ingress(path))
                    .header("Authorization", "Bearer " + Stage.OPERATOR_TOKEN)
                    .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().replace("\r\n ", "");
  }

  /** What the latest session that the caller came back to was told. */
  private String context() {
    List<JsonNode> sessions =
        scene.calls().stream().flatMap(call -> scene.centre().sessions(call).stream()).toList();
    return sessions.getLast().path("variableValues").toString();
  }
}
