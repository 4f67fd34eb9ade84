package dev.patchcord.dialer.twilio;

import com.twilio.http.HttpMethod;
import com.twilio.rest.api.v2010.account.Call;
import com.twilio.rest.api.v2010.account.CallCreator;
import com.twilio.rest.api.v2010.account.CallUpdater;
import com.twilio.type.Client;
import com.twilio.type.Endpoint;
import com.twilio.type.PhoneNumber;
import com.twilio.type.Sip;
import dev.patchcord.contract.callback.CallbackUrl;
import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.contract.command.CallBack;
import dev.patchcord.contract.command.DialSpecialist;
import dev.patchcord.contract.command.HoldCaller;
import dev.patchcord.contract.command.RedirectCaller;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Commands as requests to Twilio's Calls resource. Every callback URL carries the call id, so that
 * the ingress needs no table to find the call, even if the reply to the request is lost.
 */
final class CallRequests {
  private static final List<String> ALL_PROGRESS =
      List.of("initiated", "ringing", "answered", "completed");

  private final URI callbackBase;

  CallRequests(URI callbackBase) {
    this.callbackBase = callbackBase;
  }

  CallUpdater hold(HoldCaller command) {
    String callId = command.callId();
    return Call.updater(command.legSid())
        .setUrl(url(Webhook.CONFERENCE).call(callId).leg(Webhook.CALLER).forDocument())
        .setMethod(HttpMethod.POST)
        .setFallbackUrl(safe(callId))
        .setFallbackMethod(HttpMethod.POST)
        .setStatusCallback(url(Webhook.LEG_STATUS).call(callId).leg(Webhook.CALLER).forStatus())
        .setStatusCallbackMethod(HttpMethod.POST);
  }

  CallCreator dial(DialSpecialist command) {
    String callId = command.callId();
    CallCreator creator =
        Call.creator(
                endpoint(command.to()),
                endpoint(command.from()),
                URI.create(
                    url(Webhook.CONFERENCE)
                        .call(callId)
                        .leg(Webhook.SPECIALIST)
                        .attempt(command.attempt())
                        .forDocument()))
            .setMethod(HttpMethod.POST)
            .setFallbackUrl(
                url(Webhook.SAFE)
                    .call(callId)
                    .leg(Webhook.SPECIALIST)
                    .attempt(command.attempt())
                    .forDocument())
            .setFallbackMethod(HttpMethod.POST)
            .setTimeout(seconds(command.ringTimeout()))
            .setTimeLimit(seconds(command.maxTalk()))
            .setStatusCallback(
                url(Webhook.LEG_STATUS)
                    .call(callId)
                    .leg(Webhook.SPECIALIST)
                    .attempt(command.attempt())
                    .forStatus())
            .setStatusCallbackMethod(HttpMethod.POST)
            .setStatusCallbackEvent(ALL_PROGRESS);
    if (command.detectMachine()) {
      // Asynchronous: a person who answers must not hear seconds of silence.
      creator
          .setMachineDetection("Enable")
          .setAsyncAmd("true")
          .setAsyncAmdStatusCallback(
              url(Webhook.AMD_STATUS).call(callId).attempt(command.attempt()).forStatus())
          .setAsyncAmdStatusCallbackMethod(HttpMethod.POST);
    }
    return creator;
  }

  CallCreator callBack(CallBack command) {
    String callId = command.callId();
    int callback = command.callback();
    return Call.creator(
            endpoint(command.to()),
            endpoint(command.from()),
            URI.create(url(Webhook.CALLBACK).call(callId).callback(callback).forDocument()))
        .setMethod(HttpMethod.POST)
        .setFallbackUrl(safe(callId))
        .setFallbackMethod(HttpMethod.POST)
        .setTimeout(seconds(command.ringTimeout()))
        .setStatusCallback(url(Webhook.CALLBACK_STATUS).call(callId).callback(callback).forStatus())
        .setStatusCallbackMethod(HttpMethod.POST)
        .setStatusCallbackEvent(ALL_PROGRESS);
  }

  CallUpdater redirect(RedirectCaller command) {
    return Call.updater(command.legSid())
        .setUrl(url(Webhook.AFTER_HOLD).call(command.callId()).step(command.step()).forDocument())
        .setMethod(HttpMethod.POST)
        .setFallbackUrl(safe(command.callId()))
        .setFallbackMethod(HttpMethod.POST);
  }

  CallUpdater cancel(String legSid) {
    return Call.updater(legSid).setStatus(Call.UpdateStatus.CANCELED);
  }

  CallUpdater end(String legSid) {
    return Call.updater(legSid).setStatus(Call.UpdateStatus.COMPLETED);
  }

  private String safe(String callId) {
    return url(Webhook.SAFE).call(callId).forDocument();
  }

  private CallbackUrl url(String path) {
    return CallbackUrl.of(callbackBase, path);
  }

  private static Endpoint endpoint(String address) {
    if (address.startsWith("sip:") || address.startsWith("sips:")) {
      return new Sip(address);
    }
    return address.startsWith("client:") ? new Client(address) : new PhoneNumber(address);
  }

  private static int seconds(Duration duration) {
    return Math.toIntExact(duration.toSeconds());
  }
}
