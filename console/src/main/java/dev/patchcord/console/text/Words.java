package dev.patchcord.console.text;

import dev.patchcord.orchestrator.timeline.TimeWords;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How templates write what is not a text yet. */
public final class Words {
  private static final int SHORT_SID = 12;
  private static final int TAIL = 6;

  /** {@code 12:00:05}, UTC; empty for null. */
  public String clock(@Nullable Instant moment) {
    return moment == null ? "" : TimeWords.clock(moment).substring(0, "HH:mm:ss".length());
  }

  /** {@code 2026-11-22 12:00:05}, UTC; empty for null. */
  public String day(@Nullable Instant moment) {
    return moment == null ? "" : TimeWords.day(moment).substring(0, "uuuu-MM-dd HH:mm:ss".length());
  }

  /** A SID by its beginning and its end, since these differ. */
  public String brief(String sid) {
    return sid.length() <= SHORT_SID
        ? sid
        : sid.substring(0, 2) + "…" + sid.substring(sid.length() - TAIL);
  }
}
