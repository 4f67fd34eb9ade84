package dev.patchcord.sandbox.rerun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.contract.wire.ContractJson;
import dev.patchcord.orchestrator.capsule.Capsule;
import dev.patchcord.orchestrator.capsule.CapsuleFile;
import dev.patchcord.orchestrator.command.Commands;
import dev.patchcord.orchestrator.replay.JournalLine;
import dev.patchcord.sandbox.run.Rehearsal;
import dev.patchcord.sandbox.run.Service;
import dev.patchcord.sandbox.timeline.CallStories;
import dev.patchcord.sandbox.timeline.JournalTail;
import dev.patchcord.sandbox.twin.fault.Chaos;
import dev.patchcord.sandbox.twin.fault.ChaosRates;
import dev.patchcord.sandbox.twin.leg.Legs;
import dev.patchcord.sandbox.twin.party.Behaviour;
import dev.patchcord.sandbox.twin.party.Cue;
import dev.patchcord.sandbox.twin.party.KeyPress;
import dev.patchcord.sandbox.twin.party.Moment;
import dev.patchcord.sandbox.twin.party.PartyScript;
import dev.patchcord.sandbox.twin.party.PartyScripts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsed call, in a capsule, happens again from the capsule alone. */
class RerunTest {
  private static final double SPEED = 4;

  @TempDir Path directory;

  @Test
  void goesTheSameWayAgainWithTheSameFaults() throws Exception {
    Path file = directory.resolve("incident.capsule");
    export(file);
    Capsule capsule = CapsuleFile.read(file);
    List<JournalRecord> first =
        capsule.journal().lines().stream().map(JournalLine::record).toList();
    assertThat(Course.of(first).attempts()).isNotEmpty();
    RehearsedCall script = RehearsedCall.of(capsule.rehearsal().orElseThrow());
    assertThat(script.chaos()).isNotNull();
    List<JournalRecord> second = new Rerun(script).run(directory.resolve("again"));
    assertThat(second.getFirst().callId()).isNotEqualTo(capsule.callId());
    assertThat(Course.of(second)).isEqualTo(Course.of(first));
  }

  /** Lets a call happen while the carrier loses and repeats callbacks, and exports it. */
  private void export(Path file) throws InterruptedException {
    CallStories stories = new CallStories();
    try (Rehearsal rehearsal =
            Rehearsal.builder().directory(directory.resolve("first")).speed(SPEED).start();
        RehearsalLog log = RehearsalLog.start(rehearsal.bootstrapServers());
        JournalTail _ =
            JournalTail.start(rehearsal.bootstrapServers(), stories::add, problem -> {})) {
      RehearsalWatch.begin(rehearsal, log, null);
      rehearsal
          .bean(Service.TWIN, PartyScripts.class)
          .put(
              rehearsal.account("TO_NUMBER"),
              new PartyScript(
                  Behaviour.ANSWERS,
                  Duration.ofSeconds(4),
                  List.of(new KeyPress(Duration.ofSeconds(4), "1")),
                  null,
                  new Moment(Cue.BRIDGED, Duration.ofSeconds(12)),
                  null,
                  null));
      rehearsal
          .bean(Service.TWIN, Chaos.class)
          .begin(
              new ChaosRates(
                  11L,
                  new ChaosRates.Callbacks(0.0, 0.5, 0.3, Duration.ofMillis(200), 0.0),
                  null,
                  null,
                  1.0));
      String callId =
          rehearsal
              .bean(Service.TWIN, Legs.class)
              .call(
                  "+15550000001",
                  rehearsal.account("FROM_NUMBER"),
                  new PartyScript(
                      null, null, null, Duration.ofSeconds(90), null, null, Duration.ofSeconds(6)))
              .orElseThrow()
              .sid();
      assertThat(
              stories.await(
                  callId,
                  story -> !story.isEmpty() && story.getLast().to() == CallState.ENDED,
                  Duration.ofSeconds(90)))
          .as("the call ends")
          .isTrue();
      StringWriter told = new StringWriter();
      assertThat(
              Commands.run(
                  new PrintWriter(told),
                  new PrintWriter(told),
                  "capsule",
                  "export",
                  callId,
                  "-o",
                  file.toString(),
                  "-b",
                  rehearsal.bootstrapServers()))
          .as(told.toString())
          .isZero();
    }
  }

  @Test
  void saysInOneLineThatSomethingElseIsNoRehearsal() {
    assertThatThrownBy(
            () -> RehearsedCall.of(ContractJson.mapper().readTree("{\"seed\":\"none\"}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("its rehearsal cannot be read: ");
  }
}
