package dev.patchcord.contract.wire;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;

/** Says in one line why JSON is not the record that it should be. */
final class Refusals {
  private static final Pattern TYPE_NAME =
      Pattern.compile("patchcord\\.[a-z-]{1,60}\\.v[0-9]{1,4}");
  private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]{0,59}");

  private Refusals() {}

  /**
   * The refusal.
   *
   * @param expected what it was read as
   */
  static UnreadableRecord of(Class<?> expected, JacksonException cause) {
    String beginning = "expected a " + expected.getSimpleName() + ", but ";
    return switch (cause) {
      case InvalidTypeIdException type
          when type.getTypeId() != null && TYPE_NAME.matcher(type.getTypeId()).matches() ->
          unknownType(beginning, type);
      case InvalidFormatException format
          when format.getTargetType() != null
              && format.getTargetType().isEnum()
              && format.getValue() instanceof String word
              && CONSTANT.matcher(word).matches() ->
          UnreadableRecord.tooNew(
              beginning
                  + "%s is no %s that this version knows, at %s"
                      .formatted(word, format.getTargetType().getSimpleName(), path(cause)),
              cause);
      default -> new UnreadableRecord(beginning + cause.getOriginalMessage(), cause);
    };
  }

  private static UnreadableRecord unknownType(String beginning, InvalidTypeIdException cause) {
    String name = cause.getTypeId();
    return ContractJson.typeNames().contains(name)
        ? new UnreadableRecord(beginning + "found a " + name, cause)
        : UnreadableRecord.tooNew(
            beginning + "%s is no type that this version knows".formatted(name), cause);
  }

  private static String path(JacksonException cause) {
    return cause.getPath().stream()
        .map(
            each ->
                each.getPropertyName() == null
                    ? Integer.toString(each.getIndex())
                    : each.getPropertyName())
        .collect(Collectors.joining("."));
  }
}
