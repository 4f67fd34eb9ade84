package dev.patchcord.console.text;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes phone numbers out of texts for those who may not see them. What looks like one goes, since
 * a masked offset does less harm than a number that is shown; the parts of a SID are left, because
 * a digit or a letter stands beside them.
 */
public final class Numbers {
  private static final int SHOWN = 2;

  /** E.164 as written, in a URL, or bare; and the user of a SIP address. */
  private static final Pattern NUMBER =
      Pattern.compile("(\\+|%2B)\\d{7,15}|(?<![\\p{Alnum}.:-])\\d{7,15}(?![\\p{Alnum}])");

  private static final Pattern SIP = Pattern.compile("(sips?:)[^@\\s\"<>]+(@)");

  private Numbers() {}

  /** The text with each number down to its last two digits: {@code +…99}. */
  public static String masked(String text) {
    String withoutUsers = SIP.matcher(text).replaceAll("$1…$2");
    return NUMBER.matcher(withoutUsers).replaceAll(Numbers::shortened);
  }

  private static String shortened(MatchResult number) {
    String digits = number.group();
    String sign = number.group(1) == null ? "" : Matcher.quoteReplacement(number.group(1));
    return sign + "…" + digits.substring(digits.length() - SHOWN);
  }
}
