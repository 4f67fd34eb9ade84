package dev.patchcord.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.orchestrator.flow.FlowFile;
import dev.patchcord.orchestrator.flow.InvalidFlows;
import dev.patchcord.sandbox.run.Service;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Flow files: written, checked and changed. */
public final class FlowFileSteps {
  private final Scene scene;
  private String text = "";
  private String problems = "";

  FlowFileSteps(Scene scene) {
    this.scene = scene;
  }

  @Given("a flow file")
  public void aFlowFile(String yaml) {
    text = yaml;
  }

  @When("the flow file is checked")
  public void isChecked() throws IOException {
    Path file = Files.createTempFile("flows", ".yaml");
    try {
      Files.writeString(file, text);
      check(file);
    } finally {
      Files.delete(file);
    }
  }

  @When("the example {string} is checked")
  public void exampleIsChecked(String name) {
    check(Path.of("..", "docs", "flows", name));
  }

  @Then("it is refused")
  public void isRefused() {
    assertThat(problems).isNotEmpty();
  }

  @Then("it is accepted")
  public void isAccepted() {
    assertThat(problems).isEmpty();
  }

  @Then("line {int} is named: {string}")
  public void lineIsNamed(int line, String what) {
    assertThat(problems.lines())
        .anyMatch(problem -> problem.contains(":" + line + ":") && problem.contains(what));
  }

  @When("the flow file is changed, and the orchestrator is started anew")
  public void isChanged() {
    scene
        .stage()
        .lines()
        .write(scene.stage().flowFile(), Map.of(scene.line(), scene.line().version() + "-new"));
    scene.centre().rehearsal().stop(Service.ORCHESTRATOR);
    scene.centre().rehearsal().start(Service.ORCHESTRATOR);
  }

  @Then("{caller}'s call is handled by the {word} version")
  public void handledBy(String name, String which) {
    assertThat(
            scene.centre().journalOf(scene.call(name)).stream()
                .map(JournalRecord::flow)
                .flatMap(Stream::ofNullable))
        .singleElement()
        .satisfies(
            flow ->
                assertThat(flow.version())
                    .isEqualTo(scene.line().version() + (which.equals("new") ? "-new" : "")));
  }

  private void check(Path file) {
    try {
      FlowFile.read(file);
    } catch (InvalidFlows e) {
      problems = e.getMessage();
    }
  }
}
