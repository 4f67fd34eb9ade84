package dev.patchcord.sandbox.twin.rest;

import dev.patchcord.sandbox.twin.TwinSettings;
import dev.patchcord.sandbox.twin.leg.CallStatus;
import dev.patchcord.sandbox.twin.leg.Direction;
import dev.patchcord.sandbox.twin.leg.Leg;
import dev.patchcord.sandbox.twin.room.Participant;
import dev.patchcord.sandbox.twin.room.Room;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** JSON of the resources: all members of Twilio's, null where the twin has nothing to say. */
@Component
final class Bodies {
  private static final List<String> OF_A_CALL =
      List.of(
          "notifications",
          "recordings",
          "payments",
          "events",
          "siprec",
          "streams",
          "transcriptions",
          "user_defined_message_subscriptions",
          "user_defined_messages");

  private final String accountSid;

  Bodies(TwinSettings settings) {
    this.accountSid = settings.accountSid();
  }

  /** The account's part of every path. */
  String root() {
    return "/2010-04-01/Accounts/" + accountSid;
  }

  /**
   * A call.
   *
   * @param status may be older than the leg's own: reads lag behind
   */
  Map<String, @Nullable Object> call(Leg leg, CallStatus status) {
    boolean inbound = leg.plan().direction() == Direction.INBOUND;
    String uri = root() + "/Calls/" + leg.sid();
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("sid", leg.sid());
    body.put("account_sid", accountSid);
    body.put("parent_call_sid", leg.plan().parentSid());
    body.put("status", status.word());
    body.put("direction", leg.plan().direction().word());
    body.put("to", leg.plan().to());
    body.put("to_formatted", leg.plan().to());
    body.put("from", leg.plan().from());
    body.put("from_formatted", leg.plan().from());
    body.put("phone_number_sid", null);
    body.put("answered_by", leg.answeredBy().orElse(null));
    body.put("start_time", Dates.text(startTime(leg, status)));
    body.put("end_time", status.isFinal() ? Dates.text(leg.endedAt()) : null);
    body.put("duration", status.isFinal() ? Long.toString(leg.talked().toSeconds()) : null);
    body.put("price", null);
    body.put("price_unit", "USD");
    body.put("api_version", "2010-04-01");
    body.put("forwarded_from", inbound ? leg.plan().to() : null);
    body.put("group_sid", null);
    body.put("caller_name", null);
    body.put("queue_time", Long.toString(leg.queueTime().toMillis()));
    body.put("trunk_sid", null);
    body.put("date_created", Dates.text(leg.created()));
    body.put("date_updated", Dates.text(leg.endedAt().or(leg::answeredAt).orElse(leg.created())));
    body.put("uri", uri + ".json");
    body.put("subresource_uris", subresources(uri, OF_A_CALL));
    return body;
  }

  /** Empty until the call was dialled or came in. */
  static Optional<Instant> startTime(Leg leg, CallStatus status) {
    return status == CallStatus.QUEUED
        ? Optional.empty()
        : leg.answeredAt().or(() -> Optional.of(leg.created()));
  }

  Map<String, @Nullable Object> conference(Room room) {
    String uri = root() + "/Conferences/" + room.sid();
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("sid", room.sid());
    body.put("account_sid", accountSid);
    body.put("friendly_name", room.name());
    body.put("status", room.state().word());
    body.put("region", "us1");
    body.put("api_version", "2010-04-01");
    body.put("date_created", Dates.text(room.created()));
    body.put("date_updated", Dates.text(room.updated()));
    body.put("reason_conference_ended", room.reasonEnded().orElse(null));
    body.put("call_sid_ending_conference", room.endedBy().orElse(null));
    body.put("uri", uri + ".json");
    body.put("subresource_uris", subresources(uri, List.of("participants", "recordings")));
    return body;
  }

  Map<String, @Nullable Object> participant(Room room, Participant who) {
    Leg leg = who.leg();
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("call_sid", leg.sid());
    body.put("conference_sid", room.sid());
    body.put("account_sid", accountSid);
    body.put("label", who.entrance().label());
    body.put("status", status(leg));
    body.put("muted", who.muted());
    body.put("hold", who.hold());
    body.put("coaching", false);
    body.put("call_sid_to_coach", null);
    body.put("start_conference_on_enter", who.entrance().startOnEnter());
    body.put("end_conference_on_exit", who.endOnExit());
    body.put("queue_time", Long.toString(leg.queueTime().toMillis()));
    body.put("date_created", Dates.text(who.created()));
    body.put("date_updated", Dates.text(leg.answeredAt().orElse(who.created())));
    body.put("uri", participantUri(room, leg));
    return body;
  }

  private String participantUri(Room room, Leg leg) {
    return root() + "/Conferences/" + room.sid() + "/Participants/" + leg.sid() + ".json";
  }

  /** Participants have words of their own. */
  private static String status(Leg leg) {
    return switch (leg.status()) {
      case QUEUED -> "queued";
      case RINGING -> "ringing";
      case IN_PROGRESS -> "connected";
      case COMPLETED -> "complete";
      case BUSY, NO_ANSWER, FAILED, CANCELED -> "failed";
    };
  }

  private static Map<String, String> subresources(String uri, List<String> names) {
    Map<String, String> uris = new LinkedHashMap<>();
    for (String name : names) {
      String camel =
          java.util.Arrays.stream(name.split("_"))
              .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
              .reduce("", String::concat);
      uris.put(name, uri + "/" + camel + ".json");
    }
    return uris;
  }
}
