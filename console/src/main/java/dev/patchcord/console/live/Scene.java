package dev.patchcord.console.live;

import java.util.Map;

/** What one kind of viewer sees of one page. */
public interface Scene {

  /** The same for two viewers who see the same: it is then rendered once for both. */
  String key();

  /**
   * False for a scene of one viewer alone: it is then rendered by itself, so that it keeps nobody
   * waiting while it asks Kafka.
   */
  default boolean isShared() {
    return true;
  }

  /**
   * HTML by the name of the place where it stands; a place that has not changed may be left out.
   */
  Map<String, String> fragments();
}
