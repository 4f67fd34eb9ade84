package dev.patchcord.published.schema;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.patchcord.contract.wire.ContractJson;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schema (draft 2020-12) of what {@link ContractJson} writes. Each document stands alone: what
 * it refers to is in its own {@code $defs}, so that a validator or a code generator needs one file.
 *
 * <p>A component is required unless it is {@code @Nullable}: the rule by which readers refuse a
 * record. Absent is absent, never null. Objects are open, since a member that may be absent can be
 * added without a new version.
 */
public final class RecordSchemas {
  /** Where the definitions stand in a document. */
  public static final String DEFINITIONS = "$defs";

  private final SourceComments comments;

  public RecordSchemas(SourceComments comments) {
    this.comments = comments;
  }

  /**
   * The schema of a record type.
   *
   * @throws IllegalArgumentException if it has a component of a type that is not known here
   */
  public ObjectNode of(Class<?> message) {
    return new Document().of(message);
  }

  /** One document in the making: what is referred to is defined once. */
  private final class Document {
    private final Map<String, Class<?>> named = new LinkedHashMap<>();
    private final Deque<Class<?>> undefined = new ArrayDeque<>();

    ObjectNode of(Class<?> message) {
      ObjectNode document = object();
      document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
      document.put("title", ContractJson.nameOf(message));
      document.setAll(ofRecord(message));
      Map<String, JsonNode> definitions = new TreeMap<>();
      while (!undefined.isEmpty()) {
        Class<?> next = undefined.remove();
        definitions.put(definitionName(next), next.isEnum() ? ofEnum(next) : ofRecord(next));
      }
      if (!definitions.isEmpty()) {
        document.set(DEFINITIONS, object().setAll(definitions));
      }
      return document;
    }

    private ObjectNode ofRecord(Class<?> type) {
      if (!type.isRecord()) {
        throw new IllegalArgumentException("no schema is known for " + type);
      }
      ObjectNode schema = described(comments.of(type));
      schema.put("type", "object");
      ObjectNode properties = schema.putObject("properties");
      ArrayNode required = JsonNodeFactory.instance.arrayNode();
      if (ContractJson.types().contains(type)) {
        properties.putObject("type").put("const", ContractJson.nameOf(type));
        required.add("type");
      }
      for (RecordComponent component : type.getRecordComponents()) {
        if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
          continue;
        }
        ObjectNode member = described(comments.of(type, component.getName()));
        member.setAll(of(component.getGenericType()));
        properties.set(component.getName(), member);
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          required.add(component.getName());
        }
      }
      schema.set("required", required);
      return schema;
    }

    private ObjectNode ofEnum(Class<?> type) {
      StringBuilder text = new StringBuilder(comments.of(type));
      ArrayNode words = JsonNodeFactory.instance.arrayNode();
      for (Object constant : type.getEnumConstants()) {
        words.add(constant.toString());
        String meaning = comments.of(type, constant.toString());
        if (!meaning.isEmpty()) {
          text.append("\n- `").append(constant).append("`: ").append(meaning);
        }
      }
      ObjectNode schema = described(text.toString().strip());
      schema.put("type", "string");
      schema.set("enum", words);
      return schema;
    }

    private ObjectNode of(Type type) {
      return switch (type) {
        case ParameterizedType generic when generic.getRawType() instanceof Class<?> raw ->
            ofContainer(raw, List.of(generic.getActualTypeArguments()));
        case Class<?> plain when Scalars.has(plain) -> Scalars.of(plain);
        case Class<?> plain when plain.isAnnotationPresent(JsonTypeInfo.class) -> oneOf(plain);
        case Class<?> plain -> reference(plain);
        default -> throw new IllegalArgumentException("no schema is known for " + type);
      };
    }

    private ObjectNode ofContainer(Class<?> raw, List<Type> arguments) {
      ObjectNode schema = object();
      if (Collection.class.isAssignableFrom(raw)) {
        schema.put("type", "array");
        schema.set("items", of(arguments.getFirst()));
      } else if (Map.class.isAssignableFrom(raw) && arguments.getFirst() == String.class) {
        schema.put("type", "object");
        schema.set("additionalProperties", of(arguments.getLast()));
      } else {
        throw new IllegalArgumentException("no schema is known for " + raw + arguments);
      }
      return schema;
    }

    private ObjectNode oneOf(Class<?> family) {
      ObjectNode schema = object();
      ArrayNode branches = schema.putArray("oneOf");
      members(family).forEach(each -> branches.add(reference(each)));
      return schema;
    }

    private ObjectNode reference(Class<?> type) {
      String name = definitionName(type);
      Class<?> before = named.put(name, type);
      if (before == null) {
        undefined.add(type);
      } else if (before != type) {
        throw new IllegalArgumentException(before + " and " + type + " are both called " + name);
      }
      return object().put("$ref", "#/" + DEFINITIONS + "/" + name);
    }
  }

  /** The record types that can stand where this one is declared. */
  public static Stream<Class<?>> members(Class<?> family) {
    return ContractJson.types().stream().filter(family::isAssignableFrom);
  }

  private static String definitionName(Class<?> type) {
    return ContractJson.types().contains(type)
        ? ContractJson.nameOf(type)
        : type.getCanonicalName().substring(type.getPackageName().length() + 1);
  }

  private static ObjectNode described(String text) {
    return text.isEmpty() ? object() : object().put("description", text);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
