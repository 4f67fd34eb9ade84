package dev.patchcord.contract.wire;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step of a record from an old form to the next, as JSON: it must not use today's classes,
 * which will change, while the step it takes never does.
 *
 * @param type name of the old type, for example {@code patchcord.leg-progressed.v1}
 * @param isOld which objects of that name have the old form
 * @param step gets a copy that it may change, and returns the next form
 */
record Upcaster(String type, Predicate<ObjectNode> isOld, UnaryOperator<ObjectNode> step) {

  /** From one version of a type to the next: the usual case. */
  static Upcaster version(String from, String to, UnaryOperator<ObjectNode> step) {
    return new Upcaster(from, _ -> true, old -> step.apply(old).put(Upcasters.TYPE, to));
  }

  /**
   * From a form that was changed without a new version: only the members tell.
   *
   * @param missing a member that the old form never has and the next one always has
   */
  static Upcaster form(String type, String missing, UnaryOperator<ObjectNode> step) {
    return new Upcaster(type, object -> !object.has(missing), step);
  }
}
