package dev.patchcord.sandbox.twin.twiml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A verb or noun of a document.
 *
 * @param text its own text, trimmed
 */
record Element(String name, Map<String, String> attributes, List<Element> children, String text) {

  Element {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  Optional<String> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  /** An attribute that is on or off. */
  boolean flag(String name, boolean otherwise) {
    return attribute(name).map(Boolean::parseBoolean).orElse(otherwise);
  }

  /** A number; the default also for text that is none, as Twilio takes it with a warning. */
  int number(String name, int otherwise) {
    return attribute(name)
        .filter(text -> text.matches("\\d{1,6}"))
        .map(Integer::parseInt)
        .orElse(otherwise);
  }
}
