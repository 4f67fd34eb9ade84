package dev.patchcord.dialer.lane;

import dev.patchcord.dialer.config.DialerSettings;
import dev.patchcord.dialer.outcome.Outcomes;
import dev.patchcord.dialer.telephony.Telephony;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the lanes. */
@Configuration(proxyBeanMethods = false)
class LaneWiring {

  @Bean
  CallQueue callQueue(DialerSettings settings, Clock clock) {
    return new CallQueue(settings.callsPerSecond(), clock);
  }

  @Bean
  Lanes lanes(
      Telephony telephony,
      Outcomes outcomes,
      CallQueue queue,
      DialerSettings settings,
      MeterRegistry registry,
      Clock clock) {
    Pause pause = (wakeUp, atMost) -> wakeUp.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    DialerMetrics metrics = new DialerMetrics(registry);
    Places places = new Places(settings.maxRunning());
    Posting posting =
        new Posting(
            outcomes,
            places,
            new Turns(queue, outcomes, metrics, pause, clock),
            new Backoff(settings.firstBackoff(), settings.longestBackoff(), new Random()),
            pause,
            clock,
            settings.instance());
    CommandRunner runner =
        new CommandRunner(telephony, outcomes, posting, metrics, clock, settings.patience());
    Lanes lanes = new Lanes(runner::run, Thread.ofVirtual().name("call-lane-", 0).factory());
    metrics.watch("waiting", lanes::waiting);
    metrics.watch("running", places::taken);
    metrics.watch("queued", queue::length);
    return lanes;
  }
}
