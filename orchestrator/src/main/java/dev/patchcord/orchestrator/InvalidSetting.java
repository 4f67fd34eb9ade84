package dev.patchcord.orchestrator;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A setting that is missing or makes no sense: the start stops with one line that says which. */
final class InvalidSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidSetting(String setting, String value, String expected) {
    super(
        value.isBlank()
            ? "%s is not set: expected %s".formatted(setting, expected)
            : "%s is %s: expected %s".formatted(setting, value, expected));
  }

  /** Found by Spring Boot through {@code META-INF/spring.factories}. */
  @Order(Ordered.HIGHEST_PRECEDENCE)
  static final class Analyzer implements FailureAnalyzer {
    @Override
    public @org.jspecify.annotations.Nullable FailureAnalysis analyze(Throwable failure) {
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        if (cause instanceof InvalidSetting) {
          return new FailureAnalysis(cause.getMessage(), null, failure);
        }
      }
      return null;
    }
  }
}
