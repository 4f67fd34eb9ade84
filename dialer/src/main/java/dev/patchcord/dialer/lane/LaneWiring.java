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
  Lanes lanes(
      Telephony telephony,
      Outcomes outcomes,
      DialerSettings settings,
      MeterRegistry registry,
      Clock clock) {
    Posting posting =
        new Posting(
            outcomes,
            settings.maxRunning(),
            new Backoff(settings.firstBackoff(), settings.longestBackoff(), new Random()),
            (wakeUp, atMost) -> wakeUp.await(atMost.toMillis(), TimeUnit.MILLISECONDS),
            clock,
            settings.instance());
    DialerMetrics metrics = new DialerMetrics(registry);
    CommandRunner runner =
        new CommandRunner(telephony, outcomes, posting, metrics, clock, settings.patience());
    Lanes lanes = new Lanes(runner::run, Thread.ofVirtual().name("call-lane-", 0).factory());
    metrics.watch("waiting", lanes::waiting);
    metrics.watch("running", posting::running);
    return lanes;
  }
}
