package dev.patchcord.contract.wire;

import dev.patchcord.contract.flow.Flow;
import dev.patchcord.contract.journal.AttemptView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings records that older versions wrote into the form that this version reads. Writers only know
 * today's form.
 *
 * <p>Applied to what cannot be read as it stands. So a new version of a type must not pass for the
 * old one: it has another name, or a member that must be there and was not.
 */
final class Upcasters {
  /** Member that names the type of an object, where several can stand. */
  static final String TYPE = "type";

  /** What the vendors sent is theirs, whatever it looks like. */
  private static final String VENDORS_WORDS = "origin";

  /** Objects without a name of their own, by the member that they stand in. */
  private static final Map<String, String> UNNAMED =
      Map.of(
          "flow", ContractJson.nameOf(Flow.class),
          "attempts", ContractJson.nameOf(AttemptView.class));

  private static final Map<String, List<Upcaster>> STEPS =
      FirstForms.STEPS.stream().collect(Collectors.groupingBy(Upcaster::type));

  private final Map<String, List<Upcaster>> steps;

  private Upcasters(Map<String, List<Upcaster>> steps) {
    this.steps = steps;
  }

  /**
   * The record in today's form; an equal one if there is nothing to do. The argument is left as it
   * is.
   *
   * @param type what it is to be read as
   */
  static JsonNode upcast(JsonNode record, Class<?> type) {
    return new Upcasters(STEPS).today(record, ContractJson.nameOf(type));
  }

  /** The same by other steps. */
  static JsonNode upcast(JsonNode record, Class<?> type, List<Upcaster> steps) {
    return new Upcasters(steps.stream().collect(Collectors.groupingBy(Upcaster::type)))
        .today(record, ContractJson.nameOf(type));
  }

  private JsonNode today(JsonNode node, String name) {
    return switch (node) {
      case ObjectNode object -> stepped(membersToday(object), name);
      case ArrayNode array -> {
        ArrayNode elements = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(element -> elements.add(today(element, name)));
        yield elements;
      }
      default -> node;
    };
  }

  private ObjectNode membersToday(ObjectNode object) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (var member : object.properties()) {
      String name = member.getKey();
      copy.set(
          name,
          name.equals(VENDORS_WORDS)
              ? member.getValue()
              : today(member.getValue(), UNNAMED.getOrDefault(name, "")));
    }
    return copy;
  }

  private ObjectNode stepped(ObjectNode object, String name) {
    ObjectNode stepped = object;
    for (Optional<Upcaster> next = next(stepped, name);
        next.isPresent();
        next = next(stepped, name)) {
      stepped = next.get().step().apply(stepped);
    }
    return stepped;
  }

  private Optional<Upcaster> next(ObjectNode object, String name) {
    return steps.getOrDefault(nameOf(object, name), List.of()).stream()
        .filter(each -> each.isOld().test(object))
        .findFirst();
  }

  private static String nameOf(ObjectNode object, String unnamed) {
    JsonNode own = object.path(TYPE);
    return own.isString() ? own.stringValue() : unnamed;
  }
}
