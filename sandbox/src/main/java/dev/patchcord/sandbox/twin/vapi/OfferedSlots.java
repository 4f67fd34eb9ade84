package dev.patchcord.sandbox.twin.vapi;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The moments that a tool result named, as a model reads them out of it: so that a scripted
 * assistant can book what it was offered.
 */
final class OfferedSlots {
  private static final Pattern MOMENT =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})");
  private static final Pattern SLOT = Pattern.compile("\\{slot-([1-9]\\d?)}");

  private OfferedSlots() {}

  /** ISO 8601 moments with an offset, each once, in the order of the text. */
  static List<String> in(String result) {
    return MOMENT.matcher(result).results().map(found -> found.group()).distinct().toList();
  }

  /** The arguments with {@code {slot-n}} replaced; one that was not offered stays as it is. */
  static JsonNode fill(JsonNode arguments, List<String> slots) {
    if (arguments.isString()) {
      String filled =
          SLOT.matcher(arguments.stringValue())
              .replaceAll(
                  found -> {
                    int slot = Integer.parseInt(found.group(1));
                    return Matcher.quoteReplacement(
                        slot <= slots.size() ? slots.get(slot - 1) : found.group());
                  });
      return VapiJson.tree(filled);
    }
    if (arguments.isArray()) {
      ArrayNode filled = VapiJson.object().putArray("filled");
      arguments.forEach(one -> filled.add(fill(one, slots)));
      return filled;
    }
    if (arguments.isObject()) {
      ObjectNode filled = VapiJson.object();
      arguments
          .properties()
          .forEach(member -> filled.set(member.getKey(), fill(member.getValue(), slots)));
      return filled;
    }
    return arguments;
  }
}
