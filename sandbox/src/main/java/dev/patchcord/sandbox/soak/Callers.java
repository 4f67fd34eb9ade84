package dev.patchcord.sandbox.soak;

import dev.patchcord.sandbox.run.Rehearsal;
import dev.patchcord.sandbox.run.Service;
import dev.patchcord.sandbox.soak.CallMix.Story;
import dev.patchcord.sandbox.soak.SoakLines.Line;
import dev.patchcord.sandbox.twin.fault.LegNames;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.Legs;
import dev.patchcord.sandbox.twin.party.PartyScripts;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;

/** Lets callers call: so many at once, one on a line, and none while the machine is behind. */
final class Callers {
  private static final Set<String> FINAL =
      Set.of("completed", "busy", "no-answer", "failed", "canceled");

  private final Legs legs;
  private final PartyScripts parties;
  private final LegNames legNames;
  private final Pace pace;
  private final Semaphore places = new Semaphore(0);
  private final Map<String, Line> talking = new ConcurrentHashMap<>();
  private final Map<Line, Semaphore> lines = new ConcurrentHashMap<>();

  Callers(Rehearsal rehearsal, Pace pace) {
    this.legs = rehearsal.bean(Service.TWIN, Legs.class);
    this.parties = rehearsal.bean(Service.TWIN, PartyScripts.class);
    this.legNames = rehearsal.bean(Service.TWIN, LegNames.class);
    this.pace = pace;
    rehearsal.bean(Service.TWIN, TwinRecord.class).listen(this::hangsUp);
  }

  /** From now on, so many more may be on the line at once. */
  void admit(int more) {
    places.release(more);
  }

  /** Waits until that many places are free, and takes them away again. */
  void dismiss(int some) throws InterruptedException {
    places.acquire(some);
  }

  int talking() {
    return talking.size();
  }

  /**
   * Waits for a place, and lets somebody call.
   *
   * @param announced told the call's id before anything can be known of the call, and how many legs
   *     there had been between two numbers
   */
  String place(Story story, Line line, BiConsumer<String, Map<String, Integer>> announced)
      throws InterruptedException {
    places.acquire();
    free(line).acquire();
    pace.await();
    story.parties().forEach(parties::put);
    synchronized (talking) {
      Map<String, Integer> before = legNames.counts();
      // The leg may be over before this thread goes on.
      Leg leg =
          legs.call(story.from(), line.dialled(), story.caller())
              .orElseThrow(() -> new IllegalStateException("nobody answers " + line.dialled()));
      announced.accept(leg.sid(), before);
      talking.put(leg.sid(), line);
      return leg.sid();
    }
  }

  private void hangsUp(Entry entry) {
    if (entry instanceof Entry.LegChanged changed && FINAL.contains(changed.status())) {
      synchronized (talking) {
        Line line = talking.remove(changed.callSid());
        if (line != null) {
          free(line).release();
          places.release();
        }
      }
    }
  }

  private Semaphore free(Line line) {
    return lines.computeIfAbsent(line, any -> new Semaphore(1));
  }
}
