package dev.patchcord.sandbox.twin.control;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what people write by hand: a misspelt member is an error, not a script that does nothing.
 */
@Component
final class ControlJson {
  private final JsonMapper strict =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * Reads a body.
   *
   * @throws IllegalArgumentException with one line for people
   */
  <T> T read(@Nullable String body, Class<T> type) {
    try {
      T value = strict.readValue(body == null ? "" : body, type);
      if (value == null) {
        throw new IllegalArgumentException("the body must be a JSON object");
      }
      return value;
    } catch (JacksonException e) {
      Throwable cause = e.getCause() instanceof IllegalArgumentException ? e.getCause() : e;
      String line =
          cause instanceof JacksonException json ? json.getOriginalMessage() : cause.getMessage();
      throw new IllegalArgumentException(
          String.valueOf(line).lines().findFirst().orElse("the body is not JSON"), e);
    }
  }
}
