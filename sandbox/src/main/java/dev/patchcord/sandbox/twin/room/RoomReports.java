package dev.patchcord.sandbox.twin.room;

import dev.patchcord.sandbox.twin.TwinSettings;
import dev.patchcord.sandbox.twin.callback.CallbackLane;
import dev.patchcord.sandbox.twin.callback.WebhookRequest;
import dev.patchcord.sandbox.twin.callback.Webhooks;
import dev.patchcord.sandbox.twin.record.Entry;
import dev.patchcord.sandbox.twin.record.TwinRecord;
import dev.patchcord.sandbox.twin.time.TwilioDate;
import dev.patchcord.sandbox.twin.time.TwinClock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Conference status callbacks (Twilio, TwiML Conference, statusCallback). */
@Component
final class RoomReports {
  private static final int NOT_DELIVERED = 16011;

  private final Map<String, CallbackLane> lanes = new ConcurrentHashMap<>();
  private final String accountSid;
  private final Webhooks webhooks;
  private final TwinRecord record;
  private final TwinClock clock;

  RoomReports(TwinSettings settings, Webhooks webhooks, TwinRecord record, TwinClock clock) {
    this.accountSid = settings.accountSid();
    this.webhooks = webhooks;
    this.record = record;
    this.clock = clock;
  }

  void joined(Room room, Participant who) {
    report(room, "join", "participant-join", who, null, Map.of());
  }

  void started(Room room) {
    report(room, "start", "conference-start", null, null, Map.of());
  }

  /**
   * Tells that somebody left.
   *
   * @param reason in Twilio's words with underscores: {@code participant_hung_up}
   */
  void left(Room room, Participant who, String reason) {
    String status = who.leg().status().word();
    report(
        room,
        "leave",
        "participant-leave",
        who,
        reason,
        Map.of("ParticipantCallStatus", status, "ReasonParticipantLeft", reason));
  }

  /** Tells that it is over, with the reason in hyphenated words. */
  void ended(Room room, String reason, @Nullable Participant by) {
    Map<String, String> extra = new LinkedHashMap<>();
    extra.put("ReasonConferenceEnded", reason);
    if (by == null) {
      extra.put("Reason", "Conference ended: " + reason);
    } else {
      String sid = by.leg().sid();
      extra.put("CallSidEndingConference", sid);
      if (by.entrance().label() != null) {
        extra.put("ParticipantLabelEndingConference", by.entrance().label());
      }
      extra.put("Reason", "Participant " + sid + ": " + reason);
    }
    report(room, "end", "conference-end", null, reason, extra);
    lanes.remove(room.sid());
  }

  /** Tells a change made by REST: mute, unmute, hold, unhold, modify. */
  void changed(Room room, String group, String change, Participant who) {
    report(room, group, "participant-" + change, who, null, Map.of());
  }

  void announced(Room room, String url) {
    report(room, "announcement", "announcement-end", null, null, Map.of("AnnounceUrl", url));
  }

  void notAnnounced(Room room, String url, String why) {
    report(
        room,
        "announcement",
        "announcement-fail",
        null,
        why,
        Map.of("AnnounceUrl", url, "ReasonAnnouncementFailed", why));
  }

  private void report(
      Room room,
      String group,
      String event,
      @Nullable Participant who,
      @Nullable String reason,
      Map<String, String> extra) {
    String callSid = who == null ? null : who.leg().sid();
    String label = who == null ? null : who.entrance().label();
    record.add(
        new Entry.RoomChanged(clock.now(), callSid, room.sid(), room.name(), event, label, reason));
    Entrance.Reports to = room.reports();
    if (to == null || !to.events().contains(group)) {
      return;
    }
    Map<String, String> form = new LinkedHashMap<>();
    form.put("AccountSid", accountSid);
    form.put("ConferenceSid", room.sid());
    form.put("FriendlyName", room.name());
    form.put("SequenceNumber", Integer.toString(room.nextReport()));
    form.put("Timestamp", TwilioDate.text(clock.now()));
    form.put("StatusCallbackEvent", event);
    if (who != null) {
      form.put("CallSid", who.leg().sid());
      form.put("Muted", Boolean.toString(who.muted()));
      form.put("Hold", Boolean.toString(who.hold()));
      form.put("Coaching", "false");
      form.put("EndConferenceOnExit", Boolean.toString(who.endOnExit()));
      form.put("StartConferenceOnEnter", Boolean.toString(who.entrance().startOnEnter()));
      if (label != null) {
        form.put("ParticipantLabel", label);
      }
    }
    form.putAll(extra);
    lanes
        .computeIfAbsent(room.sid(), sid -> new CallbackLane(webhooks, clock, NOT_DELIVERED))
        .send(new WebhookRequest("conference", callSid, to.url(), to.method(), form));
  }
}
