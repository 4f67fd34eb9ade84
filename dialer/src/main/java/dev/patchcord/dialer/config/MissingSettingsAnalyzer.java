package dev.patchcord.dialer.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Turns {@link MissingSettings} into one line instead of a stack trace. First in the order, because
 * Spring's own analyzer of bind errors would otherwise describe the wrapper.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MissingSettingsAnalyzer extends AbstractFailureAnalyzer<MissingSettings> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, MissingSettings cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
  }
}
