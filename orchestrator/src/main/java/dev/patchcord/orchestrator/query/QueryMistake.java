package dev.patchcord.orchestrator.query;

/** A query that cannot be understood: one line that says where and what was expected. */
public final class QueryMistake extends RuntimeException {
  private static final long serialVersionUID = 1L;

  QueryMistake(Token found, String expected) {
    super(
        "%s at column %d, but found %s"
            .formatted(expected, found.column(), found.isEnd() ? "the end" : found.quoted()));
  }
}
