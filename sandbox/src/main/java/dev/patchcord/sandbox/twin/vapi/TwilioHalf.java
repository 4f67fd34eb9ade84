package dev.patchcord.sandbox.twin.vapi;

import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.Legs;
import dev.patchcord.sandbox.twin.party.PartyScripts;
import dev.patchcord.sandbox.twin.party.ToolUse;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the Vapi half to the other: the only class here that knows it. */
@Configuration(proxyBeanMethods = false)
class TwilioHalf {
  /** What Twilio writes as the caller's number when it is withheld. */
  private static final String WITHHELD = "+266696687";

  @Bean
  VapiTime vapiTime(TwinClock clock) {
    return new VapiTime() {
      @Override
      public Instant now() {
        return clock.now();
      }

      @Override
      public Runnable after(Duration wait, Runnable what) {
        try {
          Future<?> timer = clock.after(wait, what);
          return () -> timer.cancel(false);
        } catch (RejectedExecutionException stopping) {
          // The twin stops, and legs that it ends close their streams: nobody waits for the rest.
          return () -> {};
        }
      }
    };
  }

  private static Wish wish(ToolUse use) {
    return new Wish(use.after(), use.tool(), use.arguments() == null ? Map.of() : use.arguments());
  }

  @Bean
  Carrier vapiCarrier(Legs legs, PartyScripts scripts) {
    return new Carrier() {
      @Override
      public boolean isLive(String callSid) {
        return legs.find(callSid).filter(Leg::live).isPresent();
      }

      @Override
      public List<Wish> wishes(String callSid, int session) {
        return scripts.ofCall(callSid).asksIn(session).stream().map(TwilioHalf::wish).toList();
      }

      @Override
      public String summary(String callSid) {
        String summary = scripts.ofCall(callSid).summary();
        return summary == null ? "" : summary;
      }

      @Override
      public void walkIn(String callSid, @Nullable String from, String twiml) {
        boolean ignored = legs.walkIn(callSid, from == null ? WITHHELD : from, twiml);
      }
    };
  }
}
