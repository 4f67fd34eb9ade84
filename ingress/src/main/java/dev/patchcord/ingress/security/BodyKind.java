package dev.patchcord.ingress.security;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a body claims to be. */
enum BodyKind {
  FORM,
  MULTIPART,
  JSON,
  UNSTATED,
  OTHER;

  /** The kind for a {@code Content-Type}, which is null where there was none. */
  static BodyKind of(@Nullable String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return UNSTATED;
    }
    return switch (contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
      case "application/x-www-form-urlencoded" -> FORM;
      case "multipart/form-data" -> MULTIPART;
      case "application/json" -> JSON;
      default -> OTHER;
    };
  }
}
