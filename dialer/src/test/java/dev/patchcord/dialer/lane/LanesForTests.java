package dev.patchcord.dialer.lane;

import dev.patchcord.dialer.config.DialerSettings;
import dev.patchcord.dialer.outcome.Outcomes;
import dev.patchcord.dialer.telephony.Telephony;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/** The real lanes, for tests of other rooms. */
public final class LanesForTests {
  private LanesForTests() {}

  public static CallQueue queue(DialerSettings settings, Clock clock) {
    return new LaneWiring().callQueue(settings, clock);
  }

  public static Lanes over(
      Telephony telephony,
      Outcomes outcomes,
      CallQueue queue,
      DialerSettings settings,
      Clock clock) {
    return new LaneWiring()
        .lanes(telephony, outcomes, queue, settings, new SimpleMeterRegistry(), clock);
  }
}
