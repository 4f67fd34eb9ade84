package dev.patchcord.ingress.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Tells {@link RefusedSettings} in one line instead of a stack trace. Found by Spring Boot through
 * {@code META-INF/spring.factories}.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusedSettingsReporter implements SpringBootExceptionReporter {

  /** Called by Spring Boot, which demands this parameter. */
  @SuppressWarnings("unused") // The context is not needed to tell a missing setting.
  RefusedSettingsReporter(@Nullable ConfigurableApplicationContext context) {}

  @Override
  public boolean reportException(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RefusedSettings) {
        System.err.println(cause.getMessage());
        return true;
      }
    }
    return false;
  }
}
