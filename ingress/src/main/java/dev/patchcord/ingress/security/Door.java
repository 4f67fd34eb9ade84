package dev.patchcord.ingress.security;

import dev.patchcord.contract.callback.Webhook;
import dev.patchcord.ingress.request.Refused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may knock at a path, and how.
 *
 * @param guard how the sender proves itself
 * @param methods HTTP methods
 */
record Door(Guard guard, Set<String> methods) {
  /** Where Prometheus asks. */
  static final String METRICS = "/actuator/prometheus";

  private static final Door TWILIO = new Door(Guard.TWILIO_SIGNATURE, Set.of("POST"));

  /**
   * Every path there is. Any other is refused without a look at it, so a path that was forgotten
   * here is closed, not open.
   */
  private static final Map<String, Door> DOORS =
      Map.ofEntries(
          Map.entry(Webhook.INBOUND_CALL, TWILIO),
          Map.entry(Webhook.CONFERENCE, TWILIO),
          Map.entry(Webhook.WAIT, TWILIO),
          Map.entry(Webhook.ACCEPT, TWILIO),
          Map.entry(Webhook.AFTER_HOLD, TWILIO),
          Map.entry(Webhook.SPECIALIST_DONE, TWILIO),
          Map.entry(Webhook.LEG_STATUS, TWILIO),
          Map.entry(Webhook.ROOM_STATUS, TWILIO),
          Map.entry(Webhook.AMD_STATUS, TWILIO),
          Map.entry(Webhook.ANNOUNCE, TWILIO),
          Map.entry(Webhook.MESSAGE, TWILIO),
          Map.entry(Webhook.CALLBACK_CHOICE, TWILIO),
          Map.entry(Webhook.CALLBACK, TWILIO),
          Map.entry(Webhook.CALLBACK_ACCEPT, TWILIO),
          Map.entry(Webhook.CALLBACK_STATUS, TWILIO),
          Map.entry(Webhook.RECORDING_STATUS, TWILIO),
          Map.entry(Webhook.SAFE, new Door(Guard.TWILIO_SIGNATURE, Set.of("GET", "POST"))),
          Map.entry(METRICS, new Door(Guard.METRICS_TOKEN, Set.of("GET"))),
          Map.entry(Webhook.CONNECT, new Door(Guard.BEARER_TOKEN, Set.of("POST"))),
          Map.entry(Webhook.VAPI, new Door(Guard.VAPI_CREDENTIAL, Set.of("POST"))));

  /** Places below a path, whose last parts name what they are about. */
  private static final List<Hall> HALLS =
      List.of(
          new Hall(
              Webhook.OPERATOR,
              Pattern.compile("/[A-Za-z0-9]+/[a-z-]+"),
              new Door(Guard.OPERATOR_TOKEN, Set.of("POST"))),
          new Hall(
              Webhook.DEAD_LETTERS,
              Pattern.compile("/\\d{1,9}/\\d{1,18}/requeue"),
              new Door(Guard.OPERATOR_TOKEN, Set.of("POST"))),
          new Hall(
              Webhook.APPOINTMENTS,
              Pattern.compile("/(feed/)?[^/;]+\\.ics"),
              new Door(Guard.CALENDAR_TOKEN, Set.of("GET", "HEAD"))));

  private record Hall(String path, Pattern rest, Door door) {
    boolean holds(String place) {
      return place.startsWith(path) && rest.matcher(place.substring(path.length())).matches();
    }
  }

  enum Guard {
    TWILIO_SIGNATURE,
    BEARER_TOKEN,
    OPERATOR_TOKEN,
    CALENDAR_TOKEN,
    METRICS_TOKEN,
    VAPI_CREDENTIAL
  }

  /**
   * The door at a path.
   *
   * @param path raw path of the request line: encoded or dotted forms of a path are not that path
   * @throws Refused if there is none, or not for this method
   */
  static Door at(String path, String method) {
    Door door = DOORS.get(path);
    for (Hall hall : HALLS) {
      if (door == null && hall.holds(path)) {
        door = hall.door();
      }
    }
    if (door == null) {
      throw new Refused(Refused.Reason.UNKNOWN_PATH, "There is no webhook at this path.");
    }
    if (!door.methods.contains(method)) {
      throw new Refused(
          Refused.Reason.METHOD,
          "This webhook takes "
              + String.join(" or ", door.methods.stream().sorted().toList())
              + ".");
    }
    return door;
  }

  /** Path by which webhooks are counted: without what differs from call to call. */
  static String nameOf(String path) {
    return DOORS.containsKey(path)
        ? path
        : HALLS.stream()
            .filter(hall -> hall.holds(path))
            .map(Hall::path)
            .findFirst()
            .orElse("unknown");
  }
}
