package dev.patchcord.orchestrator.capsule;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Made-up numbers, names, ids and addresses for those of one capsule: the same for the same
 * wherever it stands, of the same length, and in the same order where the order of ids could
 * matter. Everything is noted first, then replaced.
 */
final class Substitutes {
  /** Never given to anybody: 555-01xx and the like are kept for fiction in North America. */
  private static final String FICTION = "1555010";

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");
  private static final Pattern SID = Pattern.compile("\\b[A-Z]{2}[0-9a-f]{32}\\b");
  private static final Pattern UUID =
      Pattern.compile("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b");
  private static final Pattern E164 = Pattern.compile("(?<=\\+|%2B)[1-9][0-9]{6,14}");
  private static final Pattern HOST = Pattern.compile("(?<=(?:https?|wss?)://)[^/\\s\"<>?#:]+");
  private static final Pattern ADDRESS =
      Pattern.compile("\\b(?:sips?:[^\\s;,\"<>@]+@[^\\s;,\"<>]+|client:[^\\s;,\"<>]+)");

  /** What a carrier says instead of a number. */
  private static final Set<String> WITHHELD =
      Set.of("anonymous", "unknown", "restricted", "unavailable");

  private static final Pattern DIALLED = Pattern.compile("[+0-9 ()./-]+");
  private static final Pattern DEADLINE = Pattern.compile(".+@\\d{4}-\\d\\d-\\d\\dT.+Z");

  /** Shorter ones would be found in lines that have nothing to do with them. */
  private static final int SHORTEST_ID = 6;

  private static final int SHORTEST_NUMBER = 7;

  /**
   * The machine spreads its questions to the carrier by the hash of the call's id, modulo this, so
   * the made-up id has the same remainder.
   */
  private static final int SPREAD = 1000;

  private final NavigableSet<String> ids = new TreeSet<>();
  private final NavigableSet<String> numbers = new TreeSet<>();
  private final NavigableSet<String> hosts = new TreeSet<>();
  private final NavigableSet<String> addresses = new TreeSet<>();
  private final Set<String> calls = new HashSet<>();
  private final Map<String, String> words = new LinkedHashMap<>();

  private final Map<String, String> idsFor = new HashMap<>();
  private final Map<String, String> numbersFor = new HashMap<>();
  private final Map<String, String> literals = new HashMap<>();
  private Pattern literal = Pattern.compile("(?!)");

  void noteCall(String callId) {
    calls.add(callId);
    ids.add(callId);
  }

  void noteId(String id) {
    if (!id.isEmpty() && !DEADLINE.matcher(id).matches()) {
      ids.add(id);
    }
  }

  void noteNumber(String number) {
    String digits = digits(number);
    if (DIALLED.matcher(number).matches() && digits.length() > 2) {
      numbers.add(digits);
    } else {
      noteLine(number);
    }
  }

  void noteName(String name) {
    Matcher found = WORD.matcher(name);
    while (found.find()) {
      if (found.group().length() > 1) {
        words.put(found.group().toLowerCase(Locale.ROOT), "");
      }
    }
  }

  void noteLine(String line) {
    SID.matcher(line).results().map(MatchResult::group).forEach(ids::add);
    UUID.matcher(line).results().map(MatchResult::group).forEach(ids::add);
    E164.matcher(line).results().map(MatchResult::group).forEach(numbers::add);
    HOST.matcher(line).results().map(MatchResult::group).forEach(hosts::add);
    ADDRESS.matcher(line).results().map(MatchResult::group).forEach(addresses::add);
  }

