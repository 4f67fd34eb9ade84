package dev.patchcord.sandbox.rerun;

import dev.patchcord.sandbox.run.Rehearsal;
import dev.patchcord.sandbox.run.Service;
import dev.patchcord.sandbox.twin.fault.Chaos;
import dev.patchcord.sandbox.twin.fault.LegNames;
import dev.patchcord.sandbox.twin.leg.Direction;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.Legs;
import dev.patchcord.sandbox.twin.party.PartyScripts;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes down how each call is rehearsed that comes to the twin, whoever placed it. What operators
 * and people do by hand is not known to it.
 */
public final class RehearsalWatch {
  private final Rehearsal rehearsal;
  private final RehearsalLog log;
  private final @Nullable String flows;
  private final Legs legs;
  private final PartyScripts parties;
  private final LegNames names;
  private final Chaos chaos;
  private final double speed;

  private RehearsalWatch(Rehearsal rehearsal, RehearsalLog log, @Nullable String flows) {
    this.rehearsal = rehearsal;
    this.log = log;
    this.flows = flows;
    this.legs = rehearsal.bean(Service.TWIN, Legs.class);
    this.parties = rehearsal.bean(Service.TWIN, PartyScripts.class);
    this.names = rehearsal.bean(Service.TWIN, LegNames.class);
    this.chaos = rehearsal.bean(Service.TWIN, Chaos.class);
    this.speed = rehearsal.bean(Service.TWIN, TwinClock.class).speed();
  }

  /**
   * Watches a rehearsal whose twin runs in this JVM.
   *
   * @param flows text of its file of flows; null for the flow that its settings make
   */
  public static void begin(Rehearsal rehearsal, RehearsalLog log, @Nullable String flows) {
    RehearsalWatch watch = new RehearsalWatch(rehearsal, log, flows);
    rehearsal.bean(Service.TWIN, TwinRecord.class).listen(watch::saw);
  }

  private void saw(Entry entry) {
    if (entry instanceof Entry.LegChanged changed && !log.knows(changed.callSid())) {
      legs.find(changed.callSid())
          .filter(leg -> leg.plan().direction() == Direction.INBOUND)
          .ifPresent(this::begins);
    }
  }

  private void begins(Leg leg) {
    String from = leg.plan().from();
    String to = leg.plan().to();
    Map<String, Integer> before = new HashMap<>(names.counts());
    // This leg is counted already.
    before.computeIfPresent(from + ">" + to, (_, count) -> count == 1 ? null : count - 1);
    log.write(
        leg.sid(),
        new RehearsedCall(
            speed,
            rehearsal.ringTimeout(),
            RehearsedCall.settings(rehearsal.overrides()),
            flows,
            chaos.rates().orElse(null),
            before,
            from,
            to,
            parties.ofCall(leg.sid()),
            parties.all(),
            List.of()));
  }
}
