package dev.patchcord.sandbox.twin.vapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as Vapi writes it, independent of what the web framework would do. */
final class VapiJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private VapiJson() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static byte[] bytes(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  /**
   * Parses bytes.
   *
   * @throws JacksonException if they are not JSON
   */
  static JsonNode parse(byte[] json) {
    return MAPPER.readTree(json);
  }

  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** The member names that a value has as JSON. */
  static Collection<String> names(Object value) {
    return tree(value).propertyNames();
  }

  /**
   * A copy of a settings record with the given members changed and the others kept.
   *
   * @throws JacksonException if a member is unknown or its value does not fit, see {@link
   *     SettingFault}
   */
  static VapiBehaviour changed(VapiBehaviour behaviour, JsonNode changes) {
    ObjectNode merged = MAPPER.valueToTree(behaviour);
    changes.properties().forEach(member -> merged.set(member.getKey(), member.getValue()));
    return MAPPER.treeToValue(merged, VapiBehaviour.class);
  }
}
