package dev.patchcord.orchestrator.call;

import org.jspecify.annotations.Nullable;

/**
 * The caller's leg.
 *
 * @param from caller's number; empty until an arrival says it
 * @param to dialled number; empty until an arrival says it
 * @param inRoom true between joining the room and leaving it
 * @param room the latest room that the caller was in (ConferenceSid); null before the first
 */
public record Caller(String from, String to, boolean inRoom, @Nullable String room) {

  static Caller unknown() {
    return new Caller("", "", false, null);
  }

  Caller numbered(String caller, String dialled) {
    return new Caller(from.isEmpty() ? caller : from, to.isEmpty() ? dialled : to, inRoom, room);
  }

  Caller joined(String conferenceSid) {
    return new Caller(from, to, true, conferenceSid);
  }

  Caller left() {
    return new Caller(from, to, false, room);
  }
}
