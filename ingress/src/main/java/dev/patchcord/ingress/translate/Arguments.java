package dev.patchcord.ingress.translate;

import dev.patchcord.contract.wire.ContractJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What somebody asks for in a JSON object: a language model that fills in a tool's arguments, or a
 * program that calls {@code /connect}. Read tolerantly, since a model often misses the schema; of
 * several names the first that is there counts.
 *
 * @param object missing if nothing was given
 */
public record Arguments(JsonNode object) {
  /** Longer texts are cut: they are spoken to people, or carried in every record of the call. */
  private static final int LONGEST = 1_000;

  private static final Pattern LANGUAGE_TAG =
      Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*");

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  /** No arguments. */
  public static Arguments none() {
    return new Arguments(MissingNode.getInstance());
  }

  /**
   * The arguments of a tool: an object, or an object written as text.
   *
   * @param written anything else counts as no arguments, since a wish counts even where the model
   *     wrote its arguments badly
   */
  public static Arguments of(JsonNode written) {
    if (!written.isString()) {
      return written.isObject() ? new Arguments(written) : none();
    }
    try {
      JsonNode object = ContractJson.mapper().readTree(written.asString());
      return object.isObject() ? new Arguments(object) : none();
    } catch (JacksonException e) {
      return none();
    }
  }

  /** A text on one line; null if there is none. */
  public @Nullable String text(String... names) {
    JsonNode value = first(names);
    return value.isString() || value.isNumber() ? oneLine(value.asString()) : null;
  }

  /** Texts of a list, or of a text with commas; empty if there are none. */
  public List<String> texts(String... names) {
    JsonNode value = first(names);
    List<String> given = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(item -> given.add(item.isString() ? item.asString() : ""));
    } else if (value.isString()) {
      given.addAll(List.of(value.asString().split(",")));
    }
    Set<String> texts = new LinkedHashSet<>();
    for (String each : given) {
      String text = oneLine(each);
      if (text != null) {
        texts.add(text.toLowerCase(Locale.ROOT));
      }
    }
    return List.copyOf(texts);
  }

  /** A language as BCP 47, also where its English name was given; null if it is none. */
  public @Nullable String language(String... names) {
    String given = text(names);
    if (given == null) {
      return null;
    }
    for (String code : Locale.getISOLanguages()) {
      if (Locale.of(code).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(given)) {
        return code;
      }
    }
    return LANGUAGE_TAG.matcher(given).matches()
        ? Locale.forLanguageTag(given.replace('_', '-')).toLanguageTag()
        : null;
  }

  /**
   * A moment; null if there is none. A day alone is its beginning in UTC.
   *
   * @throws Unreadable if what is there names no moment, such as a time without offset
   */
  public @Nullable Instant moment(String... names) {
    String given = text(names);
    if (given == null) {
      return null;
    }
    try {
      return given.length() == "2026-01-31".length()
          ? LocalDate.parse(given).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(given.replace(' ', 'T')).toInstant();
    } catch (DateTimeException e) {
      throw new Unreadable(
          "Pass "
              + names[0]
              + " as a time with its offset, such as 2026-11-30T14:30:00+01:00, not '"
              + given
              + "'.");
    }
  }

  /**
   * A telephone number in E.164; null if there is none.
   *
   * @throws Unreadable if it is not international
   */
  public @Nullable String number(String... names) {
    String given = text(names);
    if (given == null) {
      return null;
    }
    String number = given.replaceAll("[\\s()./-]", "").replaceFirst("^00", "+");
    if (!E164.matcher(number).matches()) {
      throw new Unreadable(
          "Pass "
              + names[0]
              + " with its country code, such as +4930123456, or leave it out to use the number"
              + " that the caller calls from.");
    }
    return number;
  }

  private JsonNode first(String... names) {
    for (String name : names) {
      JsonNode value = object.path(name);
      if (!value.isMissingNode() && !value.isNull()) {
        return value;
      }
    }
    return MissingNode.getInstance();
  }

  private static @Nullable String oneLine(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.isEmpty() ? null : line.substring(0, Math.min(line.length(), LONGEST));
  }

  /** An argument that is there and cannot be used. The message tells the model what to do. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message, null, false, false);
    }
  }
}
