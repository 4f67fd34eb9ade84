package dev.patchcord.contract.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.patchcord.contract.KeepsUnknown;
import dev.patchcord.contract.UnknownMembers;
import dev.patchcord.contract.answer.Answer;
import dev.patchcord.contract.command.CallCommand;
import dev.patchcord.contract.event.TelephonyEvent;
import dev.patchcord.contract.journal.DeadlineExpired;
import dev.patchcord.contract.outcome.CommandOutcome;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one JSON of every topic: record components in declaration order, map keys sorted, times as
 * ISO-8601 text, absent instead of null. The same value always gives the same bytes.
 *
 * <p>What an older version has written is brought into today's form before it is read ({@link
 * Upcasters}); what a newer one has added is kept where the record is passed on ({@link
 * KeepsUnknown}). Both cost nothing for a record of this version: only one that cannot be read as
 * it stands is looked at a second time.
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

  /** Stops at the first member that is not known: the cheapest way to hear that there is one. */
  private static final JsonMapper STRICT =
      MAPPER.rebuild().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private static final Set<String> TYPE_NAMES =
      TYPES.stream().map(ContractJson::nameOf).collect(Collectors.toUnmodifiableSet());

  private ContractJson() {}

  /**
   * The mapper, for callers that read or write parts; it is immutable. It neither brings old
   * records into today's form nor keeps what it does not know.
   */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** The bytes, with the unknown members of a record that keeps them. */
  public static byte[] write(Object value) {
    return keepsAnything(value)
        ? MAPPER.writeValueAsBytes(tree(value))
        : MAPPER.writeValueAsBytes(value);
  }

  /** The same as {@link #write} as a tree. */
  public static JsonNode tree(Object value) {
    JsonNode tree = MAPPER.valueToTree(value);
    if (value instanceof KeepsUnknown keeper && tree instanceof ObjectNode record) {
      keeper.unknown().putInto(record);
    }
    return tree;
  }

  /**
   * Reads a value. Members that this version does not know are kept by a type that {@link
   * KeepsUnknown}, and dropped by any other.
   *
   * @throws UnreadableRecord if the bytes are not a {@code type} that this version knows, or lack a
   *     member that must be there
   */
  public static <T> T read(byte[] json, Class<T> type) {
    if (KeepsUnknown.class.isAssignableFrom(type)) {
      Kept<T> kept = readKeeping(json, type);
      return kept.value() instanceof KeepsUnknown keeper && !kept.unknown().isEmpty()
          ? type.cast(keeper.keeping(kept.unknown()))
          : kept.value();
    }
    try {
      return bound(type, () -> MAPPER.readValue(json, type));
    } catch (UnreadableRecord asItStands) {
      JsonNode old = tree(json, asItStands);
      JsonNode today = Upcasters.upcast(old, type);
      if (today.equals(old)) {
        throw asItStands;
      }
      return bound(type, () -> MAPPER.treeToValue(today, type));
    }
  }

  /**
   * Reads a value together with what this version does not know of it, for a reader that passes the
   * value on.
   *
   * @throws UnreadableRecord as {@link #read}
   */
  public static <T> Kept<T> readKeeping(byte[] json, Class<T> type) {
    try {
      return new Kept<>(bound(type, () -> STRICT.readValue(json, type)), UnknownMembers.NONE);
    } catch (UnreadableRecord asItStands) {
      JsonNode today = Upcasters.upcast(tree(json, asItStands), type);
      T value = bound(type, () -> MAPPER.treeToValue(today, type));
      return new Kept<>(value, UnknownMembers.lostBetween(today, MAPPER.valueToTree(value)));
    }
  }

  private static JsonNode tree(byte[] json, UnreadableRecord asItStands) {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw asItStands;
    }
  }

  private static <T> T bound(Class<T> type, Supplier<T> reading) {
    T value;
    try {
      value = reading.get();
    } catch (JacksonException e) {
      throw Refusals.of(type, e);
    }
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
  }

  private static boolean keepsAnything(Object value) {
    return value instanceof KeepsUnknown keeper && !keeper.unknown().isEmpty();
  }

  /** Stable name of a record type, as in {@code ce_type} and in the JSON's {@code type}. */
  public static String typeName(Object value) {
    return nameOf(value.getClass());
  }

  /** The same for a value of this class. */
  public static String nameOf(Class<?> type) {
    JsonTypeName name = type.getAnnotation(JsonTypeName.class);
    return name == null ? "patchcord." + hyphenated(type.getSimpleName()) + ".v1" : name.value();
  }

  /** Every type that can stand where a {@code type} member tells which. */
  public static List<Class<?>> types() {
    return TYPES;
  }

  /** Their names. */
  static Set<String> typeNames() {
    return TYPE_NAMES;
  }

  private static String hyphenated(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
  }
}
