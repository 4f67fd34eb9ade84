package dev.patchcord.published;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.patchcord.contract.wire.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a validator that is not ours says. */
public final class Validation {
  private Validation() {}

  /** Complaints about a value; none if it is valid. Formats are asserted, not only noted. */
  public static List<String> complaints(JsonNode schema, JsonNode value) {
    return complaints(SpecificationVersion.DRAFT_2020_12, schema, value);
  }

  /** The same by the rules of a draft. */
  public static List<String> complaints(
      SpecificationVersion draft, JsonNode schema, JsonNode value) {
    Schema compiled = SchemaRegistry.withDefaultDialect(draft).getSchema(schema);
    return compiled
        .validate(
            value,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  /** One of the specifications' own schemas, from the test's resources. */
  public static JsonNode official(String name) {
    try (InputStream in = Validation.class.getResourceAsStream("/official/" + name)) {
      return ContractJson.mapper().readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same schema, but nothing may be there that it does not name: so a schema that has forgotten
   * a member is caught.
   */
  public static JsonNode closed(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    close(copy);
    return copy;
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.path("properties").isObject() && !object.has("additionalProperties")) {
        object.put("additionalProperties", false);
      }
      object.forEach(Validation::close);
    } else if (node instanceof ArrayNode array) {
      array.forEach(Validation::close);
    }
  }
}
