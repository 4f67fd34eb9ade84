package dev.patchcord.sandbox.twin.leg;

import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Which phones make a sound, from when until when. Called under the leg's lock. */
@Component
final class Bells {
  private final Map<String, Instant> ringing = new ConcurrentHashMap<>();
  private final TwinRecord record;
  private final TwinClock clock;

  Bells(TwinRecord record, TwinClock clock) {
    this.record = record;
    this.clock = clock;
  }

  void begin(Leg leg) {
    Instant now = clock.now();
    ringing.put(leg.sid(), now);
    record.add(new Entry.PhoneRang(now, leg.sid(), leg.plan().from(), leg.plan().to()));
  }

  /** Nothing happens if it made no sound. */
  void end(Leg leg, String status) {
    Instant since = ringing.remove(leg.sid());
    if (since != null) {
      record.add(
          new Entry.PhoneStopped(
              clock.now(), leg.sid(), leg.plan().from(), leg.plan().to(), since, status));
    }
  }
}
