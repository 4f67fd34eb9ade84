package dev.patchcord.dialer.twilio;

import com.twilio.http.TwilioRestClient;
import dev.patchcord.dialer.config.TwilioSettings;
import dev.patchcord.dialer.telephony.Telephony;
import dev.patchcord.telemetry.CallTracer;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes Twilio the carrier. */
@Configuration(proxyBeanMethods = false)
class TwilioWiring {

  @Bean
  Telephony telephony(TwilioSettings settings, MeterRegistry registry, CallTracer tracer) {
    return over(settings, new RestMeter(registry, tracer));
  }

  /** A client of its own, not the SDK's static one: several services may share the JVM. */
  static Telephony over(TwilioSettings settings, RestMeter meter) {
    TwilioRestClient client =
        new TwilioRestClient.Builder(settings.accountSid(), settings.authToken())
            .accountSid(settings.accountSid())
            .httpClient(new SinglePostHttpClient(settings, meter))
            .build();
    return new TwilioTelephony(client, settings.callbackBase());
  }
}
