package dev.patchcord.contract.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.outcome.CommandOutcome;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one JSON of every topic: record components in declaration order, map keys sorted, times as
 * ISO-8601 text, absent instead of null. The same value always gives the same bytes.
 */
public final class ContractJson {
  private static final List<Class<?>> TYPES =
      Stream.concat(
              Stream.of(TelephonyEvent.class, CommandOutcome.class, CallCommand.class, Answer.class)
                  .flatMap(family -> Stream.of(family.getPermittedSubclasses())),
              Stream.of(DeadlineExpired.class))
          .<Class<?>>map(type -> type)
          .toList();

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .registerSubtypes(TYPES)
          .build();

  private ContractJson() {}

  /** The mapper, for callers that read or write parts; it is immutable. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  public static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /**
   * Reads a value.
   *
   * @throws UnreadableRecord if the bytes are not a {@code type} that this version knows, or lack a
   *     member that must be there
   */
  public static <T> T read(byte[] json, Class<T> type) {
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new UnreadableRecord("expected a " + type.getSimpleName() + ", but found null", null);
      }
      RequiredMembers.firstMissing(value)
          .ifPresent(
              member -> {
                throw new UnreadableRecord(
                    "expected a %s, but its %s is missing"
                        .formatted(value.getClass().getSimpleName(), member),
                    null);
              });
      return value;
    } catch (JacksonException e) {
      throw new UnreadableRecord(
          "expected a " + type.getSimpleName() + ", but " + e.getOriginalMessage(), e);
    }
  }

  /** Stable name of a record type, as in {@code ce_type} and in the JSON's {@code type}. */
  public static String typeName(Object value) {
    JsonTypeName name = value.getClass().getAnnotation(JsonTypeName.class);
    return name == null
        ? "patchcord." + hyphenated(value.getClass().getSimpleName()) + ".v1"
        : name.value();
  }

  /** Every type that can stand where a {@code type} member tells which. */
  public static List<Class<?>> types() {
    return TYPES;
  }

  private static String hyphenated(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
  }
}
