package dev.patchcord.console.rehearsal;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One thing that passed between the outside and Patchcord, or happened on a phone.
 *
 * @param id the same whenever the page is rendered
 * @param from who asked or told
 * @param to whom
 * @param what in words
 * @param result what came of it: an HTTP status, a word; may be empty
 * @param bad it did not work
 * @param fields what was sent, by name
 * @param sent body that was sent, readable; may be empty
 * @param answered body that was answered, readable: TwiML, JSON; may be empty
 */
public record WireLine(
    String id,
    Instant at,
    Side from,
    Side to,
    String what,
    String result,
    boolean bad,
    Map<String, String> fields,
    String sent,
    String answered) {

  /** Who can be at an end of a wire. */
  public enum Side {
    PHONE("phone"),
    TWILIO("Twilio"),
    PATCHCORD("Patchcord"),
    VAPI("Vapi");

    private final String words;

    Side(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** Something that happened at one place, without a request. */
  static WireLine fact(String id, Instant at, Side from, Side to, String what) {
    return new WireLine(id, at, from, to, what, "", false, Map.of(), "", "");
  }

  /** True if there is more to see than the line. */
  public boolean hasMore() {
    return !fields.isEmpty() || !sent.isEmpty() || !answered.isEmpty();
  }

  /** As somebody may see it who may not see everything. */
  WireLine seenBy(UnaryOperator<String> eyes) {
    return new WireLine(
        id,
        at,
        from,
        to,
        eyes.apply(what),
        result,
        bad,
        fields.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    field -> eyes.apply(field.getValue()),
                    (one, _) -> one,
                    TreeMap::new)),
        eyes.apply(sent),
        eyes.apply(answered));
  }
}
