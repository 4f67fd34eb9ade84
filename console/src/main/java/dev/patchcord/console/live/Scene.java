package dev.patchcord.console.live;

import java.util.Map;

/** What one kind of viewer sees of one page. */
public interface Scene {

  /** The same for two viewers who see the same: it is then rendered once for both. */
  String key();

  /** HTML by the name of the place where it stands. */
  Map<String, String> fragments();
}
