package dev.patchcord.console.rehearsal;

import tools.jackson.databind.JsonNode;

/** What a phone's owner hears, in words. */
final class Sounds {
  private Sounds() {}

  static String words(JsonNode heard) {
    String content = heard.path("content").asString("");
    return switch (heard.path("kind").asString("")) {
      case "say" -> "a voice: “" + content + "”";
      case "play" -> "music or a recording: " + content.substring(content.lastIndexOf('/') + 1);
      case "ai" -> "the AI";
      case "people" -> "the other side";
      case "announcement" -> "an announcement: " + content;
      case "recording" -> "the tone, and is recorded";
      case "application-error" -> "Twilio's “an application error has occurred”";
      default -> content.isBlank() ? "nothing" : content;
    };
  }
}
