package dev.patchcord.dialer.listen;

import dev.patchcord.dialer.lane.Earlier;
import java.time.Instant;
import java.util.Map;

/** What dialers before us left in the log. */
@FunctionalInterface
interface Claims {

  /**
   * Reads what was done to the commands of a partition.
   *
   * @param partition of {@code call-commands}
   * @param since earliest timestamp of its commands that are not committed
   * @return by command id; absent means nothing
   */
  Map<String, Earlier> read(int partition, Instant since);
}
