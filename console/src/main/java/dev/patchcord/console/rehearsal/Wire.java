package dev.patchcord.console.rehearsal;

import dev.patchcord.console.rehearsal.WireLine.Side;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** All that passed for one call, told from what the twin wrote down. */
final class Wire {
  private static final int FAILED = 400;

  /** Twilio's: two letters and 32 hex digits. */
  private static final Pattern SID = Pattern.compile("\\b([A-Z]{2})[0-9a-f]{26}([0-9a-f]{6})\\b");

  private Wire() {}

  /**
   * The lines, newest first.
   *
   * @param phones whose legs they are
   * @param record the twin's entries of the call's legs, oldest first
   * @param sessions the caller's talks with the AI
   */
  static List<WireLine> lines(List<Phone> phones, JsonNode record, JsonNode sessions) {
    Map<String, String> owners =
        phones.stream()
            .collect(
                Collectors.toMap(
                    Phone::leg, phone -> phone.caller() ? "the caller" : "the specialist"));
    List<WireLine> lines = new ArrayList<>();
    int index = 0;
    for (JsonNode entry : record) {
      String owner = owners.getOrDefault(word(entry, "callSid"), "somebody");
      line("w" + index++, owner, entry).ifPresent(lines::add);
    }
    sessions.forEach(session -> lines.addAll(AssistantWire.lines(session)));
    return lines.stream().sorted(Comparator.comparing(WireLine::at).reversed()).toList();
  }

  private static Optional<WireLine> line(String id, String owner, JsonNode entry) {
    Instant at = Instant.parse(entry.path("at").asString(Instant.EPOCH.toString()));
    return Optional.ofNullable(
        switch (word(entry, "what")) {
          case "webhook" -> webhook(id, at, entry);
          case "rest-request" -> request(id, at, entry);
          case "phone-rang" ->
              WireLine.fact(id, at, Side.TWILIO, Side.PHONE, owner + "'s phone rings");
          case "heard" ->
              WireLine.fact(
                  id, at, Side.TWILIO, Side.PHONE, owner + " hears " + Sounds.words(entry));
          case "key" -> key(id, at, owner, entry);
          case "leg" -> ended(id, at, owner, entry);
          case "went-wrong" -> trouble(id, at, word(entry, "kind") + ": " + word(entry, "fault"));
          case "notification" ->
              trouble(id, at, "error " + word(entry, "code") + ": " + word(entry, "message"));
          case "note" -> WireLine.fact(id, at, Side.TWILIO, Side.TWILIO, word(entry, "text"));
          default -> null;
        });
  }

  private static WireLine trouble(String id, Instant at, String what) {
    return new WireLine(id, at, Side.TWILIO, Side.PATCHCORD, what, "", true, Map.of(), "", "");
  }

  private static WireLine key(String id, Instant at, String owner, JsonNode entry) {
    return WireLine.fact(
        id,
        at,
        Side.PHONE,
        Side.TWILIO,
        "%s presses %s%s"
            .formatted(
                owner,
                word(entry, "digit"),
                entry.path("listening").asBoolean(false) ? "" : ", and nobody listens"));
  }

  /** Of a leg's states only the last: the others show by what rings and is heard. */
  private static @Nullable WireLine ended(String id, Instant at, String owner, JsonNode entry) {
    String cause = word(entry, "cause");
    return cause.isEmpty()
        ? null
        : WireLine.fact(
            id,
            at,
            Side.PHONE,
            Side.TWILIO,
            "%s's line is closed: %s (%s)".formatted(owner, word(entry, "status"), cause));
  }

  private static WireLine webhook(String id, Instant at, JsonNode entry) {
    int status = entry.path("status").asInt(0);
    String kind = word(entry, "kind");
    boolean document = kind.equals("document") || kind.equals("discarded");
    String told =
        Stream.of(
                "CallStatus", "StatusCallbackEvent", "AnsweredBy", "RecordingStatus", "StreamEvent")
            .filter(name -> !(kind.equals("conference") && name.equals("CallStatus")))
            .map(name -> word(entry.path("fields"), name))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse(kind);
    Duration took = Duration.parse(entry.path("took").asString("PT0S"));
    return new WireLine(
        id,
        at.minus(took),
        Side.TWILIO,
        Side.PATCHCORD,
        "%s: %s %s"
            .formatted(
                document ? "asks what to do" : "tells " + told,
                word(entry, "method"),
                brief(path(word(entry, "url")))),
        "%s in %d ms".formatted(status == 0 ? word(entry, "failure") : status, took.toMillis()),
        status == 0 || status >= FAILED,
        fields(entry.path("fields")),
        "",
        Twiml.readable(word(entry, "answer")));
  }

  private static WireLine request(String id, Instant at, JsonNode entry) {
    int status = entry.path("status").asInt(0);
    Map<String, String> fields = fields(entry.path("fields"));
    String method = word(entry, "method");
    String path = word(entry, "path");
    return new WireLine(
        id,
        at,
        Side.PATCHCORD,
        Side.TWILIO,
        "%s: %s %s".formatted(wish(method, path, fields), method, brief(path)),
        status == 0 ? "connection dropped" : Integer.toString(status),
        status == 0 || status >= FAILED,
        fields,
        "",
        "");
  }

  /** What Patchcord wants by a request of Twilio's REST API. */
  private static String wish(String method, String path, Map<String, String> fields) {
    if (method.equals("GET")) {
      return "looks up";
    }
    if (path.equals("/Calls.json")) {
      return "dials " + fields.getOrDefault("To", "");
    }
    if (path.contains("/Recordings")) {
      return method.equals("DELETE") ? "deletes a recording" : "records";
    }
    if (path.contains("/Participants/")) {
      return fields.containsKey("AnnounceUrl") ? "announces" : "changes who is in the room";
    }
    if (path.startsWith("/Conferences/")) {
      return "ends the room";
    }
    String status = fields.get("Status");
    if (status != null) {
      return status.equals("canceled") ? "stops the ringing" : "hangs up";
    }
    return "gives the leg another document";
  }

  private static Map<String, String> fields(JsonNode fields) {
    Map<String, String> all = new TreeMap<>();
    fields
        .properties()
        .forEach(
            field ->
                all.put(
                    field.getKey(),
                    field.getValue().isArray()
                        ? String.join(
                            ", ",
                            field
                                .getValue()
                                .valueStream()
                                .map(value -> value.asString(""))
                                .toList())
                        : field.getValue().asString("")));
    return all;
  }

  /** Without the host, which is the same in all of them. */
  private static String path(String url) {
    try {
      URI uri = URI.create(url);
      return uri.getRawQuery() == null ? uri.getPath() : uri.getPath() + "?" + uri.getRawQuery();
    } catch (IllegalArgumentException e) {
      return url;
    }
  }

  /** A line has room for the ends of a SID only. */
  private static String brief(String path) {
    return SID.matcher(path).replaceAll("$1…$2");
  }

  private static String word(JsonNode entry, String name) {
    return entry.path(name).asString("");
  }
}
