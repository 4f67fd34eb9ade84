package dev.patchcord.sandbox.twin.rest;

import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.leg.Legs;
import dev.patchcord.sandbox.twin.recording.Recording;
import dev.patchcord.sandbox.twin.recording.RecordingPlan;
import dev.patchcord.sandbox.twin.recording.Recordings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The Recording resource of a call (Twilio, recording resource; library {@code
 * v2010.account.call.Recording}). Which code Twilio gives for a change of one that is over is not
 * documented: here 21220.
 */
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}/Calls/{call}")
class RecordingsController {
  private static final Set<String> EVENTS = Set.of("in-progress", "completed", "absent");

  private final Legs legs;
  private final Recordings recordings;
  private final Bodies bodies;

  RecordingsController(Legs legs, Recordings recordings, Bodies bodies) {
    this.legs = legs;
    this.recordings = recordings;
    this.bodies = bodies;
  }

  @PostMapping("/Recordings.json")
  @ResponseStatus(HttpStatus.CREATED)
  Map<String, @Nullable Object> create(@PathVariable String call, HttpServletRequest request) {
    Leg leg = leg(call);
    Form form = new Form(request.getParameterMap());
    int channels =
        form.oneOf("RecordingChannels", List.of("mono", "dual"), 20001)
            .map(word -> word.equals("dual") ? 2 : 1)
            .orElse(1);
    String track =
        form.oneOf("RecordingTrack", List.of("inbound", "outbound", "both"), 20001).orElse("both");
    Set<String> events = form.words("RecordingStatusCallbackEvent");
    if (!EVENTS.containsAll(events)) {
      throw TwilioRefusal.badRequest(20001, "Invalid RecordingStatusCallbackEvent: " + events);
    }
    RecordingPlan plan =
        new RecordingPlan(
            channels,
            track,
            form.hook("RecordingStatusCallback", "RecordingStatusCallbackMethod", 21609)
                .orElse(null),
            events.isEmpty() ? RecordingPlan.ONLY_COMPLETED : events);
    if (leg.status() != CallStatus.IN_PROGRESS) {
      throw TwilioRefusal.badRequest(
          21220, "Requested resource is not eligible for recording: the call is not in-progress");
    }
    return body(recordings.start(leg, plan));
  }

  @GetMapping("/Recordings.json")
  Map<String, @Nullable Object> list(@PathVariable String call, HttpServletRequest request) {
    leg(call);
    return Pages.of(
        "recordings",
        bodies.root() + "/Calls/" + call + "/Recordings.json",
        request.getParameterMap(),
        recordings.of(call),
        Recording::sid,
        this::body);
  }

  @GetMapping("/Recordings/{sid}.json")
  Map<String, @Nullable Object> fetch(@PathVariable String call, @PathVariable String sid) {
    return body(find(call, sid));
  }

  @PostMapping("/Recordings/{sid}.json")
  Map<String, @Nullable Object> update(
      @PathVariable String call, @PathVariable String sid, HttpServletRequest request) {
    Recording recording = find(call, sid);
    String status =
        new Form(request.getParameterMap())
            .oneOf("Status", List.of("in-progress", "paused", "stopped"), 20001)
            .orElseThrow(() -> TwilioRefusal.badRequest(20001, "Status is required"));
    boolean done =
        status.equals("stopped")
            ? recordings.stop(recording)
            : recording.pause(status.equals("paused"));
    if (!done) {
      throw TwilioRefusal.badRequest(21220, "Recording is not in-progress. Cannot update.");
    }
    return body(recording);
  }

  private Map<String, @Nullable Object> body(Recording recording) {
    String call = recording.leg().sid();
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("sid", recording.sid());
    body.put("account_sid", bodies.root().substring(bodies.root().lastIndexOf('/') + 1));
    body.put("call_sid", call);
    body.put("conference_sid", null);
    body.put("api_version", "2010-04-01");
    body.put("status", recording.state().word());
    body.put("source", recording.source().word());
    body.put("channels", recording.plan().channels());
    body.put("track", recording.plan().track());
    body.put(
        "duration", recording.length().map(Duration::toSeconds).map(String::valueOf).orElse(null));
    body.put("start_time", Dates.text(recording.started()));
    body.put("date_created", Dates.text(recording.started()));
    body.put("date_updated", Dates.text(recording.updated()));
    body.put("price", null);
    body.put("price_unit", "USD");
    body.put("error_code", null);
    body.put("encryption_details", null);
    body.put("uri", bodies.root() + "/Calls/" + call + "/Recordings/" + recording.sid() + ".json");
    return body;
  }

  private Leg leg(String call) {
    return legs.find(call).orElseThrow(() -> TwilioRefusal.notFound("/Calls/" + call + ".json"));
  }

  private Recording find(String call, String sid) {
    return recordings
        .find(call, sid)
        .orElseThrow(
            () -> TwilioRefusal.notFound("/Calls/" + call + "/Recordings/" + sid + ".json"));
  }
}
