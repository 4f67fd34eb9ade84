package dev.patchcord.console.rehearsal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can go wrong at a click, in the words of the twin's control API. */
public enum Mishap {
  LOSE_CALLBACK(
      "The next callback is lost",
      "Patchcord is never told; a deadline or a look-up must find out.",
      "/twin/faults",
      "{\"on\":\"callback\",\"lose\":1}"),
  CALLBACK_TWICE(
      "The next callback comes twice",
      "The second one must change nothing.",
      "/twin/faults",
      "{\"on\":\"callback\",\"duplicate\":1}"),
  CALLBACK_LATE(
      "The next callback is 5 s late",
      "Those after it overtake it.",
      "/twin/faults",
      "{\"on\":\"callback\",\"delay\":\"PT5S\"}"),
  DIAL_REFUSED(
      "The next dial is answered 429",
      "Too many requests: no phone rings, and the dialer tries again.",
      "/twin/faults",
      "{\"on\":\"POST Calls\",\"status\":429}"),
  DIAL_AMBIGUOUS(
      "The next dial is carried out, and answered 503",
      "A phone rings of which nobody was told: it must not be rung twice.",
      "/twin/faults",
      "{\"on\":\"POST Calls\",\"status\":503,\"after\":true}"),
  TWILIO_AWAY(
      "Twilio's REST API is away",
      "Until you say that everything works; webhooks and talks go on.",
      "/twin/rest",
      "{\"mode\":\"down\"}"),
  VAPI_AWAY(
      "Vapi is away",
      "Until you say that everything works; callers cannot be given to the AI.",
      "/twin/vapi",
      "{\"mode\":\"down\"}");

  private final String title;
  private final String why;
  private final String path;
  private final String body;

  Mishap(String title, String why, String path, String body) {
    this.title = title;
    this.why = why;
    this.path = path;
    this.body = body;
  }

  public String title() {
    return title;
  }

  /** What to watch for. */
  public String why() {
    return why;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Asks for one, rather than switching something off until it is switched on again. */
  boolean strikesOnce() {
    return path.endsWith("/faults");
  }

  String path() {
    return path;
  }

  String body() {
    return body;
  }

  /** All, as they are offered. */
  public static List<Mishap> all() {
    return List.of(values());
  }

  /**
   * The mishap of that word.
   *
   * @throws TwinProblem if there is none
   */
  public static Mishap of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new TwinProblem("Nothing goes wrong like '" + word + "'."));
  }
}
