package dev.patchcord.console.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells refused settings in one line instead of a stack trace. */
final class RefusedSettingsReporter extends AbstractFailureAnalyzer<RefusedSettings> {

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, RefusedSettings cause) {
    return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
  }
}
