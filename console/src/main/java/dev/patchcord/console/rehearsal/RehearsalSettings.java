package dev.patchcord.console.rehearsal;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a rehearsal is played. Without a twin there is no page for it.
 *
 * @param twinUrl base URL of the carrier twin's control API; empty: nobody rehearses here
 * @param ourNumber what callers dial, E.164
 * @param specialists numbers whose phones are played from the page, E.164
 */
@ConfigurationProperties(value = RehearsalSettings.PREFIX, ignoreUnknownFields = false)
public record RehearsalSettings(
    @DefaultValue("") String twinUrl,
    @DefaultValue("") String ourNumber,
    @DefaultValue List<String> specialists) {

  /** Prefix of these settings. */
  public static final String PREFIX = "patchcord.rehearsal";

  /** The setting that switches the page on. */
  public static final String TWIN_URL = PREFIX + ".twin-url";

  public RehearsalSettings {
    specialists = List.copyOf(specialists);
  }

  public boolean isOn() {
    return !twinUrl.isBlank();
  }
}