  /** All is noted: from now on there is a substitute for each. */
  void choose() {
    int count = 0;
    for (String id : ids) {
      count = chooseId(id, count);
    }
    int number = 0;
    for (String each : numbers) {
      String made;
      do {
        made = madeUpNumber(each.length(), number++);
      } while (numbers.contains(made));
      numbersFor.put(each, made);
      if (each.length() >= SHORTEST_NUMBER) {
        literals.put(each, made);
        literals.put("%2B" + each, "%2B" + made);
      }
    }
    int place = 1;
    for (String host : hosts) {
      literals.put(host, "host-" + place++ + ".invalid");
    }
    int line = 1;
    for (String address : addresses) {
      String made = address.substring(0, address.indexOf(':') + 1) + "line-" + line++;
      made = address.startsWith("sip") ? made + "@line.invalid" : made;
      literals.put(address, made);
      literals.put(
          URLEncoder.encode(address, StandardCharsets.UTF_8),
          URLEncoder.encode(made, StandardCharsets.UTF_8));
    }
    chooseNames();
    idsFor.forEach(
        (id, made) -> {
          if (id.length() >= SHORTEST_ID || calls.contains(id)) {
            literals.put(id, made);
          }
        });
    literal =
        Pattern.compile(
            literals.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(each -> "(?<![\\p{L}\\p{N}])" + Pattern.quote(each) + "(?![\\p{L}\\p{N}])")
                .collect(Collectors.joining("|", "(?:", ")")));
  }

  private int chooseId(String id, int count) {
    int next = count;
    String made;
    do {
      next++;
      made = madeUpId(id, next);
    } while (ids.contains(made)
        || (calls.contains(id)
            && Math.floorMod(made.hashCode(), SPREAD) != Math.floorMod(id.hashCode(), SPREAD)));
    idsFor.put(id, made);
    return next;
  }

  private static String madeUpId(String id, int number) {
    if (SID.matcher(id).matches()) {
      return id.substring(0, 2) + "%032x".formatted(number);
    }
    return UUID.matcher(id).matches()
        ? "00000000-0000-0000-0000-%012x".formatted(number)
        : "id-%06d".formatted(number);
  }

  private static String madeUpNumber(int length, int number) {
    String counted = Integer.toString(number);
    int fiction = Math.max(0, Math.min(FICTION.length(), length - Math.max(4, counted.length())));
    String made = FICTION.substring(0, fiction) + "0".repeat(length) + counted;
    return made.substring(0, fiction) + made.substring(made.length() - (length - fiction));
  }

  private void chooseNames() {
    Map<Integer, Integer> used = new HashMap<>();
    words.replaceAll(
        (word, none) -> {
          String made;
          do {
            int number = used.merge(word.length(), 1, Integer::sum) - 1;
            made = madeUpWord(word.length(), number);
          } while (words.containsKey(made));
          return made;
        });
    words.forEach(
        (word, made) -> {
          literals.put(word, made);
          literals.put(capital(word), capital(made));
          literals.put(word.toUpperCase(Locale.ROOT), made.toUpperCase(Locale.ROOT));
        });
  }

  /** {@code aaa}, {@code bbb}, and so on; then {@code baa}. */
  private static String madeUpWord(int length, int number) {
    if (number < 26) {
      return Character.toString('a' + number).repeat(length);
    }
    StringBuilder word = new StringBuilder();
    for (int rest = number; word.length() < length; rest /= 26) {
      word.append((char) ('a' + rest % 26));
    }
    return word.toString();
  }

  String id(String id) {
    return idsFor.getOrDefault(id, id);
  }

  String number(String number) {
    String made = numbersFor.get(digits(number));
    if (made == null || !DIALLED.matcher(number).matches()) {
      String line = line(number);
      boolean says =
          number.isEmpty() || DIALLED.matcher(number).matches() || WITHHELD.contains(number);
      return line.equals(number) && !says ? Mask.of(number) : line;
    }
    StringBuilder result = new StringBuilder();
    int next = 0;
    for (int index = 0; index < number.length(); index++) {
      char each = number.charAt(index);
      result.append(Character.isDigit(each) ? made.charAt(next++) : each);
    }
    return result.toString();
  }

  String name(String name) {
    return WORD.matcher(name).replaceAll(found -> Matcher.quoteReplacement(word(found.group())));
  }

  private String word(String word) {
    String made = words.get(word.toLowerCase(Locale.ROOT));
    if (made == null) {
      return word;
    }
    return Character.isUpperCase(word.charAt(0)) ? capital(made) : made;
  }

  String line(String line) {
    return literal
        .matcher(line)
        .replaceAll(
            found -> Matcher.quoteReplacement(literals.getOrDefault(found.group(), found.group())));
  }

  private static String digits(String text) {
    return text.replaceAll("\\D", "");
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
