package dev.patchcord.dialer.twilio;

import com.twilio.http.TwilioRestClient;
import dev.patchcord.dialer.config.TwilioSettings;
import dev.patchcord.dialer.telephony.Telephony;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes Twilio the carrier. */
@Configuration(proxyBeanMethods = false)
class TwilioWiring {

  @Bean
  Telephony telephony(TwilioSettings settings) {
    return over(settings);
  }

  /** A client of its own, not the SDK's static one: several services may share the JVM. */
  static Telephony over(TwilioSettings settings) {
    TwilioRestClient client =
        new TwilioRestClient.Builder(settings.accountSid(), settings.authToken())
            .accountSid(settings.accountSid())
            .httpClient(new SinglePostHttpClient(settings))
            .build();
    return new TwilioTelephony(client, settings.callbackBase());
  }
}
