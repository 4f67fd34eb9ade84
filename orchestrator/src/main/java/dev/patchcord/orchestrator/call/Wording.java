package dev.patchcord.orchestrator.call;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.flow.Spoken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fills what is known of a call into the flow's sentences. A part of a sentence, up to the next
 * comma, semicolon or end, is left out as a whole if something in it is not known, so that nobody
 * hears "a call from, about".
 */
final class Wording {
  /** About 15 s of speech: the caller is waiting. In characters, as the other. */
  static final int LONGEST_SUMMARY = 200;

  /** About 8 s. */
  static final int LONGEST_REASON = 100;

  private static final int CHARACTERS_PER_SECOND = 12;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)\\}");
  private static final Pattern PART =
      Pattern.compile("[^,;.!?]+(?:[,;.!?](?!\\s|$)[^,;.!?]*)*[,;.!?]*\\s*");
  private static final String PAUSES = ",;";

  private Wording() {}

  /** What the specialist who has accepted is told; empty for nothing. */
  static List<Spoken> briefing(Flow flow, Caller caller, Wish wish, String specialist) {
    return optional(flow, caller, wish, specialist, flow.sentences().briefing());
  }

  /** What both are told when they are together; empty for nothing. */
  static List<Spoken> introduction(Flow flow, Caller caller, Wish wish, String specialist) {
    return optional(flow, caller, wish, specialist, flow.sentences().introduction());
  }

  private static List<Spoken> optional(
      Flow flow, Caller caller, Wish wish, String specialist, @Nullable String template) {
    return template == null
        ? List.of()
        : spoken(flow, fill(template, known(caller, wish, specialist)));
  }

  /**
   * The sentence in the flow's language and voice; empty if nothing is left of it. The specialist
   * is whoever accepted last for the present transfer.
   */
  static List<Spoken> of(Call call, String template) {
    String specialist =
        call.attempts().stream()
            .filter(each -> call.hunt().includes(each) && each.times().containsKey("accepted"))
            .map(Attempt::specialist)
            .reduce("", (_, last) -> last);
    return spoken(call.flow(), fill(template, known(call.caller(), call.wish(), specialist)));
  }

  /** About how long it takes to say this. */
  static Duration length(List<Spoken> words) {
    long characters = words.stream().mapToLong(each -> each.text().length()).sum();
    return Duration.ofSeconds(characters / CHARACTERS_PER_SECOND);
  }

  private static List<Spoken> spoken(Flow flow, String text) {
    return text.isEmpty() ? List.of() : List.of(flow.spoken(text));
  }

  /** The template with these values, without the parts that need another. */
  static String fill(String template, Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    Matcher parts = PART.matcher(template);
    while (parts.find()) {
      String part = parts.group();
      Matcher names = PLACEHOLDER.matcher(part);
      if (names.results().allMatch(each -> values.containsKey(each.group(1)))) {
        text.append(
            names.reset().replaceAll(each -> Matcher.quoteReplacement(values.get(each.group(1)))));
      } else {
        endSentence(text, part.strip());
      }
    }
    String filled = text.toString().replaceAll("\\s+", " ").strip();
    return filled.endsWith(",") || filled.endsWith(";")
        ? filled.substring(0, filled.length() - 1) + "."
        : filled;
  }

  /** The part that ended the sentence is missing: the one before it ends it now. */
  private static void endSentence(StringBuilder text, String missing) {
    String said = text.toString().stripTrailing();
    boolean ends = !missing.isEmpty() && ".!?".indexOf(missing.charAt(missing.length() - 1)) >= 0;
    if (ends && !said.isEmpty() && PAUSES.indexOf(said.charAt(said.length() - 1)) >= 0) {
      text.setLength(0);
      text.append(said, 0, said.length() - 1)
          .append(missing.charAt(missing.length() - 1))
          .append(' ');
    }
  }

  private static Map<String, String> known(Caller caller, Wish wish, String specialist) {
    Map<String, String> known = new TreeMap<>();
    put(known, "caller", spokenNumber(caller.from()));
    put(known, "reason", shortened(wish.reason(), LONGEST_REASON));
    put(known, "summary", shortened(wish.summary(), LONGEST_SUMMARY));
    put(known, "specialist", specialist);
    return known;
  }

  private static void put(Map<String, String> known, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      known.put(name, withoutEnd(value.strip()));
    }
  }

  /** The template has its own full stop. */
  private static String withoutEnd(String value) {
    return value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
  }

  /** Digit by digit; empty for a withheld number. */
  private static String spokenNumber(String number) {
    if (!number.startsWith("+")) {
      return "";
    }
    return number
        .chars()
        .filter(Character::isDigit)
        .mapToObj(Character::toString)
        .collect(Collectors.joining(" "));
  }

  /** The assistant may be wordy: whole sentences if there are any, else whole words. */
  private static @Nullable String shortened(@Nullable String words, int longest) {
    String text = words == null ? null : words.strip();
    if (text == null || text.length() <= longest) {
      return text;
    }
    boolean halves = Character.isHighSurrogate(text.charAt(longest - 1));
    String cut = text.substring(0, halves ? longest - 1 : longest);
    int sentence =
        Math.max(cut.lastIndexOf(". "), Math.max(cut.lastIndexOf("! "), cut.lastIndexOf("? ")));
    if (sentence > 0) {
      return cut.substring(0, sentence + 1);
    }
    int word = cut.lastIndexOf(' ');
    return word > 0 ? cut.substring(0, word) : cut;
  }
}
