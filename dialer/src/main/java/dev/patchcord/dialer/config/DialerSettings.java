package dev.patchcord.dialer.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The dialer's own settings; defaults and their reasons are in {@code dialer.yml}.
 *
 * @param instance name of this instance, in the source of its outcomes and in its claims
 * @param maxRunning requests to the carrier at one time
 * @param callsPerSecond how many calls the carrier lets the account make per second, shared by all
 *     dialers; 0 for no limit
 * @param maxWaiting commands received but not finished, above which no more are read
 * @param patience how long a command other than a dial is asked again after 429; a dial has its own
 *     {@code notAfter}
 * @param firstBackoff wait before the second post after 429
 * @param longestBackoff ceiling of that wait, which doubles each time
 * @param handOver longest wait for running commands when partitions move or the dialer stops
 * @param tenure age at which the last proof of owning a partition is too old to post a dial; must
 *     be well below the consumer's session timeout
 * @param commitInterval how often finished commands are committed
 * @param clockMargin how far apart the clocks of two machines may be, for reading claims
 * @param twilio the carrier
 */
@ConfigurationProperties(prefix = "patchcord.dialer", ignoreUnknownFields = false)
public record DialerSettings(
    String instance,
    int maxRunning,
    double callsPerSecond,
    int maxWaiting,
    Duration patience,
    Duration firstBackoff,
    Duration longestBackoff,
    Duration handOver,
    Duration tenure,
    Duration commitInterval,
    Duration clockMargin,
    TwilioSettings twilio) {

  public DialerSettings {
    if (maxRunning < 1 || maxWaiting < 1) {
      throw new MissingSettings(
          "The dialer cannot start: patchcord.dialer.max-running and max-waiting must be at least 1.");
    }
    if (!(callsPerSecond >= 0) || Double.isInfinite(callsPerSecond)) {
      throw new MissingSettings(
          "The dialer cannot start: patchcord.dialer.calls-per-second must be 0 (no limit) or more, but is "
              + callsPerSecond
              + ".");
    }
  }

  /** CloudEvents source of what this instance writes. */
  public String source() {
    return "/patchcord/dialer/" + instance;
  }
}
