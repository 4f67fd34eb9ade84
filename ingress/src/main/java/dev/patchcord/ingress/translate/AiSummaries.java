package dev.patchcord.ingress.translate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a message of Vapi says the talk was about. */
final class AiSummaries {
  /** Turns of a talk that stand for it where nobody has summed it up. */
  private static final int LAST_TURNS = 6;

  private static final int LONGEST = 600;

  private AiSummaries() {}

  /**
   * The summary that Vapi made (the report's {@code analysis.summary}; in captures of 2024 {@code
   * summary} beside it), else the last turns of the talk as Vapi tells them so far; null if the
   * message has neither.
   */
  static @Nullable String of(JsonNode message) {
    for (JsonNode summary :
        List.of(message.path("analysis").path("summary"), message.path("summary"))) {
      if (summary.isString() && !summary.asString().isBlank()) {
        return oneLine(summary.asString());
      }
    }
    return switch (message.path("type").asString("")) {
      case "conversation-update", "end-of-call-report" -> lastTurns(message);
      default -> null;
    };
  }

  private static @Nullable String lastTurns(JsonNode message) {
    JsonNode messages = message.path("messages");
    if (!messages.isArray() || messages.isEmpty()) {
      messages = message.path("artifact").path("messages");
    }
    List<String> turns = new ArrayList<>();
    for (JsonNode turn : messages) {
      JsonNode text = turn.path("message").isString() ? turn.path("message") : turn.path("content");
      String who =
          switch (turn.path("role").asString("")) {
            case "user" -> "Caller: ";
            case "bot", "assistant" -> "Assistant: ";
            default -> "";
          };
      if (!who.isEmpty() && text.isString() && !text.asString().isBlank()) {
        turns.add(who + text.asString());
      }
    }
    if (turns.isEmpty()) {
      return null;
    }
    List<String> last = turns.subList(Math.max(0, turns.size() - LAST_TURNS), turns.size());
    String told = oneLine(String.join(" ", last));
    return told.length() <= LONGEST ? told : "..." + told.substring(told.length() - LONGEST);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
