package dev.patchcord.dialer.lane;

import dev.patchcord.dialer.Commands;
import dev.patchcord.dialer.config.DialerSettings;
import dev.patchcord.dialer.outcome.Outcomes;
import dev.patchcord.dialer.telephony.Telephony;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;

/** The real lanes, for tests of other rooms. */
public final class LanesForTests {
  private LanesForTests() {}

  public static CallQueue queue(DialerSettings settings, Clock clock) {
    return new LaneWiring().callQueue(settings, clock);
  }

  /** How long the next dial would wait; asked so that a turn that is there is used up. */
  public static Duration waitOfNext(CallQueue queue) {
    CallQueue.Ticket ticket = queue.enter(Commands.dial("CA1", 1, 1));
    Duration wait = queue.ask(ticket).expectedWait();
    queue.leave(ticket);
    return wait;
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
