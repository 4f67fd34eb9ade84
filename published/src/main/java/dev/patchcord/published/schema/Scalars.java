package dev.patchcord.published.schema;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How single values are written. */
final class Scalars {
  /**
   * Java's form of ISO 8601: hours, minutes, seconds with fractions. JSON Schema's format {@code
   * duration} knows no fractions, so it would refuse what we write.
   */
  static final String DURATION = "^PT(-?[0-9]+H)?(-?[0-9]+M)?(-?[0-9]+(\\.[0-9]{1,9})?S)?$";

  /** Without offset, which the format {@code time} asks for. */
  static final String LOCAL_TIME = "^[0-2][0-9]:[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?$";

  private static final Map<Class<?>, UnaryOperator<ObjectNode>> KNOWN =
      Map.ofEntries(
          Map.entry(String.class, schema -> schema.put("type", "string")),
          Map.entry(boolean.class, schema -> schema.put("type", "boolean")),
          Map.entry(Boolean.class, schema -> schema.put("type", "boolean")),
          Map.entry(int.class, schema -> number(schema, "int32")),
          Map.entry(Integer.class, schema -> number(schema, "int32")),
          Map.entry(long.class, schema -> number(schema, "int64")),
          Map.entry(Long.class, schema -> number(schema, "int64")),
          Map.entry(
              Instant.class, schema -> schema.put("type", "string").put("format", "date-time")),
          Map.entry(LocalDate.class, schema -> schema.put("type", "string").put("format", "date")),
          Map.entry(
              Duration.class, schema -> schema.put("type", "string").put("pattern", DURATION)),
          Map.entry(
              LocalTime.class, schema -> schema.put("type", "string").put("pattern", LOCAL_TIME)),
          Map.entry(ZoneId.class, schema -> schema.put("type", "string")),
          // What a vendor sent, whatever it is.
          Map.entry(JsonNode.class, schema -> schema));

  private Scalars() {}

  static boolean has(Class<?> type) {
    return KNOWN.containsKey(type);
  }

  static ObjectNode of(Class<?> type) {
    UnaryOperator<ObjectNode> known = KNOWN.get(type);
    if (known == null) {
      throw new IllegalArgumentException("no schema is known for " + type);
    }
    return known.apply(JsonNodeFactory.instance.objectNode());
  }

  private static ObjectNode number(ObjectNode schema, String format) {
    return schema.put("type", "integer").put("format", format);
  }
}
