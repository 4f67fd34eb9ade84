package dev.patchcord.sandbox.twin;

import dev.patchcord.sandbox.twin.sid.Sids;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The only place where the twin takes the time and randomness from the machine. */
@Configuration(proxyBeanMethods = false)
class TwinWiring {

  @Bean(destroyMethod = "close")
  TwinClock twinClock(TwinSettings settings) {
    return new TwinClock(Clock.systemUTC(), settings.speed());
  }

  @Bean
  Sids sids() {
    return new Sids(new SecureRandom());
  }
}
