package dev.patchcord.sandbox.rerun;

import dev.patchcord.contract.journal.CallState;
import dev.patchcord.contract.journal.JournalRecord;
import dev.patchcord.sandbox.run.Rehearsal;
import dev.patchcord.sandbox.run.Service;
import dev.patchcord.sandbox.soak.Operators;
import dev.patchcord.sandbox.timeline.CallStories;
import dev.patchcord.sandbox.timeline.JournalTail;
import dev.patchcord.sandbox.twin.fault.Chaos;
import dev.patchcord.sandbox.twin.fault.LegNames;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.Legs;
import dev.patchcord.sandbox.twin.party.PartyScript;
import dev.patchcord.sandbox.twin.party.PartyScripts;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a rehearsed call happen again: the same flows, people and operators, and a carrier that
 * misbehaves by the same seed.
 */
public final class Rerun {
  private static final Logger log = LoggerFactory.getLogger(Rerun.class);

  /** The services are slow until their code is warm; the first time they were not. */
  private static final int WARM_UP = 4;

  /** In call time. */
  private static final Duration WARM_UP_CALL = Duration.ofSeconds(40);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RehearsedCall script;
  private final CallStories stories = new CallStories();

  public Rerun(RehearsedCall script) {
    this.script = script;
  }

  /**
   * Runs it.
   *
   * @param directory for data; exists
   * @return the journal of the second time, to the caller's end; as far as it came if it came to
   *     none
   */
  public List<JournalRecord> run(Path directory) throws InterruptedException, IOException {
    try (Rehearsal rehearsal = rehearsal(directory);
        Operators operators = new Operators(rehearsal.url(Service.INGRESS));
        JournalTail _ =
            JournalTail.start(
                rehearsal.bootstrapServers(),
                stories::add,
                problem -> log.warn("the journal of the rerun: {}", problem))) {
      Legs legs = rehearsal.bean(Service.TWIN, Legs.class);
      PartyScripts parties = rehearsal.bean(Service.TWIN, PartyScripts.class);
      script.parties().forEach(parties::put);
      warmUp(legs);
      if (script.chaos() != null) {
        rehearsal.bean(Service.TWIN, Chaos.class).begin(script.chaos());
      }
      rehearsal.bean(Service.TWIN, LegNames.class).goOnFrom(script.legsBefore());
      Leg leg = place(legs, script.from(), script.caller());
      TwinClock time = rehearsal.bean(Service.TWIN, TwinClock.class);
      for (RehearsedCall.Wish wish : script.wishes()) {
        var _ =
            time.after(wish.after(), () -> operators.ask(leg.sid(), wish.action(), wish.body()));
      }
      boolean _ = stories.await(leg.sid(), Rerun::isOver, longest().plus(PATIENCE));
      return stories.of(leg.sid());
    }
  }

  private Duration longest() {
    Duration stays = script.caller().hangUpAfter();
    Duration call = stays == null ? Duration.ofMinutes(5) : stays.plusMinutes(2);
    return Duration.ofMillis((long) (call.toMillis() / script.speed()));
  }

  private Leg place(Legs legs, String from, PartyScript caller) {
    return legs.call(from, script.to(), caller)
        .orElseThrow(() -> new IllegalStateException("nobody answers " + script.to()));
  }

  private void warmUp(Legs legs) throws InterruptedException {
    for (int number = 0; number < WARM_UP; number++) {
      String from = String.format(Locale.ROOT, "+1555999%04d", number);
      PartyScript caller =
          new PartyScript(null, null, null, WARM_UP_CALL, null, null, Duration.ofSeconds(2));
      String callId = place(legs, from, caller).sid();
      boolean _ = stories.await(callId, Rerun::isOver, PATIENCE);
    }
  }

  private static boolean isOver(List<JournalRecord> story) {
    return !story.isEmpty() && story.getLast().to() == CallState.ENDED;
  }

  private Rehearsal rehearsal(Path directory) throws IOException {
    Rehearsal.Builder builder =
        Rehearsal.builder()
            .directory(directory)
            .speed(script.speed())
            .ringTimeout(script.ringTimeout());
    script
        .settings()
        .forEach(
            (service, settings) ->
                settings.forEach(
                    (name, value) -> builder.with(Service.valueOf(service), name, value)));
    if (script.flows() != null) {
      Path flows = directory.resolve("flows.yaml");
      Files.writeString(flows, Objects.requireNonNull(script.flows()), StandardCharsets.UTF_8);
      builder.with(Service.ORCHESTRATOR, "patchcord.flows.file", flows.toString());
    }
    return builder
        .with(Service.INGRESS, "patchcord.ingress.operators." + Operators.NAME, Operators.TOKEN)
        .start();
  }
}
