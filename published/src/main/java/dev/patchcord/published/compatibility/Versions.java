package dev.patchcord.published.compatibility;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of types that end with their version, such as {@code patchcord.leg-progressed.v1}. */
final class Versions {
  private static final Pattern NAME = Pattern.compile("(.+)\\.v([1-9][0-9]*)");

  private Versions() {}

  /** True if a later version of the same type is among these: a type is replaced, not changed. */
  static boolean superseded(String name, Set<String> present) {
    Matcher old = NAME.matcher(name);
    return old.matches()
        && present.stream()
            .map(NAME::matcher)
            .anyMatch(
                each ->
                    each.matches()
                        && each.group(1).equals(old.group(1))
                        && Integer.parseInt(each.group(2)) > Integer.parseInt(old.group(2)));
  }

  /** The next version's name; the name itself if it has no version. */
  static String next(String name) {
    Matcher old = NAME.matcher(name);
    return old.matches() ? old.group(1) + ".v" + (Integer.parseInt(old.group(2)) + 1) : name;
  }
}
