package dev.patchcord.sandbox.twin.twiml;

import dev.patchcord.sandbox.twin.callback.CallbackLane;
import dev.patchcord.sandbox.twin.callback.WebhookRequest;
import dev.patchcord.sandbox.twin.callback.Webhooks;
import dev.patchcord.sandbox.twin.leg.VoiceFields;
import dev.patchcord.sandbox.twin.sid.Sids;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Status callbacks of media streams. */
@Component
final class StreamReports {
  private static final int NOT_DELIVERED = 11200;

  private final Webhooks webhooks;
  private final VoiceFields fields;
  private final Sids sids;
  private final TwinClock clock;

  StreamReports(Webhooks webhooks, VoiceFields fields, Sids sids, TwinClock clock) {
    this.webhooks = webhooks;
    this.fields = fields;
    this.sids = sids;
    this.clock = clock;
  }

  /**
   * Tells that a stream has started.
   *
   * @return tells that it has stopped
   */
  Runnable started(Element stream, Walk walk) throws TwimlProblem {
    Optional<String> url = walk.url(stream, "statusCallback");
    if (url.isEmpty()) {
      return () -> {};
    }
    String method = Walk.method(stream, "statusCallbackMethod");
    String sid = sids.next("MZ");
    CallbackLane lane = new CallbackLane(webhooks, clock, NOT_DELIVERED);
    lane.send(request(stream, walk, sid, "stream-started", url.get(), method));
    return () -> lane.send(request(stream, walk, sid, "stream-stopped", url.get(), method));
  }

  private WebhookRequest request(
      Element stream, Walk walk, String sid, String event, String url, String method) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("AccountSid", fields.of(walk.leg()).getOrDefault("AccountSid", ""));
    form.put("CallSid", walk.leg().sid());
    form.put("StreamSid", sid);
    form.put("StreamName", stream.attribute("name").orElse(sid));
    form.put("StreamEvent", event);
    form.put(
        "Timestamp", DateTimeFormatter.ISO_INSTANT.format(clock.now().atOffset(ZoneOffset.UTC)));
    return new WebhookRequest("stream", walk.leg().sid(), url, method, form);
  }
}
