package dev.patchcord.console.rehearsal;

import java.time.Instant;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * A phone on the stage.
 *
 * @param leg CallSid
 * @param caller the one who called us, rather than somebody whom we dialled
 * @param number whose phone it is
 * @param status Twilio's word
 * @param since when it reached that status
 * @param hearing kind of the sound, in the twin's word; empty before there was one
 * @param hears what its owner hears, for people
 */
public record Phone(
    String leg,
    boolean caller,
    String number,
    String status,
    Instant since,
    String hearing,
    String hears) {

  /** From a leg as the twin lists it, and what was recorded of it, oldest first. */
  static Phone of(JsonNode leg, JsonNode record) {
    String sid = leg.path("callSid").asString("");
    boolean caller = leg.path("direction").asString("").equals("inbound");
    JsonNode sound =
        record
            .valueStream()
            .filter(
                entry ->
                    entry.path("what").asString("").equals("heard")
                        && entry.path("callSid").asString("").equals(sid))
            .reduce((_, latest) -> latest)
            .orElse(null);
    return new Phone(
        sid,
        caller,
        leg.path(caller ? "from" : "to").asString(""),
        leg.path("status").asString(""),
        Instant.parse(leg.path("since").asString(Instant.EPOCH.toString())),
        sound == null ? "" : sound.path("kind").asString(""),
        sound == null ? "" : Sounds.words(sound));
  }

  /** As somebody may see it who may not see everything. */
  Phone seenBy(UnaryOperator<String> eyes) {
    return new Phone(leg, caller, eyes.apply(number), status, since, hearing, eyes.apply(hears));
  }

  /** Can be answered or declined. */
  public boolean rings() {
    return !caller && status.equals("ringing");
  }

  /** Somebody holds it: keys and hanging up are possible. */
  public boolean isUp() {
    return status.equals("in-progress");
  }

  public boolean isLive() {
    return isUp() || status.equals("ringing") || status.equals("queued");
  }

  /** The AI listens, so it can be asked for something. */
  public boolean talksToTheAi() {
    return caller && isUp() && hearing.equals("ai");
  }
}
