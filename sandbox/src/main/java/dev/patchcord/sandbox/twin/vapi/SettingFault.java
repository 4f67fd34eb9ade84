package dev.patchcord.sandbox.twin.vapi;

import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says in one line why a setting cannot be obeyed, and what can. */
final class SettingFault {
  private static final Map<Class<?>, String> FORMS =
      Map.of(
          Duration.class, "a duration like PT5S",
          int.class, "a whole number",
          String.class, "text");

  private SettingFault() {}

  static String line(JacksonException fault, VapiBehaviour inForce) {
    return switch (fault) {
      case UnrecognizedPropertyException unknown ->
          "no setting %s; there are %s"
              .formatted(
                  unknown.getPropertyName(),
                  String.join(", ", new TreeSet<>(VapiJson.names(inForce))));
      case ValueInstantiationException refused when refused.getCause() != null ->
          String.valueOf(refused.getCause().getMessage());
      case InvalidFormatException misfit when misfit.getTargetType().isEnum() ->
          "%s must be one of %s".formatted(setting(misfit), words(misfit.getTargetType()));
      case MismatchedInputException misfit ->
          "%s must be %s"
              .formatted(
                  setting(misfit),
                  FORMS.getOrDefault(misfit.getTargetType(), "given and of the right form"));
      default -> "body is not JSON: " + fault.getOriginalMessage();
    };
  }

  private static String setting(JacksonException fault) {
    return fault.getPath().stream()
        .map(step -> String.valueOf(step.getPropertyName()))
        .collect(Collectors.joining("."));
  }

  private static String words(Class<?> enumeration) {
    return Stream.of(enumeration.getEnumConstants())
        .map(constant -> VapiJson.tree(constant).asString(""))
        .collect(Collectors.joining(", "));
  }
}
