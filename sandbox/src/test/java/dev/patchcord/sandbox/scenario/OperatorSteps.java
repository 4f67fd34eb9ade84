package dev.patchcord.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.wire.ContractJson;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** What operators do. */
public final class OperatorSteps {
  private final Scene scene;
  private int status;

  OperatorSteps(Scene scene) {
    this.scene = scene;
  }

  @When("the operator {string} transfers {caller}'s call because {string}")
  public void transfers(String operator, String name, String why) {
    isAtWork(name);
    asks(name, "transfer", Map.of("why", why));
  }

  @When("the operator {string} transfers {caller}'s call to {specialist} because {string}")
  public void transfersTo(String operator, String name, Person person, String why) {
    String specialist = person.name().charAt(0) + PeopleSteps.lower(person.name().substring(1));
    isAtWork(name);
    asks(name, "transfer", Map.of("why", why, "specialist", specialist));
  }

  @When("the operator {string} has the next specialist tried because {string}")
  public void triesNext(String operator, String why) {
    asks("Grace", "try-next", Map.of("why", why));
  }

  @When("the operator {string} takes {caller} back to the assistant because {string}")
  public void takesBack(String operator, String name, String why) {
    asks(name, "take-back", Map.of("why", why));
  }

  @When("the operator {string} announces {string} because {string}")
  public void announces(String operator, String words, String why) {
    asks("Grace", "announce", Map.of("why", why, "text", words));
  }

  @When("the operator {string} ends the call because {string}")
  public void ends(String operator, String why) {
    asks("Grace", "hang-up", Map.of("why", why));
  }

  @When("somebody with a wrong token ends {caller}'s call")
  public void wrongToken(String name) {
    isAtWork(name);
    status = post(name, "hang-up", Map.of("why", "mischief"), "another-token-of-some-length");
  }

  @Then("that is refused")
  public void isRefused() {
    assertThat(status).isEqualTo(401);
  }

  /** The machine knows the call. */
  private void isAtWork(String name) {
    scene.eventually(
        "the call has begun",
        () -> assertThat(scene.centre().sessions(scene.call(name))).isNotEmpty());
  }

  private void asks(String name, String action, Map<String, String> members) {
    assertThat(post(name, action, members, Stage.OPERATOR_TOKEN)).isEqualTo(202);
  }

  private int post(String name, String action, Map<String, String> members, String token) {
    HttpResponse<String> answer =
        scene
            .centre()
            .send(
                HttpRequest.newBuilder(
                        scene
                            .centre()
                            .ingress("/operator/calls/" + scene.call(name) + "/" + action))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            ContractJson.mapper().writeValueAsString(new HashMap<>(members))))
                    .build());
    return answer.statusCode();
  }
}
