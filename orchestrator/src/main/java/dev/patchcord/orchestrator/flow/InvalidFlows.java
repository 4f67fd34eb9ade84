package dev.patchcord.orchestrator.flow;

import java.util.List;

/** A flow file that cannot be used; its message has one line for each problem. */
public final class InvalidFlows extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidFlows(String file, List<Problem> problems) {
    this(
        problems.stream()
            .map(problem -> problem.in(file))
            .reduce((one, next) -> one + "\n" + next)
            .orElse(file));
  }

  InvalidFlows(String message) {
    super(message);
  }
}
